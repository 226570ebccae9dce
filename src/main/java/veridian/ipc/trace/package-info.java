/**
 * What happened at the API, written down: one JSON object a line, a header first, then one event for each call.
 *
 * <p>{@link veridian.ipc.trace.Call} is the registry of calls: everything that must know a call's arguments, its answer or
 * its operators in the TLA+ specification reads them there. {@link veridian.ipc.trace.TraceReader} and
 * {@link veridian.ipc.trace.TraceWriter} are the codec; {@code spec/trace.schema.json} describes the same format for other
 * languages.
 *
 * <p>The same calls, asked and answered live: {@link veridian.ipc.trace.Protocol} writes and
 * {@link veridian.ipc.trace.ProtocolReader} reads the lines between the oracle and an implementation under test, as
 * {@code spec/PROTOCOL.md} describes them.
 *
 * <p>Imports the kernel's value types and nothing else of the project.
 */
package veridian.ipc.trace;
