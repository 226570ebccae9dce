package veridian.ipc.report;

/** The evidence does not suffice; ends the build. */
final class NotAssured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAssured(String message) {
        super(message, null, false, false);
    }
}
