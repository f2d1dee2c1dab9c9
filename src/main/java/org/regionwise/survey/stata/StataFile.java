package org.regionwise.survey.stata;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.BinaryInput;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.TextEncoding;

/** Walks through a Stata file: dictionary, rows, long texts, value labels, in this order. */
final class StataFile implements AutoCloseable {
    private static final String USUAL_ENCODING = "windows-1252";
    private static final int OLD_DATA_LABEL = 81;
    private static final int OLD_TIMESTAMP = 18;
    private static final int MAP = 14 * 8;

    private final ReceivedFile file;
    private final BinaryInput in;

    StataFile(ReceivedFile file) throws IOException {
        this.file = file;
        this.in = new BinaryInput(file);
    }

    BinaryInput in() {
        return in;
    }

    private ImportProblem damaged() {
        return new ImportProblem(file.damaged());
    }

    /** Reads the dictionary; the rows come next. */
    StataDictionary dictionary(String encoding) throws IOException {
        int first = in.unsignedByte();
        return first == '<' ? tagged(encoding) : old(first, encoding);
    }

    private StataDictionary old(int version, String encoding) throws IOException {
        StataLayout layout = StataLayout.of(version);
        if (layout == null || layout.tagged()) {
            throw unsupported(version);
        }
        in.order(in.unsignedByte() == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        in.skip(2);
        int variables = in.unsignedShort();
        long rows = in.integer();
        in.skip(OLD_DATA_LABEL + OLD_TIMESTAMP);
        requireCounts(variables, rows);
        int[] types = new int[variables];
        for (int i = 0; i < variables; i++) {
            types[i] = in.unsignedByte();
        }
        Charset charset = charset(layout, encoding);
        List<String> names = texts(variables, layout.name(), charset);
        in.skip(2L * (variables + 1));
        List<String> formats = texts(variables, layout.format(), charset);
        List<String> labelNames = texts(variables, layout.name(), charset);
        List<String> labels = texts(variables, layout.label(), charset);
        int kind = in.unsignedByte();
        int length = in.length();
        while (kind != 0 || length != 0) {
            in.skip(length);
            kind = in.unsignedByte();
            length = in.length();
        }
        return dictionary(layout, charset, types, names, formats, labelNames, labels, rows);
    }

    private StataDictionary tagged(String encoding) throws IOException {
        expect("stata_dta><header><release>");
        int version = digits(3);
        StataLayout layout = StataLayout.of(version);
        if (layout == null || !layout.tagged()) {
            throw unsupported(version);
        }
        expect("</release><byteorder>");
        String order = new String(in.bytes(3), StandardCharsets.ISO_8859_1);
        in.order(order.equals("MSF") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        expect("</byteorder><K>");
        int variables = layout.variableCount() == 4 ? in.length() : in.unsignedShort();
        expect("</K><N>");
        long rows = layout.rowCount() == 8 ? in.longInteger() : in.integer();
        requireCounts(variables, rows);
        expect("</N><label>");
        in.skip(layout.dataLabelLength() == 2 ? in.unsignedShort() : in.unsignedByte());
        expect("</label><timestamp>");
        in.skip(in.unsignedByte());
        expect("</timestamp></header><map>");
        in.skip(MAP);
        expect("</map><variable_types>");
        int[] types = new int[variables];
        for (int i = 0; i < variables; i++) {
            types[i] = in.unsignedShort();
        }
        Charset charset = charset(layout, encoding);
        expect("</variable_types><varnames>");
        List<String> names = texts(variables, layout.name(), charset);
        expect("</varnames><sortlist>");
        in.skip((long) layout.sortPlace() * (variables + 1));
        expect("</sortlist><formats>");
        List<String> formats = texts(variables, layout.format(), charset);
        expect("</formats><value_label_names>");
        List<String> labelNames = texts(variables, layout.name(), charset);
        expect("</value_label_names><variable_labels>");
        List<String> labels = texts(variables, layout.label(), charset);
        expect("</variable_labels><characteristics>");
        while (isNext("<ch>", "</characteristics>")) {
            in.skip(in.length());
            expect("</ch>");
        }
        expect("<data>");
        return dictionary(layout, charset, types, names, formats, labelNames, labels, rows);
    }

    private StataDictionary dictionary(
            StataLayout layout,
            Charset charset,
            int[] types,
            List<String> names,
            List<String> formats,
            List<String> labelNames,
            List<String> labels,
            long rows) {
        List<StataVariable> variables =
                StataDictionary.variables(file, layout, types, names, formats, labelNames, labels);
        int width = variables.stream().mapToInt(StataVariable::width).sum();
        return new StataDictionary(layout, in.order(), charset, variables, rows, width);
    }

    private ImportProblem unsupported(int version) {
        return new ImportProblem(file.problem(Reason.of("stata-version", "version", Integer.toString(version))));
    }

    private void requireCounts(int variables, long rows) {
        if (rows < 0) {
            throw damaged();
        }
        if (variables == 0) {
            throw new ImportProblem(file.problem(Reason.of("no-variables")));
        }
        if (variables > file.limits().columns()) {
            throw new ImportProblem(file.problem(Reason.of(
                    "too-many-variables",
                    "variables",
                    variables,
                    "limit",
                    file.limits().columns())));
        }
    }

    private Charset charset(StataLayout layout, String encoding) {
        if (encoding != null) {
            return TextEncoding.of(encoding, file);
        }
        return TextEncoding.of(layout.utf8() ? "UTF-8" : USUAL_ENCODING, file);
    }

    private List<String> texts(int count, int width, Charset charset) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text(in.bytes(width), charset));
        }
        return texts;
    }

    /** Text up to the first zero byte. */
    static String text(byte[] bytes, Charset charset) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, charset);
    }

    private int digits(int count) throws IOException {
        try {
            return Integer.parseInt(new String(in.bytes(count), StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            throw damaged();
        }
    }

    /** Passes a tag that has to stand here. */
    void expect(String tag) throws IOException {
        if (!new String(in.bytes(tag.length()), StandardCharsets.ISO_8859_1).equals(tag)) {
            throw damaged();
        }
    }

    /** Passes one of two tags; whether it was the first. They differ in length or in their second letter. */
    boolean isNext(String one, String otherwise) throws IOException {
        int common = Math.min(one.length(), otherwise.length());
        String read = new String(in.bytes(common), StandardCharsets.ISO_8859_1);
        String rest = one.startsWith(read) ? one : otherwise;
        if (!rest.startsWith(read)) {
            throw damaged();
        }
        expect(rest.substring(common));
        return rest.equals(one);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
