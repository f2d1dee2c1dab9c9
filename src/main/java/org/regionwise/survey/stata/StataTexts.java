package org.regionwise.survey.stata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.BinaryInput;
import org.regionwise.survey.row.ReceivedFile;

/** What stands in a Stata file after its rows: long texts and value labels. */
final class StataTexts {
    /** The characters of long texts that are kept in memory at most. */
    private static final long MOST_LONG_TEXT = 100_000_000;

    private static final int ASCII_TEXT = 130;
    private static final int MOST_LABELS = 100_000;
    private static final int FIRST_MISSING = 2_147_483_621;
    private static final int OLD_HEADER = 33 + 3;

    private StataTexts() {}

    /** Where a long text belongs: variable and row of its first use. */
    record Place(long variable, long row) {}

    /** The long texts, from {@code <strls>} on; the tag at the end was passed. */
    static Map<Place, String> longTexts(StataFile stata, StataDictionary dictionary, ReceivedFile file, boolean keep)
            throws IOException {
        Map<Place, String> texts = new HashMap<>();
        BinaryInput in = stata.in();
        long kept = 0;
        stata.expect("</data><strls>");
        while (stata.isNext("GSO", "</strls>")) {
            long variable = Integer.toUnsignedLong(in.integer());
            long row = dictionary.layout().version() == 117 ? Integer.toUnsignedLong(in.integer()) : in.longInteger();
            int kind = in.unsignedByte();
            int length = in.length();
            if (!keep) {
                in.skip(length);
                continue;
            }
            kept += length;
            if (kept > MOST_LONG_TEXT) {
                throw new ImportProblem(file.problem(Reason.of("too-much-long-text")));
            }
            byte[] bytes = in.bytes(length);
            if (kind == ASCII_TEXT) {
                texts.put(new Place(variable, row), StataFile.text(bytes, dictionary.charset()));
            }
        }
        return texts;
    }

    /** Where the text of a cell is kept. */
    static Place place(StataDictionary dictionary, ByteBuffer row, int offset) {
        boolean little = dictionary.order() == ByteOrder.LITTLE_ENDIAN;
        if (dictionary.layout().version() == 117) {
            return new Place(
                    Integer.toUnsignedLong(row.getInt(offset)), Integer.toUnsignedLong(row.getInt(offset + 4)));
        }
        // 118 packs a variable of two bytes and a row of six, 119 of three and five
        int variableBytes = dictionary.layout().version() == 118 ? 2 : 3;
        long both = row.getLong(offset);
        int variableBits = 8 * variableBytes;
        return little
                ? new Place(both & (1L << variableBits) - 1, both >>> variableBits)
                : new Place(both >>> 64 - variableBits, both & (1L << 64 - variableBits) - 1);
    }

    /** Value labels by the name of their list. */
    static Map<String, Map<Integer, String>> labels(StataFile stata, StataDictionary dictionary) throws IOException {
        Map<String, Map<Integer, String>> labels = new HashMap<>();
        BinaryInput in = stata.in();
        if (!dictionary.layout().tagged()) {
            while (in.fill(new byte[4])) {
                String name = StataFile.text(in.bytes(OLD_HEADER), dictionary.charset());
                labels.put(name, list(in, dictionary.charset()));
            }
            return labels;
        }
        stata.expect("<value_labels>");
        while (stata.isNext("<lbl>", "</value_labels>")) {
            in.skip(4);
            byte[] name = in.bytes(dictionary.layout().name() + 3);
            labels.put(StataFile.text(name, dictionary.charset()), list(in, dictionary.charset()));
            stata.expect("</lbl>");
        }
        return labels;
    }

    private static Map<Integer, String> list(BinaryInput in, Charset charset) throws IOException {
        int count = in.length();
        int length = in.length();
        Map<Integer, String> list = new LinkedHashMap<>();
        ByteBuffer numbers =
                ByteBuffer.wrap(in.bytes(count > MOST_LABELS ? -1 : 8 * count)).order(in.order());
        byte[] texts = in.bytes(length);
        for (int i = 0; i < count; i++) {
            int from = numbers.getInt(4 * i);
            if (from >= 0 && from < texts.length) {
                int end = from;
                while (end < texts.length && texts[end] != 0) {
                    end++;
                }
                list.put(numbers.getInt(4 * (count + i)), new String(texts, from, end - from, charset).strip());
            }
        }
        return list;
    }

    /** A variable's labels; those of Stata's missing values tell what is missing. */
    static ColumnLabels columnLabels(String description, Map<Integer, String> labels) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        labels.forEach((value, label) -> {
            if (value < FIRST_MISSING) {
                values.put(Integer.toString(value), label);
            } else {
                int letter = value - FIRST_MISSING;
                missing.add((letter == 0 ? "." : "." + (char) ('a' + letter - 1)) + " (" + label + ")");
            }
        });
        return new ColumnLabels(description.strip(), values, missing);
    }
}
