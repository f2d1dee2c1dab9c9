package org.regionwise.survey.spss;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.row.CellText;
import org.regionwise.survey.row.ReceivedFile;

/**
 * What stands in a portable file before its cases.
 *
 * @param variables in the file's order
 * @param weight the variable that the file was weighted by; null for none
 */
record PortableDictionary(List<SpssVariable> variables, String weight) {
    private static final int MOST = 1_000_000;
    private static final int WIDEST = 32_767;

    /** A variable while what is said of it is read. */
    private static final class Described {
        private final String name;
        private final int width;
        private final int format;
        private final List<SpssVariable.MissingRange> missing = new ArrayList<>();
        private final Map<String, String> labels = new LinkedHashMap<>();
        private String label = "";

        private Described(String name, int width, int format) {
            this.name = name;
            this.width = width;
            this.format = format;
        }

        private SpssVariable variable() {
            List<String> shown =
                    missing.stream().map(SpssVariable.MissingRange::shown).toList();
            return new SpssVariable(name, width, 1, 0, format, new ColumnLabels(label, labels, shown), missing);
        }
    }

    /**
     * Reads up to the first case.
     *
     * @throws ImportProblem at what cannot stand there
     */
    static PortableDictionary read(PortableInput in, ReceivedFile file, Charset charset) throws IOException {
        in.tag();
        in.text(charset);
        in.text(charset);
        List<Described> variables = new ArrayList<>();
        String weight = null;
        while (true) {
            char tag = in.tag();
            switch (tag) {
                case '1', '2', '3' -> in.text(charset);
                case '4', '5' -> in.integer();
                case '6' -> weight = in.text(charset).strip();
                case '7' -> variables.add(described(in, charset));
                case '8', '9', 'A', 'B' -> missing(in, tag, last(variables, file), charset);
                case 'C' -> last(variables, file).label = in.text(charset).strip();
                case 'D' -> labels(in, file, variables, charset);
                case 'E' -> {
                    for (int line = in.count(MOST); line > 0; line--) {
                        in.text(charset);
                    }
                }
                case 'F' -> {
                    return new PortableDictionary(
                            variables.stream().map(Described::variable).toList(), weight);
                }
                default -> throw new ImportProblem(file.damaged());
            }
        }
    }

    private static Described last(List<Described> variables, ReceivedFile file) {
        if (variables.isEmpty()) {
            throw new ImportProblem(file.damaged());
        }
        return variables.get(variables.size() - 1);
    }

    private static Described described(PortableInput in, Charset charset) throws IOException {
        int width = in.count(WIDEST);
        String name = in.text(charset).strip();
        int format = in.integer();
        for (int i = 1; i < 6; i++) {
            in.integer();
        }
        return new Described(name, width, format);
    }

    private static void missing(PortableInput in, char tag, Described variable, Charset charset) throws IOException {
        if (variable.width > 0) {
            String text = CellText.clean(in.text(charset));
            if (text != null) {
                variable.missing.add(new SpssVariable.MissingRange(0, 0, text));
            }
            return;
        }
        double first = in.number();
        variable.missing.add(
                switch (tag) {
                    case '9' -> new SpssVariable.MissingRange(-Double.MAX_VALUE, first, null);
                    case 'A' -> new SpssVariable.MissingRange(first, Double.MAX_VALUE, null);
                    case 'B' -> new SpssVariable.MissingRange(first, in.number(), null);
                    default -> new SpssVariable.MissingRange(first, first, null);
                });
    }

    private static void labels(PortableInput in, ReceivedFile file, List<Described> variables, Charset charset)
            throws IOException {
        List<Described> labelled = new ArrayList<>();
        for (int i = in.count(MOST); i > 0; i--) {
            String name = in.text(charset).strip();
            labelled.add(variables.stream()
                    .filter(each -> each.name.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ImportProblem(file.damaged())));
        }
        if (labelled.isEmpty()) {
            throw new ImportProblem(file.damaged());
        }
        boolean numbers = labelled.get(0).width == 0;
        for (int i = in.count(MOST); i > 0; i--) {
            String value = numbers ? NumberText.format(in.number()) : CellText.clean(in.text(charset));
            String label = in.text(charset).strip();
            if (value != null) {
                labelled.forEach(each -> each.labels.put(value, label));
            }
        }
    }
}
