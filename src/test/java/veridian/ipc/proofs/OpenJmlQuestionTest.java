package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A method that no question is about would be missing in the record; one that two are about could be open there and closed here. */
class OpenJmlQuestionTest {

    private static final KernelClasses.Settings SETTINGS =
            new KernelClasses.Settings(List.of("--timeout=10"), List.of("smt.mbqi=false"), List.of(), List.of("get"));

    @Test
    void eachMethodIsAskedAboutOnce() {
        List<String> methods = Stream.concat(Stream.of("Queue.Queue(int)", "Queue.put(int)", "Queue.put(long)"),
                IntStream.range(0, 20).mapToObj(i -> "Queue.put" + i + "()")).toList();
        List<OpenJmlQuestion> questions = OpenJmlQuestion.about(Path.of("Queue.java"), "Queue", methods, SETTINGS);
        assertEquals(3, questions.size());
        Stream.of("a.Queue.Queue", "a.Queue.put", "a.Queue.put0", "a.Queue.put19", "a.Queue.putMore")
                .forEach(name -> assertEquals(1, asking(questions, name, "(int,a.Queue)"), name));
        assertEquals(0, asking(questions, "a.QueueOfQueues.put", "()"));
        assertEquals(0, asking(questions, "a.Table.put", "()"));
        assertEquals(0, asking(questions, "a.Queue.get", "(int)"), "it is left out");
        assertEquals(1, asking(questions, "a.Queue.getAll", "()"));
        assertTrue(questions.get(0).asRecordedWithAttempts().contains("not-given=get"));
    }

    @Test
    void alone() {
        var question = OpenJmlQuestion.alone(Path.of("Queue.java"), "Queue", "Queue.put(int)", SETTINGS);
        assertEquals(1, asking(List.of(question), "Queue.put", "(int)"));
        assertEquals(0, asking(List.of(question), "Queue.put1", "(int)"));
        assertEquals(List.of("--esc", "--progress", "--timeout=30", "--check-feasibility=exit", "--esc-max-warnings=1",
                        "--timeout=10", "smt.mbqi=false"),
                question.asRecorded());
    }

    /** OpenJML takes a method whose name, or name and parameters, the pattern matches. */
    private static long asking(List<OpenJmlQuestion> questions, String name, String parameters) {
        return questions.stream()
                .filter(question -> name.matches(question.pattern()) || (name + parameters).matches(question.pattern()))
                .count();
    }
}
