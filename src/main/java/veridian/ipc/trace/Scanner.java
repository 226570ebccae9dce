package veridian.ipc.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.Message;

/**
 * Reads lines in the form in which {@link TraceWriter} and {@link Protocol} write them: fields in the order of the registry, and
 * no spaces. Any other line it leaves to {@link JsonObject}, which takes ten times as long and says what is wrong.
 */
final class Scanner {

    private static final byte[] STEP = bytes("{\"step\":");
    private static final byte[] CALL = bytes(",\"call\":\"");
    private static final byte[] ARGUMENTS = bytes("\",\"args\":{");
    private static final byte[] RESULT_AFTER_ARGUMENTS = bytes("},\"result\":\"");
    private static final byte[] RESULT_AFTER_STEP = bytes(",\"result\":\"");
    private static final byte[] QUOTE = bytes("\"");
    private static final byte[] VALUE = bytes(",\"value\":");
    private static final byte[] OPEN = bytes("{");
    private static final byte[] END = bytes("}");
    private static final byte[] TOKEN = bytes("\"0x");
    private static final byte[] SMALL = bytes("{\"small\":\"");
    private static final byte[] SMALL_END = bytes("\"}");
    private static final byte[] LARGE = bytes("{\"region\":");
    private static final byte[] OFFSET = bytes(",\"offset\":");
    private static final byte[] LENGTH = bytes(",\"length\":");
    private static final byte[] PAYLOAD_LENGTH = bytes("{\"length\":");
    private static final byte[] BLOCKED = bytes("{\"blocked\":true}");
    private static final byte[] NO_NODE = bytes("-1");
    private static final byte[] TRUE = bytes("true");
    private static final byte[] FALSE = bytes("false");
    private static final byte[] LIST = bytes("[");
    private static final byte[] LIST_END = bytes("]");
    private static final byte[] COMMA = bytes(",");
    /** Any number of so many digits fits a long. */
    private static final int MOST_DIGITS = 18;
    private static final int TOKEN_DIGITS = 16;

    private static final Names<Call> CALLS = new Names<>(List.of(Call.values()), Call::wireName);
    private static final Names<Outcome> REFUSALS =
        new Names<>(List.of(IpcError.values()).stream().map(Outcome::refused).toList(), Outcome::result);
    private static final Map<Call, Shape> SHAPES = new EnumMap<>(Call.class);
    private static final byte[] DIGITS = new byte[256];

    static {
        for (Call call : Call.values()) {
            SHAPES.put(call, new Shape(call));
        }
        for (int i = 0; i < DIGITS.length; i++) {
            DIGITS[i] = (byte) (i >= '0' && i <= '9' ? i - '0' : i >= 'a' && i <= 'f' ? i - 'a' + 10 : -1);
        }
    }

    /** What stands before each argument, and before each part of the answer. */
    private static final class Shape {
        private final List<Field> arguments;
        private final byte[][] beforeArguments;
        private final List<Field> parts;
        private final byte[][] beforeParts;

        Shape(Call call) {
            arguments = call.arguments();
            beforeArguments = before(arguments);
            parts = call.answer() instanceof Answer.Fields fields ? fields.fields() : List.of();
            beforeParts = before(parts);
        }

        private static byte[][] before(List<Field> fields) {
            byte[][] texts = new byte[fields.size()][];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = bytes((i == 0 ? "\"" : ",\"") + fields.get(i).name() + "\":");
            }
            return texts;
        }
    }

    /** The line is of another form. */
    private static final class Other extends Exception {
        private static final long serialVersionUID = 1L;
        private static final Other FORM = new Other();

        private Other() {
            super(null, null, false, false);
        }
    }

    private byte[] line;
    private int at;
    private int end;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The event, of a step that is allowed; null if the line is of another form. */
    Event event(byte[] bytes, int offset, int length, Steps steps) {
        begin(bytes, offset, length);
        try {
            skip(STEP);
            long step = number();
            require(steps.allows(step));
            skip(CALL);
            Call call = named(CALLS);
            Shape shape = SHAPES.get(call);
            skip(ARGUMENTS);
            List<Datum> arguments = data(shape.arguments, shape.beforeArguments);
            skip(RESULT_AFTER_ARGUMENTS);
            Outcome outcome = outcome(call, shape);
            end();
            return new Event(step, call, arguments, outcome);
        } catch (Other form) {
            return null;
        }
    }

    /** The answer to the call of this step; null if the line is of another form. */
    Outcome outcome(byte[] bytes, long step, Call call) {
        begin(bytes, 0, bytes.length);
        try {
            skip(STEP);
            require(number() == step);
            skip(RESULT_AFTER_STEP);
            Outcome outcome = outcome(call, SHAPES.get(call));
            end();
            return outcome;
        } catch (Other form) {
            return null;
        }
    }

    private void begin(byte[] bytes, int offset, int length) {
        line = bytes;
        at = offset;
        end = offset + length;
    }

    private void end() throws Other {
        skip(END);
        require(at == end);
    }

    private static void require(boolean holds) throws Other {
        if (!holds) {
            throw Other.FORM;
        }
    }

    private void skip(byte[] text) throws Other {
        require(isNext(text));
        at += text.length;
    }

    private boolean isNext(byte[] text) {
        if (end - at < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (line[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean skipIf(byte[] text) {
        boolean next = isNext(text);
        if (next) {
            at += text.length;
        }
        return next;
    }

    /** Up to the quote. */
    private <T> T named(Names<T> names) throws Other {
        int from = at;
        while (at < end && line[at] != '"') {
            at++;
        }
        T thing = names.get(line, from, at);
        require(thing != null);
        return thing;
    }

    private Outcome outcome(Call call, Shape shape) throws Other {
        if (!(end - at > 2 && line[at] == 'O' && line[at + 1] == 'K' && line[at + 2] == '"')) {
            Outcome refusal = named(REFUSALS);
            skip(QUOTE);
            return refusal;
        }
        at += 3;
        if (call.answer() instanceof Answer.Nothing) {
            return Outcome.ok();
        }
        skip(VALUE);
        if (call.answer() instanceof Answer.One one) {
            return Outcome.ok(datum(one.kind()));
        }
        skip(OPEN);
        Outcome outcome = Outcome.ok(new Datum.Fields(data(shape.parts, shape.beforeParts)));
        skip(END);
        return outcome;
    }

    private List<Datum> data(List<Field> fields, byte[][] before) throws Other {
        Datum[] data = new Datum[before.length];
        for (int i = 0; i < data.length; i++) {
            skip(before[i]);
            data[i] = datum(fields.get(i).kind());
        }
        return List.of(data);
    }

    private Datum datum(Kind kind) throws Other {
        switch (kind) {
            case CAPABILITY:
                return Datum.token(token());
            case MESSAGE:
                return message();
            case MESSAGE_OR_BLOCKED:
                return skipIf(BLOCKED) ? Datum.blocked() : message();
            case PAYLOAD:
                return payload();
            case BYTES:
                skip(QUOTE);
                Datum bytes = hexadecimal(Lines.LONGEST);
                skip(QUOTE);
                return bytes;
            case FLAG:
                boolean holds = skipIf(TRUE);
                require(holds || skipIf(FALSE));
                return Datum.flag(holds);
            case PIDS:
            case FRAMES:
            case NEW_FRAMES:
                return numbers();
            case NODE:
                return node();
            case RIGHTS:
            case ACCESS:
                long rights = number();
                require(rights <= 0xffff);
                return Datum.number(rights);
            default:
                return Datum.number(number());
        }
    }

    private Datum message() throws Other {
        if (skipIf(LARGE)) {
            long region = number();
            skip(OFFSET);
            long offset = number();
            skip(LENGTH);
            long length = number();
            skip(END);
            return Datum.large(region, offset, length);
        }
        return small();
    }

    private Datum payload() throws Other {
        if (!skipIf(PAYLOAD_LENGTH)) {
            return small();
        }
        long length = number();
        skip(END);
        require(length >= Datum.LongPayload.SHORTEST && length <= Integer.MAX_VALUE);
        return Datum.longPayload((int) length);
    }

    private Datum small() throws Other {
        skip(SMALL);
        Datum bytes = hexadecimal(Message.SMALL_LIMIT);
        skip(SMALL_END);
        return bytes;
    }

    private Datum node() throws Other {
        if (skipIf(NO_NODE)) {
            return Datum.Node.NONE;
        }
        long node = number();
        require(node <= Integer.MAX_VALUE);
        return Datum.node((int) node);
    }

    private long number() throws Other {
        int from = at;
        long number = 0;
        while (at < end && line[at] >= '0' && line[at] <= '9') {
            number = 10 * number + line[at] - '0';
            at++;
        }
        int digits = at - from;
        require(digits > 0 && digits <= MOST_DIGITS && (digits == 1 || line[from] != '0'));
        return number;
    }

    private Datum numbers() throws Other {
        skip(LIST);
        List<Long> numbers = new ArrayList<>();
        if (!skipIf(LIST_END)) {
            do {
                numbers.add(number());
            } while (skipIf(COMMA));
            skip(LIST_END);
        }
        return new Datum.Numbers(numbers);
    }

    private long token() throws Other {
        skip(TOKEN);
        require(end - at > TOKEN_DIGITS);
        long token = 0;
        for (int i = 0; i < TOKEN_DIGITS; i++) {
            int digit = DIGITS[line[at + i] & 0xff];
            require(digit >= 0);
            token = token << 4 | digit;
        }
        at += TOKEN_DIGITS;
        skip(QUOTE);
        return token;
    }

    /** Up to what is no hexadecimal digit. */
    private Datum hexadecimal(int most) throws Other {
        int from = at;
        while (at < end && DIGITS[line[at] & 0xff] >= 0) {
            at++;
        }
        int length = (at - from) / 2;
        require((at - from) % 2 == 0 && length <= most);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (DIGITS[line[from + 2 * i]] << 4 | DIGITS[line[from + 2 * i + 1]]);
        }
        return new Datum.Bytes(bytes);
    }
}
