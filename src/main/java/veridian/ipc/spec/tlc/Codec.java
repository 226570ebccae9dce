package veridian.ipc.spec.tlc;

import java.util.ArrayList;
import java.util.List;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Field;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Limits;

/**
 * Between {@link Datum}s, with ids of the specification, and TLC's values.
 *
 * <p>TLC's integers have 32 bits: a capacity above the largest is given as the largest plus one. A message's bytes are a tuple
 * of their number and the bytes, four to an integer; not a string, since TLC keeps every string for good.
 */
final class Codec {

    private static final String[] RIGHT_NAMES = {"SEND", "RECEIVE", "GRANT", "REVOKE"};
    private static final String[] ACCESS_NAMES = {"READ", "WRITE"};
    private static final int ALL_ACCESS = 3;
    private static final int RESERVED = IpcPermissions.ALL + 1;
    /** The set of rights for each mask. */
    static final Value[] RIGHTS = setsByMask(RIGHT_NAMES);
    /** The set of what may be done with a region for each mask. */
    static final Value[] ACCESSES = setsByMask(ACCESS_NAMES);
    private static final RecordShape TOKEN = new RecordShape("endpoint", "generation", "rights", "reserved");
    private static final RecordShape MASK = new RecordShape("rights", "reserved");
    private static final RecordShape ACCESS = new RecordShape("permissions", "reserved");
    private static final RecordShape MESSAGE = new RecordShape("bytes", "region", "offset", "length");
    private static final RecordShape PAYLOAD = new RecordShape("bytes", "length");
    private static final IntValue NO_REGION = IntValue.gen(0);
    private static final TupleValue ZERO = new TupleValue(new Value[0]);

    private final long beyondCapacity;

    Codec(Limits limits) {
        this.beyondCapacity = limits.maxCapacity() + 1L;
    }

    /** Records with the same fields, in the order in which TLC wants them. */
    static final class RecordShape {
        private final UniqueString[] names;
        private final int[] places;

        RecordShape(String... fields) {
            UniqueString[] unsorted = new UniqueString[fields.length];
            Value[] numbers = new Value[fields.length];
            for (int i = 0; i < fields.length; i++) {
                unsorted[i] = UniqueString.of(fields[i]);
                numbers[i] = IntValue.gen(i);
            }
            RecordValue sorted = (RecordValue) new RecordValue(unsorted, numbers, false).normalize();
            names = sorted.names;
            places = new int[fields.length];
            for (int i = 0; i < fields.length; i++) {
                places[((IntValue) sorted.values[i]).val] = i;
            }
        }

        RecordValue of(Value... fields) {
            Value[] values = new Value[fields.length];
            for (int i = 0; i < fields.length; i++) {
                values[places[i]] = fields[i];
            }
            return new RecordValue(names, values, true);
        }
    }

    private static Value[] setsByMask(String[] names) {
        Value[] sets = new Value[1 << names.length];
        for (int mask = 0; mask < sets.length; mask++) {
            List<Value> chosen = new ArrayList<>();
            for (int bit = 0; bit < names.length; bit++) {
                if ((mask >> bit & 1) != 0) {
                    chosen.add(new StringValue(names[bit]));
                }
            }
            sets[mask] = new SetEnumValue(chosen.toArray(new Value[0]), false).normalize();
        }
        return sets;
    }

    Value encode(Kind kind, Datum datum) {
        switch (kind) {
            case CAPABILITY:
                return token(((Datum.Token) datum).bits());
            case RIGHTS:
                return mask((int) ((Datum.Number) datum).bits());
            case CAPACITY:
                return IntValue.gen(capacity(((Datum.Number) datum).bits()));
            case MESSAGE:
                return message(datum);
            case PAYLOAD:
                return payload(datum);
            case BYTES:
                return IntValue.gen(((Datum.Bytes) datum).length());
            case FRAMES:
                return frames((Datum.Numbers) datum);
            case NODE:
                return IntValue.gen(((Datum.Node) datum).number());
            case ACCESS:
                return access((int) ((Datum.Number) datum).bits());
            case SIZE:
            case TICKS:
            case ADDRESS:
                return WideNumbers.encode(((Datum.Number) datum).bits());
            case FLAG:
                return ((Datum.Flag) datum).holds() ? BoolValue.ValTrue : BoolValue.ValFalse;
            default:
                return IntValue.gen(Math.toIntExact(((Datum.Number) datum).bits()));
        }
    }

    private int capacity(long bits) {
        return (int) (Long.compareUnsigned(bits, beyondCapacity) > 0 ? beyondCapacity : bits);
    }

    private static Value token(long bits) {
        int mask = IpcCapability.permissionsOf(bits);
        return TOKEN.of(IntValue.gen(Math.toIntExact(IpcCapability.endpointOf(bits))),
            IntValue.gen(IpcCapability.generationOf(bits)), RIGHTS[mask & IpcPermissions.ALL], reserved(mask));
    }

    private static Value mask(int mask) {
        return MASK.of(RIGHTS[mask & IpcPermissions.ALL], reserved(mask));
    }

    private static Value reserved(int mask) {
        return IpcPermissions.isDefined(mask) ? BoolValue.ValFalse : BoolValue.ValTrue;
    }

    private static Value access(int mask) {
        return ACCESS.of(ACCESSES[mask & ALL_ACCESS], mask > ALL_ACCESS ? BoolValue.ValTrue : BoolValue.ValFalse);
    }

    private static Value frames(Datum.Numbers frames) {
        return new TupleValue(frames.all().stream().map(frame -> IntValue.gen(Math.toIntExact(frame))).toArray(Value[]::new));
    }

    static Value message(Datum message) {
        return message instanceof Datum.Large large
            ? MESSAGE.of(ZERO, IntValue.gen(Math.toIntExact(large.region())), WideNumbers.encode(large.offset()),
                WideNumbers.encode(large.length()))
            : message((Datum.Bytes) message);
    }

    private static Value message(Datum.Bytes bytes) {
        return MESSAGE.of(words(bytes), NO_REGION, ZERO, ZERO);
    }

    /** Of a long one only the length is known. */
    private static Value payload(Datum payload) {
        return payload instanceof Datum.LongPayload any ? PAYLOAD.of(ZERO, WideNumbers.encode(any.length()))
            : PAYLOAD.of(words((Datum.Bytes) payload), WideNumbers.encode(((Datum.Bytes) payload).length()));
    }

    private static Value words(Datum.Bytes bytes) {
        Value[] words = new Value[1 + (bytes.length() + 3) / 4];
        words[0] = IntValue.gen(bytes.length());
        for (int i = 1; i < words.length; i++) {
            int word = 0;
            for (int at = 4 * (i - 1); at < Math.min(4 * i, bytes.length()); at++) {
                word |= (bytes.at(at) & 0xff) << 8 * (at % 4);
            }
            words[i] = IntValue.gen(word);
        }
        return new TupleValue(words);
    }

    Datum decode(Answer answer, Value value) {
        if (answer instanceof Answer.One one) {
            return decode(one.kind(), value);
        }
        RecordValue record = (RecordValue) value.toRcd();
        List<Datum> parts = new ArrayList<>();
        for (Field field : ((Answer.Fields) answer).fields()) {
            parts.add(decode(field.kind(), field(record, field.name())));
        }
        return new Datum.Fields(parts);
    }

    private static Datum decode(Kind kind, Value value) {
        switch (kind) {
            case CAPABILITY:
                return Datum.token(tokenBits((RecordValue) value.toRcd()));
            case MESSAGE:
                return message(value);
            case MESSAGE_OR_BLOCKED:
                RecordValue received = (RecordValue) value.toRcd();
                return ((BoolValue) field(received, "blocked")).val ? Datum.blocked() : message(field(received, "message"));
            case FLAG:
                return Datum.flag(((BoolValue) value).val);
            case PIDS:
            case NEW_FRAMES:
                return numbers((TupleValue) value.toTuple());
            case COUNT:
            case ADDRESS:
                return Datum.number(WideNumbers.decode(value));
            default:
                return Datum.number(((IntValue) value).val);
        }
    }

    private static Datum numbers(TupleValue sequence) {
        List<Long> numbers = new ArrayList<>();
        for (Value element : sequence.elems) {
            numbers.add((long) ((IntValue) element).val);
        }
        return new Datum.Numbers(numbers);
    }

    private static long tokenBits(RecordValue token) {
        int mask = rightsMask(field(token, "rights"));
        if (((BoolValue) field(token, "reserved")).val) {
            mask |= RESERVED;
        }
        return IpcCapability.encode(((IntValue) field(token, "endpoint")).val,
            ((IntValue) field(token, "generation")).val, mask);
    }

    /** The permission bits of a set of rights. */
    static int rightsMask(Value rights) {
        return mask(rights, RIGHT_NAMES);
    }

    /** The bits of what may be done with a region. */
    static int accessMask(Value permissions) {
        return mask(permissions, ACCESS_NAMES);
    }

    private static int mask(Value chosen, String[] names) {
        SetEnumValue set = (SetEnumValue) chosen.toSetEnum();
        int mask = 0;
        for (int i = 0; i < set.elems.size(); i++) {
            mask |= 1 << List.of(names).indexOf(((StringValue) set.elems.elementAt(i)).val.toString());
        }
        return mask;
    }

    /** A message, small or large. */
    static Datum message(Value message) {
        RecordValue record = (RecordValue) message.toRcd();
        int region = ((IntValue) field(record, "region")).val;
        return region == 0 ? bytes((TupleValue) field(record, "bytes").toTuple())
            : Datum.large(region, WideNumbers.decode(field(record, "offset")), WideNumbers.decode(field(record, "length")));
    }

    private static Datum bytes(TupleValue content) {
        Value[] words = content.elems;
        byte[] bytes = new byte[((IntValue) words[0]).val];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) (((IntValue) words[1 + at / 4]).val >> 8 * (at % 4));
        }
        return new Datum.Bytes(bytes);
    }

    /** A field of a record. */
    static Value field(RecordValue record, String name) {
        for (int i = 0; i < record.names.length; i++) {
            if (record.names[i].toString().equals(name)) {
                return record.values[i];
            }
        }
        throw new IllegalArgumentException("no field " + name + " in " + record);
    }
}
