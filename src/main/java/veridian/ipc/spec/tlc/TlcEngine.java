package veridian.ipc.spec.tlc;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.util.FP64;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.Value;
import util.ToolIO;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.SpecCheck;
import veridian.ipc.spec.SpecEngine;
import veridian.ipc.spec.SpecException;
import veridian.ipc.spec.SpecState;
import veridian.ipc.spec.Verdict;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/** A specification in TLC. One for each class loader. */
public final class TlcEngine implements SpecEngine {

    private static final String OK = "OK";

    private final FastTool tool;
    private final Codec codec;
    private final Checks checks;
    private final Map<Call, Operators> operators = new EnumMap<>(Call.class);
    private final Map<String, IpcError> errors = new HashMap<>();
    private final TlcState initial;
    private final PlainStates plainStates;

    /**
     * Loads the specification.
     *
     * @param directory where the configuration is
     * @param root the root module and the configuration's name
     * @param find from a module's file name to its file
     * @throws SpecException if TLC refuses it; the message has what TLC said
     */
    public TlcEngine(Path directory, String root, Function<String, Path> find, Limits limits) {
        ToolIO.setMode(ToolIO.TOOL);
        FP64.Init(0);
        try {
            tool = new FastTool(directory.toString(), root, root, new Modules(directory, find));
        } catch (RuntimeException e) {
            throw new SpecException("TLC refuses the specification: " + e.getMessage() + "\n"
                + String.join("\n", ToolIO.getAllMessages()), e);
        }
        codec = new Codec(limits);
        checks = new Checks(tool);
        for (Call call : Call.values()) {
            operators.put(call, new Operators(tool.getRootModule(), call));
        }
        for (IpcError error : IpcError.values()) {
            errors.put(error.name(), error);
        }
        initial = onlyInitialState();
        plainStates = new PlainStates(initial.state);
    }

    private TlcState onlyInitialState() {
        StateVec states = tool.getInitStates();
        if (states.size() != 1) {
            throw new SpecException("the specification has " + states.size() + " initial states; expected one");
        }
        TLCState state = states.elementAt(0);
        state.deepNormalize();
        return new TlcState(state);
    }

    @Override
    public SpecState initial() {
        return initial;
    }

    @Override
    public Verdict step(SpecState state, Call call, List<Datum> arguments) {
        try {
            return verdict((TlcState) state, call, encode(call, arguments));
        } catch (SpecException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SpecException("TLC can't evaluate " + call.tla() + arguments + ": " + e.getMessage(), e);
        }
    }

    private Verdict verdict(TlcState state, Call call, Value[] values) {
        Operators operator = operators.get(call);
        TLCState before = state.state;
        String result = ((StringValue) eval(operator.result, values, before)).val.toString();
        if (!result.equals(OK)) {
            return new Verdict(Outcome.refused(error(call, result)), afterRefusal(operator, values, state));
        }
        Outcome outcome = operator.value == null ? Outcome.ok()
            : Outcome.ok(codec.decode(call.answer(), eval(operator.value, values, before)));
        return new Verdict(outcome, operator.action == null ? state : next(operator.action, values, state));
    }

    /** A refusal changes nothing, unless the specification has an action for it. */
    private SpecState afterRefusal(Operators operator, Value[] arguments, TlcState state) {
        if (operator.refusal == null) {
            return state;
        }
        StateVec states = tool.getNextStates(Operators.action(operator.refusal, arguments), state.state);
        return states.size() == 0 ? state : only(operator.refusal, states, state);
    }

    private SpecState next(OpDefNode action, Value[] arguments, TlcState state) {
        return only(action, tool.getNextStates(Operators.action(action, arguments), state.state), state);
    }

    private static SpecState only(OpDefNode action, StateVec states, TlcState before) {
        if (states.size() != 1) {
            throw new SpecException(action.getName() + " has " + states.size() + " next states; expected one");
        }
        TLCState after = states.elementAt(0);
        Concrete.changed(before.state, after);
        return new TlcState(after);
    }

    private IpcError error(Call call, String result) {
        IpcError error = errors.get(result);
        if (error == null) {
            throw new SpecException(call.tla() + "Result is \"" + result + "\": no error has this name");
        }
        return error;
    }

    private Value[] encode(Call call, List<Datum> arguments) {
        Value[] values = new Value[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = codec.encode(call.arguments().get(i).kind(), arguments.get(i));
        }
        return values;
    }

    private Value eval(OpDefNode definition, Value[] arguments, TLCState state) {
        return (Value) tool.eval(definition.getBody(), Operators.bind(definition, arguments), state);
    }

    @Override
    public SpecCheck failingCheck(SpecState state, Call call, List<Datum> arguments) {
        OpDefNode result = operators.get(call).result;
        return checks.failing(result, Operators.bind(result, encode(call, arguments)), ((TlcState) state).state);
    }

    @Override
    public List<SpecCheck> checks(Call call) {
        return checks.all(operators.get(call).result);
    }

    @Override
    public PlainState plain(SpecState state) {
        return plainStates.read(((TlcState) state).state);
    }

    @Override
    public SpecState of(PlainState plain) {
        return new TlcState(plainStates.make(plain));
    }

    @Override
    public boolean holds(String predicate, SpecState state) {
        OpDefNode definition = Operators.define(tool.getRootModule(), predicate, 0);
        return ((BoolValue) tool.eval(definition.getBody(), Context.Empty, ((TlcState) state).state)).val;
    }
}
