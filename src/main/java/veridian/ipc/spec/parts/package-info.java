/**
 * Follows the specification along a run by asking it about the part of the state that a call concerns, and remembers what it
 * answered: {@link veridian.ipc.spec.parts.Parts}. What a call must do is still said by the specification alone. Three things
 * are taken for granted here about its text:
 *
 * <ul>
 * <li>locality: a call reads and changes no more than its part ({@link veridian.ipc.spec.parts.Traffic},
 * {@link veridian.ipc.spec.parts.Grants}, {@link veridian.ipc.spec.parts.Scheduler}, {@link veridian.ipc.spec.parts.Tables},
 * {@link veridian.ipc.spec.parts.Departures} say which);
 * <li>symmetry: ids, generations and messages are told apart and otherwise not looked at, so that other names for them give
 * the same answer with those names;
 * <li>of a count and its bound, only whether it is 0 and how much room is left, up to what one call can take, matters.
 * </ul>
 *
 * <p>They are tested, not proved: in every state of two small configurations, and in the first states of two larger ones, every call
 * is answered and made both ways, and so are random runs up to larger bounds. What an answer does is compared with what its part
 * allows; if it does more, the whole state is asked from then on for such calls. So it is for calls about memory, for large
 * messages, for system calls, and for a departure where there are regions. A state that has more than
 * {@link veridian.ipc.spec.PlainState} says is never taken apart. A deviation is reported only if the specification says so of the
 * whole state; if {@code run} finds it, of all states that its trace goes through.
 */
package veridian.ipc.spec.parts;
