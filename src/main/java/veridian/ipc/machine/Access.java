package veridian.ipc.machine;

/** What is done at a user address, with its bit in the permissions of a region (SHM-2). */
enum Access {
    READ(1),
    WRITE(2);

    final int bit;

    Access(int bit) {
        this.bit = bit;
    }

    boolean isAllowedBy(int permissions) {
        return (permissions & bit) != 0;
    }
}
