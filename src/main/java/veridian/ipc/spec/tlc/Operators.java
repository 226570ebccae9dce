package veridian.ipc.spec.tlc;

import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.Action;
import tlc2.util.Context;
import tlc2.value.impl.Value;
import veridian.ipc.spec.SpecException;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;

/**
 * The operators of a call in the specification: its result, its value if it returns one, its action if it has one, and the action of
 * those of its refusals that change something, if there are any.
 */
final class Operators {

    final OpDefNode result;
    final OpDefNode value;
    final OpDefNode action;
    final OpDefNode refusal;

    Operators(ModuleNode module, Call call) {
        int arity = call.arguments().size();
        result = define(module, call.tla() + "Result", arity);
        value = call.answer() instanceof Answer.Nothing ? null : define(module, call.tla() + "Value", arity);
        action = call.stateless() ? null : define(module, call.tla(), arity);
        String refused = call.tla() + "Refused";
        refusal = module.getOpDef(refused) == null ? null : define(module, refused, arity);
    }

    static OpDefNode define(ModuleNode module, String name, int arity) {
        OpDefNode definition = module.getOpDef(name);
        if (definition == null || definition.getArity() != arity) {
            throw new SpecException("the specification has no definition " + name + " of " + arity + " parameters");
        }
        return definition;
    }

    /** The context in which the definition's parameters have these values. */
    static Context bind(OpDefNode definition, Value[] arguments) {
        Context context = Context.Empty;
        FormalParamNode[] parameters = definition.getParams();
        for (int i = 0; i < parameters.length; i++) {
            context = context.cons(parameters[i], arguments[i]);
        }
        return context;
    }

    /** The action of this definition for these arguments. */
    static Action action(OpDefNode definition, Value[] arguments) {
        return new Action(definition.getBody(), bind(definition, arguments), definition);
    }
}
