package veridian.ipc.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.IntervalValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

class ConcreteTest {

    private static final IntValue ONE = IntValue.gen(1);

    /** The set 2..4, put off. */
    private static Value putOff() {
        return new IntervalValue(2, 4);
    }

    private static void assertWorkedOut(Value value) {
        SetEnumValue set = assertInstanceOf(SetEnumValue.class, value);
        assertTrue(set.isNormalized());
        assertEquals(3, set.elems.size());
    }

    @Test
    void atomsStayAsTheyAre() {
        for (Value atom : List.of(ONE, BoolValue.ValTrue, new StringValue("text"))) {
            assertSame(atom, Concrete.of(atom));
        }
    }

    @Test
    void setsAreWorkedOut() {
        assertWorkedOut(Concrete.of(putOff()));
        assertWorkedOut(Concrete.of(new SetEnumValue(new Value[] {IntValue.gen(4), IntValue.gen(2), IntValue.gen(3)}, false)));
    }

    @Test
    void soIsWhatIsInTuplesRecordsAndFunctions() {
        TupleValue tuple = new TupleValue(new Value[] {ONE, putOff()});
        RecordValue record = new RecordValue(new UniqueString[] {UniqueString.of("field")}, new Value[] {tuple}, true);
        FcnRcdValue function = new FcnRcdValue(new Value[] {IntValue.gen(2), ONE}, new Value[] {ONE, record}, false);
        assertSame(function, Concrete.of(function));
        assertTrue(function.isNormalized());
        assertSame(record, function.values[0], "sorted by what they are of");
        assertSame(tuple, record.values[0]);
        assertSame(ONE, tuple.elems[0]);
        assertWorkedOut(tuple.elems[1]);
    }
}
