package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Proves the obligations of a kernel in several JVMs, because KeY gives wrong results with two proofs in one.
 *
 * <p>Each process takes the next obligation when it has finished one, the expensive ones first as far as an earlier run
 * tells, so that no process ends up with all the slow ones behind each other.
 */
final class KeyPool {

    /** All that a run found out. */
    record Outcome(KeyWorker.Loaded loaded, SortedMap<String, ProofResult> results) {
    }

    /** Is told how far the run is, by one thread at a time or several. */
    interface Listener {

        void start(int obligations);

        void finished(ProofResult result);
    }

    private final Path kernel;
    private final int maxSteps;
    private final int processes;
    private final Listener listener;

    KeyPool(Path kernel, int maxSteps, int processes, Listener listener) {
        this.kernel = kernel;
        this.maxSteps = maxSteps;
        this.processes = processes;
        this.listener = listener;
    }

    /**
     * Proves those obligations whose id is {@code wanted}.
     *
     * @param cost what an obligation took in an earlier run; only the order depends on it
     */
    Outcome prove(Predicate<String> wanted, Map<String, Long> cost) throws IOException, InterruptedException {
        List<KeyProcess> started = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                started.add(new KeyProcess(kernel)); // all at once: to read the kernel takes KeY longer than most proofs
            }
            KeyWorker.Loaded loaded = started.get(0).loaded();
            if (!loaded.error().isEmpty()) {
                throw new IOException("KeY cannot read " + kernel + ": " + loaded.error());
            }
            Queue<String> queue = queue(loaded, wanted, cost);
            listener.start(queue.size());
            return new Outcome(loaded, proveAll(started, queue));
        } finally {
            started.forEach(KeyProcess::close);
        }
    }

    private static Queue<String> queue(KeyWorker.Loaded loaded, Predicate<String> wanted, Map<String, Long> cost) {
        return new ConcurrentLinkedQueue<>(loaded.obligations().stream()
                .map(Obligation::id)
                .filter(wanted)
                .sorted(Comparator.comparingLong(id -> -cost.getOrDefault(id, Long.MAX_VALUE)))
                .toList());
    }

    /** @param started of these the first has said what it read */
    private SortedMap<String, ProofResult> proveAll(List<KeyProcess> started, Queue<String> queue)
            throws IOException, InterruptedException {
        SortedMap<String, ProofResult> results = new ConcurrentSkipListMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        try {
            List<Future<?>> running = new ArrayList<>();
            running.add(threads.submit(() -> drain(started.get(0), queue, results)));
            for (KeyProcess other : started.subList(1, started.size())) {
                running.add(threads.submit(() -> drain(ready(other), queue, results)));
            }
            for (Future<?> share : running) {
                share.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("proving " + kernel + " failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return new TreeMap<>(results);
    }

    private static KeyProcess ready(KeyProcess process) throws IOException {
        process.loaded();
        return process;
    }

    /** Works on the queue; a process that dies leaves its obligation open and is replaced. */
    private Void drain(KeyProcess given, Queue<String> queue, Map<String, ProofResult> results) throws IOException {
        KeyProcess process = given;
        try {
            for (String id = queue.poll(); id != null; id = queue.poll()) {
                ProofResult result;
                try {
                    result = process.prove(id, maxSteps);
                } catch (IOException e) {
                    result = ProofResult.open(id, "the prover process died: " + e.getMessage());
                    process.close();
                    process = ready(new KeyProcess(kernel));
                }
                results.put(id, result);
                listener.finished(result);
            }
        } finally {
            process.close();
        }
        return null;
    }
}
