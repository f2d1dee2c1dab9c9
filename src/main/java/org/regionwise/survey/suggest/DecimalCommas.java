package org.regionwise.survey.suggest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.file.ColumnTypeScan;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;

/**
 * Delimited text each of whose numbers with a mark has a decimal comma, so that it cannot be read otherwise. A single
 * number with a point, or only numbers like {@code 1,234}, leave it to the analyst to say.
 */
public final class DecimalCommas {
    private static final List<NumberNotation> NOTATIONS = List.of(
            NumberNotation.COMMA,
            new NumberNotation(',', '.'),
            new NumberNotation(',', ' '),
            new NumberNotation('.', ','),
            NumberNotation.POINT,
            new NumberNotation('.', ' '));

    private static final int MOST_LINES = 2_000;
    private static final Pattern COMMA = Pattern.compile("\\d,\\d");
    private static final Pattern QUOTED_COMMA = Pattern.compile("\"[^\",]*\\d,\\d[^\",]*\"");

    private final List<Column> columns = new ArrayList<>();

    /** In which notations every value of a column is a number so far, and a value with a mark. */
    private static final class Column {
        private final boolean[] possible = new boolean[NOTATIONS.size()];
        private final Set<String> known = new HashSet<>();
        private boolean marked;

        private Column() {
            Arrays.fill(possible, true);
        }

        private boolean open() {
            for (boolean each : possible) {
                if (each) {
                    return true;
                }
            }
            return false;
        }

        private void observe(String value) {
            if (value == null || !open() || known.contains(value) || MissingCode.isWord(value)) {
                return;
            }
            if (known.size() < SurveyScan.VALUES_COUNTED) {
                known.add(value);
            }
            boolean mark = false;
            for (int i = 0; i < possible.length; i++) {
                possible[i] &= new ColumnTypeScan(NOTATIONS.get(i), null).isNumber(value);
                mark |= possible[i];
            }
            if (mark && !value.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-')) {
                marked = true;
            }
        }

        private boolean isNumbers() {
            return marked && open();
        }
    }

    private DecimalCommas() {}

    /** The file as it is, or read with a decimal comma and a remark where it can only be read so. */
    public static SurveyFile read(SurveyFile file) {
        if (file.format() != FileFormat.CSV
                || !file.options().numbers().equals(NumberNotation.POINT)
                || !mayHaveCommas(file)) {
            return file;
        }
        DecimalCommas commas = new DecimalCommas();
        file.columns().forEach(column -> commas.columns.add(new Column()));
        try {
            file.read(
                    file.columns(),
                    column -> false,
                    (row, cells) -> {
                        for (int i = 0; i < cells.length; i++) {
                            commas.columns.get(i).observe(cells[i]);
                        }
                    },
                    Progress.SILENT);
        } catch (ImportProblem unsound) {
            // what is wrong is told by the reading that is asked for
            return file;
        }
        return commas.only()
                .map(notation -> file.reading(
                        file.options().withNumbers(notation), List.of(commas.remark(file.columns(), notation))))
                .orElse(file);
    }

    /** A comma can only stand in a cell where another delimiter or quotation marks keep it there. */
    private static boolean mayHaveCommas(SurveyFile file) {
        Pattern comma = file.dialect().delimiter() == ',' ? QUOTED_COMMA : COMMA;
        return file.rawRows(MOST_LINES).stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(line -> comma.matcher(line).find());
    }

    private Optional<NumberNotation> only() {
        List<Column> numbers = columns.stream().filter(Column::isNumbers).toList();
        List<NumberNotation> possible = new ArrayList<>();
        for (int i = 0; i < NOTATIONS.size(); i++) {
            int notation = i;
            if (!numbers.isEmpty() && numbers.stream().allMatch(column -> column.possible[notation])) {
                possible.add(NOTATIONS.get(i));
            }
        }
        // a column that could be read with a point could be read so alone, whatever the others are
        boolean points = numbers.stream().anyMatch(column -> column.possible[NOTATIONS.indexOf(NumberNotation.POINT)]);
        boolean comma = !possible.isEmpty() && possible.stream().allMatch(notation -> notation.decimal() == ',');
        return comma && !points ? Optional.of(possible.get(0)) : Optional.empty();
    }

    private ReadingRemark remark(List<String> names, NumberNotation notation) {
        List<String> read = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isNumbers()) {
                read.add(names.get(i));
            }
        }
        return ReadingRemark.of(ReadingRemark.DECIMAL_COMMA, read, "example", notation.example());
    }
}
