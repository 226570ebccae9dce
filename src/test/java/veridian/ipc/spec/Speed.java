package veridian.ipc.spec;

import java.util.List;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;

/** Measures the oracle's steps a second; not a test. */
public final class Speed {

    private Speed() {
    }

    public static void main(String[] args) {
        long start = System.nanoTime();
        SpecOracle oracle = SpecOracle.load(new Limits(8, 1 << 22, 32, 1 << 22, 4, 8, 65535));
        System.out.println("loaded in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        for (int round = 0; round < 6; round++) {
            for (boolean view : new boolean[] {false, true}) {
                run(oracle, round, view);
            }
        }
    }

    private static void run(SpecOracle oracle, int seed, boolean view) {
        Walk walk = new Walk(seed, 8, 24);
        SpecState state = oracle.initial();
        state = oracle.step(state, Call.INIT, List.of()).next();
        int steps = 100_000;
        int ok = 0;
        int weight = 0;
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            Call call = walk.call();
            List<Datum> arguments = walk.arguments(call);
            Verdict verdict = oracle.step(state, call, arguments);
            if (verdict.outcome().isOk()) {
                ok++;
                if (verdict.outcome().value() != null) {
                    walk.learn(verdict.outcome().value());
                }
            }
            state = verdict.next();
            if (view) {
                weight += state.view().endpoints().size();
            }
        }
        long ns = System.nanoTime() - start;
        System.out.println((view ? "with view " : "") + steps * 1_000_000_000L / ns + " steps/s, " + ok * 100 / steps
            + "% OK, endpoints " + state.view().endpoints().size() + " " + weight);
    }
}
