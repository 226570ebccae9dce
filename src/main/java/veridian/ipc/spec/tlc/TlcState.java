package veridian.ipc.spec.tlc;

import tlc2.tool.TLCState;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.Accounts;
import veridian.ipc.spec.MemoryState;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.SpecState;

/** A TLC state whose values are concrete, so that it holds on to no earlier state. */
final class TlcState implements SpecState {

    final TLCState state;

    TlcState(TLCState state) {
        this.state = state;
    }

    @Override
    public AbstractState view() {
        return StateView.of(state);
    }

    @Override
    public PlainState.Scheduling scheduling() {
        return PlainStates.scheduling(state);
    }

    @Override
    public Accounts accounts() {
        return StateView.accounts(state);
    }

    @Override
    public MemoryState memory() {
        return StateView.memory(state);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlcState tlc && state.equals(tlc.state);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(state.fingerPrint());
    }

    @Override
    public String toString() {
        return state.toString();
    }
}
