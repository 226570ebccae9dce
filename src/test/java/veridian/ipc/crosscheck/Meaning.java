package veridian.ipc.crosscheck;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.kernel.KernelState;
import veridian.ipc.spec.Accounts;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.SpecState;
import veridian.ipc.trace.Limits;

/** All that a state means, the kernel's or the specification's, in the specification's ids. */
record Meaning(PlainState plain, Accounts accounts, MemoryMeaning memory) {

    static Meaning of(SpecState state, Limits limits) {
        return new Meaning(new PlainState(state.view(), state.scheduling()), state.accounts(),
            MemoryMeaning.of(state.memory(), limits.memory()));
    }

    static Meaning of(KernelState state, KernelIds ids, Limits limits) {
        return new Meaning(SpecIds.plain(state, ids), SpecIds.accounts(state.accounts(), ids),
            MemoryMeaning.of(state.memory(), ids, limits.memory()));
    }

    /** Where this and another differ: a line each, empty if they are equal. */
    List<String> differencesTo(Meaning other) {
        List<String> lines = new ArrayList<>(plain.differencesTo(other.plain));
        if (!accounts.equals(other.accounts)) {
            lines.add("accounts: " + accounts + " / " + other.accounts);
        }
        if (!memory.equals(other.memory)) {
            lines.add("memory: " + memory + " / " + other.memory);
        }
        return lines;
    }
}
