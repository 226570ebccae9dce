package veridian.ipc.spec.tlc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;
import tla2sany.st.Location;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.StringValue;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.spec.SpecCheck;

/**
 * Finds the check that decides a call's result, by walking the text of {@code FResult} as TLC would evaluate it: through
 * {@code ##}, conditionals and definitions, down to the string that is the result.
 */
final class Checks {

    private static final String CHAIN = "##";
    private static final String CHECK = "Check";
    private static final String CONDITIONAL = "$IfThenElse";
    private static final String OK = "OK";

    private final FastTool tool;

    Checks(FastTool tool) {
        this.tool = tool;
    }

    /** The check that fails, or null if none does. */
    SpecCheck failing(OpDefNode result, Context context, TLCState state) {
        return failing(result.getBody(), context, state, result);
    }

    private SpecCheck failing(ExprNode node, Context context, TLCState state, OpDefNode within) {
        if (node instanceof StringNode text) {
            return text.getRep().toString().equals(OK) ? null : checksOf(within).get(text);
        }
        OpApplNode application = (OpApplNode) node;
        ExprOrOpArgNode[] operands = application.getArgs();
        switch (name(application)) {
            case CHAIN:
                ExprNode first = (ExprNode) operands[0];
                boolean passed = isOk(first, context, state);
                return failing(passed ? (ExprNode) operands[1] : first, context, state, within);
            case CHECK:
                return isTrue(operands[0], context, state) ? null : checksOf(within).get(operands[1]);
            case CONDITIONAL:
                int branch = isTrue(operands[0], context, state) ? 1 : 2;
                return failing((ExprNode) operands[branch], context, state, within);
            default:
                OpDefNode definition = (OpDefNode) application.getOperator();
                Context inner = tool.getOpContext(definition, operands, context, true);
                return failing(definition.getBody(), inner, state, definition);
        }
    }

    private boolean isOk(SemanticNode node, Context context, TLCState state) {
        return ((StringValue) tool.eval(node, context, state)).val.toString().equals(OK);
    }

    private boolean isTrue(SemanticNode node, Context context, TLCState state) {
        return ((BoolValue) tool.eval(node, context, state)).val;
    }

    /** All checks of the definition and of those that it uses. */
    List<SpecCheck> all(OpDefNode result) {
        Map<String, SpecCheck> found = new LinkedHashMap<>();
        addAll(result.getBody(), result, found);
        return new ArrayList<>(found.values());
    }

    private void addAll(ExprNode node, OpDefNode within, Map<String, SpecCheck> found) {
        if (node instanceof OpApplNode application && leads(application)) {
            addAll(((OpDefNode) application.getOperator()).getBody(), (OpDefNode) application.getOperator(), found);
        } else if (node instanceof OpApplNode application) {
            for (ExprNode operand : results(application)) {
                addAll(operand, within, found);
            }
        } else {
            SpecCheck check = checksOf(within).get(node);
            if (check != null) {
                found.put(check.id(), check);
            }
        }
    }

    /** The checks that the text of one definition makes, by the string that each results in. */
    private static Map<ExprOrOpArgNode, SpecCheck> checksOf(OpDefNode definition) {
        List<StringNode> strings = new ArrayList<>();
        addStrings(definition.getBody(), strings);
        Map<ExprOrOpArgNode, SpecCheck> checks = new LinkedHashMap<>();
        for (StringNode string : strings) {
            checks.put(string, check(definition, string, strings));
        }
        return checks;
    }

    private static void addStrings(ExprNode node, List<StringNode> strings) {
        if (node instanceof StringNode string && !string.getRep().toString().equals(OK)) {
            strings.add(string);
        } else if (node instanceof OpApplNode application && !leads(application)) {
            for (ExprNode operand : results(application)) {
                addStrings(operand, strings);
            }
        }
    }

    private static SpecCheck check(OpDefNode definition, StringNode string, List<StringNode> all) {
        String error = string.getRep().toString();
        List<StringNode> same = all.stream().filter(other -> other.getRep().equals(string.getRep())).toList();
        String number = same.size() == 1 ? "" : "." + (same.indexOf(string) + 1);
        Location place = string.getLocation();
        return new SpecCheck(definition.getName() + "." + error + number, IpcError.valueOf(error),
            place.source() + ".tla:" + place.beginLine());
    }

    /** The operands that an application may result in. */
    private static List<ExprNode> results(OpApplNode application) {
        ExprOrOpArgNode[] operands = application.getArgs();
        switch (name(application)) {
            case CHECK:
                return List.of((ExprNode) operands[1]);
            case CONDITIONAL:
                return List.of((ExprNode) operands[1], (ExprNode) operands[2]);
            default:
                return List.of((ExprNode) operands[0], (ExprNode) operands[1]);
        }
    }

    /** Whether the application's result is that of another definition. */
    private static boolean leads(OpApplNode application) {
        String name = name(application);
        return !(name.equals(CHAIN) || name.equals(CHECK) || name.equals(CONDITIONAL));
    }

    private static String name(OpApplNode application) {
        return application.getOperator().getName().toString();
    }
}
