/**
 * How the JML contracts of {@code veridian.ipc.kernel} are discharged.
 *
 * <p>Two provers look at the same sources: KeY, a library from the package registry that every build runs again, and
 * OpenJML, a tool that the user installs and whose last run is kept as a record. {@link veridian.ipc.proofs.Inventory}
 * says which obligations there are and who closes each of them, so that a contract which silently disappears, or is
 * never proved, fails the build. {@code proofs/README.md} is the guide, {@code proofs/TRUSTED.md} lists what is assumed.
 *
 * <p>KeY is under the GPL: nothing outside the tests may refer to this package.
 */
package veridian.ipc.proofs;
