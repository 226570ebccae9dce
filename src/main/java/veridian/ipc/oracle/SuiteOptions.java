package veridian.ipc.oracle;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import veridian.ipc.oracle.run.Shard;
import veridian.ipc.oracle.suite.Suite;
import veridian.ipc.oracle.suite.Suites;
import veridian.ipc.trace.Group;

/** Which scripts: the options that {@code run} and {@code generate} have in common. */
final class SuiteOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--groups", split = ",", paramLabel = "GROUP", converter = GroupConverter.class,
        completionCandidates = GroupNames.class,
        description = "Calls of these parts of the API only: ${COMPLETION-CANDIDATES}. Default: all that there are.")
    private Set<Group> groups = EnumSet.allOf(Group.class);

    @Option(names = "--suite", split = ",", paramLabel = "SUITE", description = "scenarios: lives in which classic faults show; "
        + "exhaustive: all transitions near the start; random: long lives, led to rare results. Default: all three.")
    private List<String> suites = Suites.NAMES;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
        description = "Which random scripts. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "20000",
        description = "About how many calls for each of exhaustive and random. Default: ${DEFAULT-VALUE}.")
    private long calls;

    @Option(names = "--shard", paramLabel = "I/N", converter = ShardConverter.class,
        description = "The I-th of N parts of all scripts, I from 1.")
    private Shard shard = Shard.ALL;

    /** The parts of the API that are wanted. */
    Set<Group> groups() {
        return groups;
    }

    /** The part of the scripts that is wanted. */
    Shard shard() {
        return shard;
    }

    /** The suites that are wanted; a name that is none is wrong usage. */
    List<Suite> suites() {
        for (String name : suites) {
            if (!Suites.NAMES.contains(name)) {
                throw new ParameterException(spec.commandLine(),
                    "--suite: expected " + String.join(", ", Suites.NAMES) + ", found " + name);
            }
        }
        return suites.stream().map(name -> Suites.named(name, seed, calls)).toList();
    }

    /** The names of all groups. */
    private static final class GroupNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Group.values()).map(Group::wireName).iterator();
        }
    }

    /** The name of a group. */
    private static final class GroupConverter implements ITypeConverter<Group> {
        @Override
        public Group convert(String name) {
            Group group = Group.named(name);
            if (group == null) {
                throw new TypeConversionException("expected " + String.join(", ", new GroupNames()) + "; found " + name);
            }
            return group;
        }
    }

    /** {@code i/n}. */
    private static final class ShardConverter implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            try {
                return Shard.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
