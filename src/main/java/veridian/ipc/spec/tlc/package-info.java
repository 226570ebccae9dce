/**
 * What speaks to TLC. These classes are loaded together with TLC by a class loader for each specification; nothing else of
 * the project refers to them.
 */
package veridian.ipc.spec.tlc;
