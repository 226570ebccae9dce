package veridian.ipc.proofs;

import de.uka.ilkd.key.pp.LogicPrinter;
import de.uka.ilkd.key.proof.Goal;
import de.uka.ilkd.key.proof.Proof;
import de.uka.ilkd.key.proof.init.ProofInputException;
import de.uka.ilkd.key.prover.impl.ApplyStrategyInfo;
import de.uka.ilkd.key.speclang.Contract;
import de.uka.ilkd.key.util.ProofStarter;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Proves obligations of a loaded kernel, one after the other, without interaction. */
final class KeyProver {

    private final KeyKernel kernel;

    KeyProver(KeyKernel kernel) {
        this.kernel = kernel;
    }

    /** Tries to prove one obligation. Whatever goes wrong makes it open and is told in the result. */
    ProofResult prove(String id, int maxSteps) {
        return prove(id, maxSteps, sequent -> { });
    }

    /** As {@link #prove(String, int)}; gives the text of each goal left open to {@code openGoals}. */
    ProofResult prove(String id, int maxSteps, Consumer<String> openGoals) {
        try {
            Contract contract = kernel.contract(id);
            ProofResult result = prove(id, contract, maxSteps, openGoals);
            return result.isProved() && isVacuous(contract, result) ? result.vacuous() : result;
        } catch (ProofInputException | RuntimeException | StackOverflowError e) {
            return ProofResult.open(id, e.toString());
        }
    }

    private ProofResult prove(String id, Contract contract, int maxSteps, Consumer<String> openGoals)
            throws ProofInputException {
        long start = System.nanoTime();
        Proof proof = createProof(contract);
        try {
            ApplyStrategyInfo info = run(proof, maxSteps);
            proof.openGoals().forEach(goal -> openGoals.accept(print(goal, proof)));
            return result(id, proof, info, start);
        } finally {
            proof.dispose();
        }
    }

    private boolean isVacuous(Contract contract, ProofResult proved) throws ProofInputException {
        var twin = VacuityCheck.promisingAnything(contract, kernel.environment().getServices());
        return twin.isPresent() && prove(proved.id(), twin.get(), VacuityCheck.maxSteps(proved), goal -> { }).isProved();
    }

    private Proof createProof(Contract contract) throws ProofInputException {
        var environment = kernel.environment();
        return environment.createProof(contract.createProofObl(environment.getInitConfig(), contract));
    }

    private ApplyStrategyInfo run(Proof proof, int maxSteps) {
        ProofStarter starter = new ProofStarter(false);
        starter.init(proof);
        starter.setStrategyProperties(KeySettings.strategyFor(proof));
        starter.setMaxRuleApplications(maxSteps);
        return starter.start();
    }

    private ProofResult result(String id, Proof proof, ApplyStrategyInfo info, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        boolean proved = proof.closed() && !info.isError();
        return new ProofResult(id, proved ? ProofResult.PROVED : ProofResult.OPEN, proof.countNodes(), millis,
                usedContracts(proof), proved ? "" : reason(proof, info));
    }

    private List<String> usedContracts(Proof proof) {
        var used = new TreeSet<String>();
        proof.mgt().getUsedContracts().forEach(contract -> used.add(kernel.nameOf(contract)));
        return List.copyOf(used);
    }

    private static String reason(Proof proof, ApplyStrategyInfo info) {
        if (info.isError()) {
            return "KeY failed: " + info.getException();
        }
        return proof.openGoals().size() + " open goals: " + info.reason();
    }

    private static String print(Goal goal, Proof proof) {
        return LogicPrinter.quickPrintSequent(goal.sequent(), proof.getServices());
    }
}
