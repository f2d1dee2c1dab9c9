package org.regionwise.survey.spss;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.row.BinaryInput;
import org.regionwise.survey.row.CellText;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.TextEncoding;

/**
 * Gathers the records of an SPSS dictionary. Text stays bytes until the encoding is known, which stands near the end.
 */
final class SpssRecords {
    private static final int MOST_BLOCKS = 1_000_000;
    private static final int LONG_STRING = 255;
    /** How many bytes of a very long text SPSS counts for each of its segments, of which it fills 255. */
    private static final int SEGMENT = 252;

    private static final int MOST_MISSING = 3;

    /** A variable as its own record has it. */
    private static final class Plain {
        private int position;
        private int width;
        private int format;
        private byte[] name;
        private byte[] label = new byte[0];
        private int missing;
        private byte[][] missingValues = new byte[0][];
        private final Map<String, byte[][]> labels = new LinkedHashMap<>();
    }

    private final BinaryInput in;
    private final ReceivedFile file;
    private final List<Plain> plain = new ArrayList<>();
    private final Map<Integer, Plain> byPosition = new HashMap<>();
    private final Map<String, byte[]> longNames = new HashMap<>();
    private final Map<String, Integer> veryLong = new HashMap<>();
    private final List<byte[]> longLabels = new ArrayList<>();
    private final List<byte[]> longMissing = new ArrayList<>();
    private int blocks;
    private String encoding;
    private int codePage;
    private long cases = -1;

    SpssRecords(BinaryInput in, ReceivedFile file) {
        this.in = in;
        this.file = file;
    }

    private ImportProblem damaged() {
        return new ImportProblem(file.damaged());
    }

    int blocks() {
        return blocks;
    }

    OptionalLong cases() {
        return cases < 0 ? OptionalLong.empty() : OptionalLong.of(cases);
    }

    void variable() throws IOException {
        Plain variable = new Plain();
        int type = in.integer();
        int hasLabel = in.integer();
        variable.missing = in.integer();
        variable.format = in.integer() >> 16 & 0xFF;
        in.skip(4);
        variable.name = in.bytes(8);
        variable.position = blocks;
        variable.width = type;
        if (hasLabel == 1) {
            int length = in.length();
            variable.label = in.bytes(length);
            in.skip((4 - length % 4) % 4);
        }
        int values = Math.abs(Math.max(variable.missing, -MOST_MISSING - 1));
        if (values > MOST_MISSING || type < -1 || type > LONG_STRING || ++blocks > MOST_BLOCKS) {
            throw damaged();
        }
        variable.missingValues = new byte[values][];
        for (int i = 0; i < values; i++) {
            variable.missingValues[i] = in.bytes(8);
        }
        if (type >= 0) {
            plain.add(variable);
            byPosition.put(variable.position, variable);
        }
    }

    void valueLabels() throws IOException {
        Map<String, byte[][]> labels = new LinkedHashMap<>();
        int count = in.length();
        for (int i = 0; i < count; i++) {
            byte[] value = in.bytes(8);
            int length = in.unsignedByte();
            byte[] label = in.bytes(length);
            in.skip((8 - (length + 1) % 8) % 8);
            labels.put(new String(value, StandardCharsets.ISO_8859_1), new byte[][] {value, label});
        }
        if (in.integer() != 4) {
            throw damaged();
        }
        int variables = in.length();
        for (int i = 0; i < variables; i++) {
            Plain variable = byPosition.get(in.integer() - 1);
            if (variable == null) {
                throw damaged();
            }
            variable.labels.putAll(labels);
        }
    }

    void extension() throws IOException {
        int subtype = in.integer();
        long size = in.length();
        long count = in.length();
        if (size * count > 1 << 24) {
            throw damaged();
        }
        byte[] data = in.bytes((int) (size * count));
        switch (subtype) {
            case 3 ->
                codePage = data.length >= 32
                        ? ByteBuffer.wrap(data).order(in.order()).getInt(28)
                        : 0;
            case 13 -> pairs(data).forEach(longNames::put);
            case 14 -> pairs(data).forEach((name, width) -> veryLong.put(name, number(width)));
            case 16 ->
                cases = data.length >= 16
                        ? ByteBuffer.wrap(data).order(in.order()).getLong(8)
                        : -1;
            case 20 -> encoding = SpssDictionary.key(data).strip();
            case 21 -> longLabels.add(data);
            case 22 -> longMissing.add(data);
            default -> {
                // display settings, attributes and the like
            }
        }
    }

    /** {@code KEY=value} between tabs, as bytes; names are compared without regard to case. */
    private static Map<String, byte[]> pairs(byte[] data) {
        Map<String, byte[]> pairs = new LinkedHashMap<>();
        String text = new String(data, StandardCharsets.ISO_8859_1);
        for (String pair : text.split("\t")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        shortName(pair.substring(0, equals)),
                        pair.substring(equals + 1).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return pairs;
    }

    private static String shortName(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    private int number(byte[] digits) {
        try {
            int width = Integer.parseInt(
                    SpssDictionary.key(digits).replace("\0", "").strip());
            if (width > LONG_STRING && width <= 32_767) {
                return width;
            }
        } catch (NumberFormatException e) {
            // falls through to what a wrong number deserves
        }
        throw damaged();
    }

    Charset charset() {
        String name = encoding;
        if (name == null) {
            name = switch (codePage) {
                case 65001 -> "UTF-8";
                case 0, 1, 2, 3, 4 -> "windows-1252";
                default -> codePage < 1000 ? "IBM" + codePage : "windows-" + codePage;
            };
        }
        return TextEncoding.of(name, file);
    }

    List<SpssVariable> variables(Charset charset) {
        Map<String, Map<String, String>> moreLabels = SpssLongStrings.labels(longLabels, in.order(), charset);
        Map<String, List<String>> moreMissing = SpssLongStrings.missing(longMissing, in.order(), charset);
        List<SpssVariable> variables = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            Plain first = plain.get(i);
            String key = shortName(SpssDictionary.key(first.name));
            int width = veryLong.getOrDefault(key, first.width);
            int segments = width > LONG_STRING ? (width + SEGMENT - 1) / SEGMENT : 1;
            if (i + segments > plain.size() || width > LONG_STRING && first.width != LONG_STRING) {
                throw damaged();
            }
            String name = SpssDictionary.text(longNames.getOrDefault(key, first.name), charset);
            List<SpssVariable.MissingRange> missing = new ArrayList<>(missing(first, charset));
            moreMissing
                    .getOrDefault(name, List.of())
                    .forEach(text -> missing.add(new SpssVariable.MissingRange(0, 0, text)));
            Map<String, String> labels = labels(first, charset);
            labels.putAll(moreLabels.getOrDefault(name, Map.of()));
            variables.add(new SpssVariable(
                    name,
                    width,
                    segments,
                    first.position,
                    first.format,
                    new ColumnLabels(
                            SpssDictionary.text(first.label, charset).strip(),
                            labels,
                            missing.stream()
                                    .map(SpssVariable.MissingRange::shown)
                                    .toList()),
                    missing));
            i += segments - 1;
        }
        return variables;
    }

    private Map<String, String> labels(Plain variable, Charset charset) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (byte[][] each : variable.labels.values()) {
            String value = variable.width == 0
                    ? NumberText.format(number(each[0], in.order()))
                    : CellText.clean(SpssDictionary.text(each[0], charset));
            if (value != null) {
                labels.put(value, SpssDictionary.text(each[1], charset).strip());
            }
        }
        return labels;
    }

    /** Two values are a range when the count is negative, and a third stands alone. */
    private List<SpssVariable.MissingRange> missing(Plain variable, Charset charset) {
        byte[][] values = variable.missingValues;
        List<SpssVariable.MissingRange> ranges = new ArrayList<>();
        if (variable.width > 0) {
            Arrays.stream(values)
                    .map(value -> CellText.clean(SpssDictionary.text(value, charset)))
                    .filter(text -> text != null)
                    .forEach(text -> ranges.add(new SpssVariable.MissingRange(0, 0, text)));
            return ranges;
        }
        int at = 0;
        if (variable.missing < -1) {
            ranges.add(
                    new SpssVariable.MissingRange(number(values[0], in.order()), number(values[1], in.order()), null));
            at = 2;
        }
        for (; at < values.length; at++) {
            double value = number(values[at], in.order());
            ranges.add(new SpssVariable.MissingRange(value, value, null));
        }
        return ranges;
    }

    private static double number(byte[] bytes, ByteOrder order) {
        return ByteBuffer.wrap(bytes).order(order).getDouble();
    }
}
