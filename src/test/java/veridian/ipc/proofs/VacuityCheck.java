package veridian.ipc.proofs;

import de.uka.ilkd.key.java.Services;
import de.uka.ilkd.key.ldt.JavaDLTheory;
import de.uka.ilkd.key.logic.Term;
import de.uka.ilkd.key.logic.op.JFunction;
import de.uka.ilkd.key.speclang.Contract;
import de.uka.ilkd.key.speclang.FunctionalOperationContract;
import java.util.Optional;
import org.key_project.logic.Name;

/**
 * Looks for contracts that are proved because nothing can happen: their precondition contradicts itself or an invariant, or what is
 * called promises a contradiction. Then anything can be proved of the method.
 *
 * <p>So it is asked to promise something of which nothing is known, and must not. That is {@code ensures false} and
 * {@code signals (Exception e) false}, but for one thing: KeY knows without a look at the method that no method ensures {@code false}.
 */
final class VacuityCheck {

    private static final Name ANYTHING = new Name("anything");
    /** For what is very short: KeY then closes goals in another order. */
    private static final int SLACK = 100;

    private VacuityCheck() {
    }

    /** The same case, with the same premises and frame, that promises anything; empty for what is no case of a method's contract. */
    static Optional<Contract> promisingAnything(Contract contract, Services services) {
        if (!(contract instanceof FunctionalOperationContract operation)) {
            return Optional.empty();
        }
        Term promised = operation.getPost();
        Term anything = services.getTermBuilder().func(new JFunction(ANYTHING, JavaDLTheory.FORMULA));
        return Optional.of(operation.map(term -> term == promised ? anything : term, services));
    }

    /** A contradiction that the proof rests on is found in about as many steps as the proof took; a long proof is not made twice. */
    static int maxSteps(ProofResult proved) {
        return Math.min(proved.nodes() + SLACK, KeySettings.MAX_VACUITY_STEPS);
    }
}
