package veridian.ipc.spec.tlc;

import tla2sany.semantic.OpDeclNode;
import tlc2.tool.TLCState;
import tlc2.value.IValue;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnLambdaValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

/**
 * Works out what TLC has put off. A function or set that an action builds is a description with the state that it was built
 * in; kept so, a run would hold on to all its states and every look-up would go through all of them.
 */
final class Concrete {

    private Concrete() {
    }

    /** Works out the variables that differ from the predecessor's. */
    static void changed(TLCState before, TLCState after) {
        for (OpDeclNode variable : after.getVars()) {
            IValue value = after.lookup(variable.getName());
            if (value != before.lookup(variable.getName())) {
                after.bind(variable.getName(), of((Value) value));
            }
        }
    }

    static Value of(Value value) {
        if (isAtom(value)) {
            return value;
        }
        if (value instanceof FcnLambdaValue lambda) {
            return of(lambda.toFcnRcd());
        }
        if (value instanceof FcnRcdValue function) {
            elements(function.values);
            return function.normalize();
        }
        if (value instanceof RecordValue record) {
            elements(record.values);
            return record;
        }
        if (value instanceof TupleValue tuple) {
            elements(tuple.elems);
            return tuple;
        }
        if (value instanceof SetEnumValue set) {
            return set.normalize();
        }
        return of(value.toSetEnum());
    }

    private static void elements(Value[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!isAtom(values[i])) {
                values[i] = of(values[i]);
            }
        }
    }

    private static boolean isAtom(Value value) {
        return value instanceof IntValue || value instanceof StringValue || value instanceof BoolValue;
    }
}
