package veridian.ipc.oracle.output;

import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import veridian.ipc.oracle.run.RunResult;
import veridian.ipc.oracle.run.SuiteResult;
import veridian.ipc.oracle.run.Verdict;

/** A run as JUnit XML: a test case a script, an error where nothing can be said. */
public final class JunitXml implements RunReport {

    private static final String CLASS_PREFIX = "ipc-oracle.";

    @Override
    public void write(Verdict verdict, Writer writer) throws IOException {
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            out.writeStartElement("testsuites");
            out.writeAttribute("name", "ipc-oracle");
            for (SuiteResult suite : verdict.result().suites()) {
                suite(suite, out);
            }
            notRun(verdict, out);
            out.writeEndElement();
            out.writeCharacters("\n");
            out.writeEndDocument();
            out.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void suite(SuiteResult suite, XMLStreamWriter out) throws XMLStreamException {
        long failures = suite.cases().stream().filter(script -> script.cause() != null).count();
        long errors = suite.cases().stream().filter(script -> script.failure() != null).count();
        start(suite.name(), suite.cases().size(), failures, errors, out);
        for (SuiteResult.Case script : suite.cases()) {
            script(suite.name(), script, out);
        }
        out.writeCharacters("\n");
        out.writeEndElement();
    }

    private static void start(String name, long tests, long failures, long errors, XMLStreamWriter out)
            throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeStartElement("testsuite");
        out.writeAttribute("name", name);
        out.writeAttribute("tests", Long.toString(tests));
        out.writeAttribute("failures", Long.toString(failures));
        out.writeAttribute("errors", Long.toString(errors));
    }

    private static void script(String suite, SuiteResult.Case script, XMLStreamWriter out) throws XMLStreamException {
        out.writeCharacters("\n");
        if (script.cause() == null && script.failure() == null) {
            out.writeEmptyElement("testcase");
            names(suite, script.name(), out);
            return;
        }
        boolean deviates = script.cause() != null;
        out.writeStartElement("testcase");
        names(suite, script.name(), out);
        out.writeEmptyElement(deviates ? "failure" : "error");
        out.writeAttribute("message", deviates ? script.cause().id() : Text.plain(script.failure()));
        out.writeEndElement();
    }

    private static void names(String suite, String name, XMLStreamWriter out) throws XMLStreamException {
        out.writeAttribute("classname", CLASS_PREFIX + suite);
        out.writeAttribute("name", name);
    }

    /** What no script stands for: a testee that did not start, known failures that are gone. */
    private static void notRun(Verdict verdict, XMLStreamWriter out) throws XMLStreamException {
        RunResult result = verdict.result();
        long unstarted = result.failures().stream().filter(failure -> failure.trial() == null).count();
        long stopped = result.stopped() == null ? 0 : 1;
        start("run", unstarted + stopped + verdict.gone().size(), verdict.gone().size(), unstarted + stopped, out);
        for (RunResult.Failure failure : result.failures()) {
            if (failure.trial() == null) {
                script("run", new SuiteResult.Case("start", null, failure.reason()), out);
            }
        }
        if (stopped > 0) {
            script("run", new SuiteResult.Case("complete", null, "not all was run: " + result.stopped()), out);
        }
        for (String cause : verdict.gone()) {
            out.writeCharacters("\n");
            out.writeStartElement("testcase");
            names("run", cause, out);
            out.writeEmptyElement("failure");
            out.writeAttribute("message", "a known failure that did not occur");
            out.writeEndElement();
        }
        out.writeCharacters("\n");
        out.writeEndElement();
    }
}
