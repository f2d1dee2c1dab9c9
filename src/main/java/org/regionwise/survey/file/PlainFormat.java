package org.regionwise.survey.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.row.CellConversion;
import org.regionwise.survey.row.CellText;

/**
 * What the bytes of an ordinary CSV file mean, and which of its fields are wanted.
 *
 * @param kinds by byte
 * @param slots position among the wanted columns by position in the file; −1 when not wanted
 * @param longest most bytes of a field
 * @param decimal the byte before decimals; −1 where numbers are to be read as texts
 * @param wanted the wanted columns
 */
public record PlainFormat(byte[] kinds, int[] slots, int longest, int decimal, List<Wanted> wanted) {
    static final byte TEXT = 0;
    /** Part of a character beyond ASCII. */
    static final byte HIGH = 1;

    static final byte DELIMITER = 2;
    static final byte LINE_FEED = 3;
    static final byte CARRIAGE_RETURN = 4;
    static final byte UNUSUAL = 5;

    /**
     * A column.
     *
     * @param missing texts that count as empty
     */
    public record Wanted(CellConversion reading, ColumnTypeScan scan, byte[][] missing) {
        private static Wanted of(SurveyFile file, String column) {
            ReadingOptions options = file.options();
            byte[][] missing = Stream.concat(
                            options.missing().stream(), options.missingIn().getOrDefault(column, List.of()).stream())
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            return new Wanted(file.reading(column), file.typeScan(column), missing);
        }

        /** A cell as it is read everywhere; null when it is empty. */
        public String cell(String text) {
            return reading.of(CellText.clean(text));
        }

        boolean isMissing(byte[] bytes, int begin, int end) {
            for (byte[] each : missing) {
                if (Arrays.equals(bytes, begin, end, each, 0, each.length)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Of a file in UTF-8 whose delimiter is ASCII. */
    static PlainFormat of(SurveyFile file, List<String> columns) {
        List<String> all = file.allColumns();
        char delimiter = file.dialect().delimiter();
        byte[] kinds = new byte[256];
        Arrays.fill(kinds, 128, 256, HIGH);
        kinds[0] = UNUSUAL;
        kinds['"'] = UNUSUAL;
        kinds[0x1A] = UNUSUAL;
        kinds['\n'] = LINE_FEED;
        kinds['\r'] = CARRIAGE_RETURN;
        kinds[delimiter] = DELIMITER;
        NumberNotation numbers = file.options().numbers();
        boolean plain = numbers.grouping() == null && numbers.decimal() != delimiter;
        return new PlainFormat(
                kinds,
                all.stream().mapToInt(columns::indexOf).toArray(),
                file.received().limits().cellCharacters(),
                plain ? numbers.decimal() : -1,
                columns.stream().map(column -> Wanted.of(file, column)).toList());
    }
}
