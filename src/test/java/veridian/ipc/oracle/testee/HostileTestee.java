package veridian.ipc.oracle.testee;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A testee that misbehaves in the way its argument names. Uses the JDK alone, so that it starts quickly. */
public final class HostileTestee {

    private static final String LIMITS = "{\"maxProcesses\":4,\"maxPids\":12,\"maxEndpoints\":5,\"maxEndpointIds\":14,"
        + "\"defaultCapacity\":2,\"maxCapacity\":3,\"maxGeneration\":2}";
    static final String HANDSHAKE = "{\"hello\":\"veridian-ipc-testee\",\"version\":1,\"implementation\":\"hostile\","
        + "\"groups\":[\"core\"],\"limits\":" + LIMITS + ",\"reset\":true}";

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private HostileTestee() {
    }

    /** Misbehaves. */
    public static void main(String[] args) throws Exception {
        new HostileTestee().be(args[0]);
    }

    private void be(String mode) throws Exception {
        switch (mode) {
            case "silent" -> sleep();
            case "ends-at-once" -> System.exit(3);
            case "other-version" -> say(HANDSHAKE.replace("\"version\":1", "\"version\":2"));
            case "no-core" -> say(HANDSHAKE.replace("core", "channel"));
            case "half-a-handshake" -> raw(HANDSHAKE.substring(0, 30).getBytes(StandardCharsets.UTF_8));
            case "greets-unasked" -> greetUnasked();
            case "deaf" -> deaf();
            default -> converse(mode);
        }
    }

    private void greetUnasked() throws Exception {
        for (int i = 0; i < 3; i++) {
            say(HANDSHAKE);
        }
        sleep();
    }

    /** Answers steps 1, 2, 3, ... without reading a line. */
    private void deaf() throws Exception {
        say(HANDSHAKE);
        for (int step = 1; step < 1_000_000; step++) {
            say("{\"step\":" + step + ",\"result\":\"NOT_INITIALIZED\"}");
        }
        sleep();
    }

    private void converse(String mode) throws Exception {
        in.readLine();
        say(HANDSHAKE);
        int step = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.contains("reset")) {
                step = 0;
                say(line);
            } else {
                step++;
                answer(mode, step);
            }
        }
        if (mode.equals("does-not-end")) {
            sleep();
        }
        if (mode.equals("last-word")) {
            say("bye");
        }
    }

    private void answer(String mode, int step) throws Exception {
        String good = "{\"step\":" + step + ",\"result\":\"NOT_INITIALIZED\"}";
        switch (mode) {
            case "falls-silent" -> sleep();
            case "slow" -> {
                Thread.sleep(400);
                say(good);
            }
            case "chatty" -> say(" ".repeat(5_000_000) + good);
            case "endless-line" -> endlessLine();
            case "invalid-utf8" -> raw(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}', '\n'});
            case "half-a-line" -> {
                raw(good.substring(0, 12).getBytes(StandardCharsets.UTF_8));
                System.exit(0);
            }
            case "out-of-order" -> say(good.replace("\"step\":" + step, "\"step\":" + (step + 1)));
            case "twice" -> {
                say(good);
                say(good);
            }
            case "wrong-types" -> say("{\"step\":\"" + step + "\",\"result\":[1,{}]}");
            case "deep" -> say("{\"step\":".repeat(100_000));
            case "not-json" -> say("Segmentation fault (core dumped)");
            case "empty-lines" -> say("");
            case "huge-number" -> say("{\"step\":1" + "0".repeat(3000) + ",\"result\":\"OK\"}");
            case "crash" -> {
                if (step == 2) {
                    System.err.println("kernel panic: at step 2");
                    Runtime.getRuntime().halt(42);
                }
                say(good);
            }
            case "endless-stderr" -> endlessErrors();
            case "leaves-children" -> {
                new ProcessBuilder("sleep", "1000").inheritIO().start();
                say(good.replace("NOT_INITIALIZED", "QUEUE_FULL"));
            }
            case "leaves-orphans" -> {
                new ProcessBuilder("sh", "-c", "sleep 1000 & sleep 1000 &").inheritIO().start().waitFor();
                System.exit(0);
            }
            default -> say(good);
        }
    }

    private void endlessLine() {
        byte[] chunk = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        while (!out.checkError()) {
            out.write(chunk, 0, chunk.length);
        }
    }

    private static void endlessErrors() {
        while (!System.err.checkError()) {
            System.err.println("oh no");
        }
    }

    private void say(String line) {
        raw((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void raw(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    private static void sleep() throws InterruptedException, IOException {
        Thread.sleep(1_000_000);
    }
}
