package veridian.ipc.crosscheck;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.kernel.KernelState;
import veridian.ipc.spec.Accounts;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.SpecState;

/** All that a state means, the kernel's or the specification's, in the specification's ids. */
record Meaning(PlainState plain, Accounts accounts) {

    static Meaning of(SpecState state) {
        return new Meaning(new PlainState(state.view(), state.scheduling()), state.accounts());
    }

    static Meaning of(KernelState state, Binding binding) {
        return new Meaning(SpecIds.plain(state, binding), SpecIds.accounts(state.accounts(), binding));
    }

    /** Where this and another differ: a line each, empty if they are equal. */
    List<String> differencesTo(Meaning other) {
        List<String> lines = new ArrayList<>(plain.differencesTo(other.plain));
        if (!accounts.equals(other.accounts)) {
            lines.add("accounts: " + accounts + " / " + other.accounts);
        }
        return lines;
    }
}
