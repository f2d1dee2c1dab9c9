package org.regionwise.survey.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.Reason;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.row.FileColumns;
import org.regionwise.survey.row.HeaderNames;
import org.regionwise.survey.row.ReceivedFile;

/**
 * Which fields of delimited text are which columns. Delimiters at the ends of lines, and the row names of R, make
 * header and rows differ by a field; where all the first rows agree on it, it is no fault of theirs.
 *
 * @param columns the columns
 * @param least fewest fields that a row may have
 * @param most most fields that a row may have; those beyond the columns are empty
 * @param spare whether the header has delimiters for the fields beyond the columns, so that one that is not empty is a
 *     cell beside the table and no sign of a broken row
 */
record CsvLayout(FileColumns columns, int least, int most, boolean spare) {
    /** How many rows are looked at. */
    static final int LOOKED_AT = 500;

    /** So unlikely must it be that rows with an empty field more are broken. */
    private static final double SURELY_WHOLE = 0.001;

    /**
     * A row as the parser finds it.
     *
     * @param number where it stands
     * @param fields its cells, stripped
     */
    record Row(long number, List<String> fields) {
        private boolean blankFrom(int column) {
            return fields.subList(Math.min(column, fields.size()), fields.size()).stream()
                    .allMatch(String::isEmpty);
        }
    }

    /**
     * The layout of a file.
     *
     * @param row the row of the header
     * @param header its names as written
     * @param quoted whether rows begin with a quotation mark, as the names of rows that R writes do
     * @param rows the first rows below that are neither blank nor notes
     * @throws ImportProblem if all rows have a number of fields that cannot be understood
     */
    static CsvLayout of(ReceivedFile file, int row, List<String> header, boolean quoted, List<Row> rows) {
        int named = header.size();
        while (named > 1 && HeaderNames.oneLine(header.get(named - 1)).isEmpty()) {
            named--;
        }
        int columns = named;
        if (named < header.size() && !rows.isEmpty() && rows.stream().allMatch(each -> each.blankFrom(columns))) {
            // delimiters at the end of the header, and perhaps of the rows
            boolean all = rows.stream().allMatch(each -> each.fields().size() >= columns);
            if (all) {
                int most = rows.stream()
                        .mapToInt(each -> each.fields().size())
                        .max()
                        .orElse(columns);
                return new CsvLayout(
                        HeaderNames.of(file, row, header.subList(0, columns)),
                        columns,
                        Math.max(most, header.size()),
                        true);
            }
        }
        int size = header.size();
        int fields = shared(rows);
        if (fields < 0 && endInDelimiters(size, rows)) {
            int most =
                    rows.stream().mapToInt(each -> each.fields().size()).max().orElse(size);
            return new CsvLayout(HeaderNames.of(file, row, header), size, most, false);
        }
        if (fields == size || fields < 0) {
            return new CsvLayout(HeaderNames.of(file, row, header), size, size, false);
        }
        if (fields > size && rows.stream().allMatch(each -> each.blankFrom(size))) {
            return new CsvLayout(HeaderNames.of(file, row, header), fields, fields, false);
        }
        if (fields == size + 1 && rows.size() > 1 && hasRowNames(header, quoted, rows)) {
            return rowNames(file, row, header);
        }
        if (rows.size() > 1) {
            throw new ImportProblem(new Problem(file.name(), rows.get(0).number(), "", "", diagnosis(fields, size)));
        }
        return new CsvLayout(HeaderNames.of(file, row, header), size, size, false);
    }

    /** The number of fields that all rows have; −1 when they differ, or there are none. */
    private static int shared(List<Row> rows) {
        int fields = rows.isEmpty() ? -1 : rows.get(0).fields().size();
        return rows.stream().allMatch(each -> each.fields().size() == fields) ? fields : -1;
    }

    /**
     * Whether what some rows have beyond the columns is nothing but delimiters at their ends. A row that is cut in two
     * at a delimiter within a cell has an empty field more as well where its last cell is empty; with a share p of
     * empty last cells among the other rows, all k longer rows would be such with probability p^k.
     */
    private static boolean endInDelimiters(int size, List<Row> rows) {
        List<Row> longer =
                rows.stream().filter(each -> each.fields().size() > size).toList();
        List<Row> others =
                rows.stream().filter(each -> each.fields().size() == size).toList();
        long empty = others.stream()
                .filter(each -> each.fields().get(size - 1).isEmpty())
                .count();
        double share = (empty + 1.0) / (others.size() + 2.0);
        return longer.stream().allMatch(each -> each.blankFrom(size)) && Math.pow(share, longer.size()) < SURELY_WHOLE;
    }

    private static CsvLayout rowNames(ReceivedFile file, int row, List<String> header) {
        List<String> names = new ArrayList<>(List.of(""));
        names.addAll(header);
        FileColumns all = HeaderNames.of(file, row, names);
        List<ReadingRemark> remarks = all.remarks().stream()
                .filter(remark -> !remark.code().equals(ReadingRemark.NAMELESS))
                .toList();
        String first = all.names().get(0);
        return new CsvLayout(
                new FileColumns(all.names(), all.written(), remarks)
                        .remarking(ReadingRemark.of(ReadingRemark.ROW_NAMES, List.of(first))),
                names.size(),
                names.size(),
                false);
    }

    /**
     * Whether rows begin with names as R writes them: different from each other, and either in quotation marks or the
     * numbers from 1. A decimal comma that is taken for a delimiter makes one field more as well, so what may be one is
     * not taken for row names.
     */
    private static boolean hasRowNames(List<String> header, boolean quoted, List<Row> rows) {
        long different =
                rows.stream().map(each -> each.fields().get(0)).distinct().count();
        if (different < rows.size() || hasSplitDecimals(rows)) {
            return false;
        }
        boolean counted = IntStream.range(0, rows.size())
                .allMatch(i -> rows.get(i).fields().get(0).equals(Integer.toString(i + 1)));
        return quoted || counted && !isIdentifier(header.get(0));
    }

    /**
     * Whether two fields side by side may be a number that was cut at its decimal comma: the second with leading zeros.
     */
    private static boolean hasSplitDecimals(List<Row> rows) {
        int fields = rows.get(0).fields().size();
        return IntStream.range(1, fields)
                .anyMatch(k -> rows.stream()
                                .allMatch(row -> isWhole(row.fields().get(k - 1))
                                        && isWhole(row.fields().get(k)))
                        && rows.stream()
                                .map(row -> row.fields().get(k))
                                .anyMatch(field -> field.length() > 1 && field.charAt(0) == '0'));
    }

    private static boolean isWhole(String field) {
        return !field.isEmpty() && field.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether a column is called as columns are that number respondents. */
    private static boolean isIdentifier(String name) {
        return List.of(RegionKey.bare(name).split(" ")).stream()
                .anyMatch(word -> List.of(
                                "id",
                                "nr",
                                "no",
                                "case",
                                "caseid",
                                "number",
                                "num",
                                "row",
                                "index",
                                "code",
                                "key",
                                "respondent",
                                "cislo",
                                "poradi",
                                "lfd",
                                "resp",
                                "obs",
                                "record",
                                "serial",
                                "respid",
                                "x")
                        .contains(word));
    }

    private static Reason diagnosis(int fields, int size) {
        if (fields == 1) {
            return Reason.of("rows-of-one-field", "header", size);
        }
        if (size == 1) {
            return Reason.of("header-of-one-field", "fields", fields);
        }
        String code = fields > size ? "rows-longer-than-header" : "rows-shorter-than-header";
        return Reason.of(code, "difference", Math.abs(fields - size), "fields", fields, "header", size);
    }
}
