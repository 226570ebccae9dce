package veridian.ipc.pit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * PIT's {@code mutations.xml}.
 *
 * @param mutants how many mutants there were
 * @param timedOut how many of these were given up, as endless; PIT counts them as killed
 * @param survivors those that no test noticed, whether one ran their line or none
 */
record MutationReport(int mutants, int timedOut, List<Survivor> survivors) {

    private static final String TIMED_OUT = "TIMED_OUT";

    MutationReport {
        survivors = List.copyOf(survivors);
    }

    /** Reads the report on the classes whose source files are in this folder. */
    static MutationReport read(Path xml, Path sources) throws IOException {
        NodeList mutations = parse(xml);
        int timedOut = 0;
        List<Survivor> survivors = new ArrayList<>();
        for (int i = 0; i < mutations.getLength(); i++) {
            Element mutation = (Element) mutations.item(i);
            if (mutation.getAttribute("status").equals(TIMED_OUT)) {
                timedOut++;
            }
            if (!Boolean.parseBoolean(mutation.getAttribute("detected"))) {
                survivors.add(survivor(mutation, sources));
            }
        }
        return new MutationReport(mutations.getLength(), timedOut, survivors);
    }

    private static NodeList parse(Path xml) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile()).getElementsByTagName("mutation");
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(xml + " is no report of PIT: " + e.getMessage(), e);
        }
    }

    private static Survivor survivor(Element mutation, Path sources) throws IOException {
        List<String> lines = Files.readAllLines(sources.resolve(text(mutation, "sourceFile")));
        String line = lines.get(Integer.parseInt(text(mutation, "lineNumber")) - 1).strip();
        return new Survivor(afterLastDot(text(mutation, "mutatedClass")), text(mutation, "mutatedMethod"),
            afterLastDot(text(mutation, "mutator")), line);
    }

    private static String text(Element mutation, String tag) {
        return mutation.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static String afterLastDot(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
