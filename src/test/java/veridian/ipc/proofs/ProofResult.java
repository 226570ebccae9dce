package veridian.ipc.proofs;

import java.util.List;

/**
 * What KeY said about one obligation.
 *
 * @param id     the obligation
 * @param status {@link #PROVED} or {@link #OPEN}; there is no third answer
 * @param nodes  size of the proof tree
 * @param millis time taken; never part of a verdict
 * @param uses   the contracts that the proof rests on, sorted; those of the library carry their full class name
 * @param reason why it is open, empty if it is proved
 */
record ProofResult(String id, String status, int nodes, long millis, List<String> uses, String reason) {

    static final String PROVED = "proved";
    static final String OPEN = "open";

    /** A result for an obligation that no prover finished with. */
    static ProofResult open(String id, String reason) {
        return new ProofResult(id, OPEN, 0, 0, List.of(), reason);
    }

    /** The same attempt, which found that the contract holds whatever it promises: no proof. */
    ProofResult vacuous() {
        return new ProofResult(id, OPEN, nodes, millis, uses, "vacuous: it could as well promise false");
    }

    boolean isProved() {
        return status.equals(PROVED);
    }
}
