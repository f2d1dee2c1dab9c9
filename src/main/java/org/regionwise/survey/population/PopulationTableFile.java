package org.regionwise.survey.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Progress;
import org.regionwise.survey.Reason;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.NoteRow;

/** Reads a population table, and names every row that cannot be counted. */
public final class PopulationTableFile {
    /** Rows that a table may have. */
    private static final int MOST_ROWS = 2_000_000;

    private final SurveyFile file;
    private final PopulationColumns roles;
    private final List<String> others;
    private final NumberNotation numbers;
    private final NumberNotation counting;
    private final ProblemCollector problems = new ProblemCollector();
    private final List<PopulationTable.Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    /** Where each combination stands, for what looks the same to people is the same. */
    private final Map<List<String>, Long> earlier = new HashMap<>();

    private PopulationTableFile(SurveyFile file, PopulationColumns roles) {
        file.requireColumns(List.of(roles.count()));
        this.file = file;
        this.roles = roles;
        this.numbers = file.options().numbers();
        this.counting = CountNotation.of(file, roles.count());
        this.others = file.columns().stream()
                .filter(column -> !column.equals(roles.region()) && !column.equals(roles.count()))
                .toList();
    }

    /**
     * Reads and checks a table. Rows of a region that is called a total are left out and noted.
     *
     * @throws ImportProblem when a column does not exist, a region or a count is missing, a count is no number or
     *     negative, two rows are about the same people, or nobody is counted
     */
    public static PopulationTable read(SurveyFile file, PopulationColumns roles) {
        return new PopulationTableFile(file, roles).read();
    }

    private PopulationTable read() {
        List<String> columns = Stream.concat(
                        Stream.of(roles.region(), roles.count()).filter(Objects::nonNull), others.stream())
                .toList();
        file.requireColumns(columns);
        try {
            notes.addAll(file.read(columns, column -> column.equals(roles.region()), this::keep, Progress.SILENT)
                    .notes());
        } catch (ImportProblem unsound) {
            problems.addAll(unsound.report());
        }
        if (problems.isEmpty() && rows.stream().noneMatch(row -> row.count() > 0)) {
            problems.add(problem(0, roles.count(), "", Reason.of("population-nobody")));
        }
        problems.throwIfAny();
        return new PopulationTable(
                file.name(),
                file.sha256(),
                roles.region(),
                roles.count(),
                others,
                rows,
                notes,
                file.options().withNumbers(counting),
                null);
    }

    private void keep(long number, String[] cells) {
        if (rows.size() >= MOST_ROWS) {
            throw new ImportProblem(problem(0, "", "", Reason.of("population-too-long", "limit", MOST_ROWS)));
        }
        int counted = roles.region() == null ? 0 : 1;
        String region = counted == 0 ? null : cells[0];
        String text = cells[counted];
        List<String> values =
                Arrays.stream(cells, counted + 1, cells.length).map(this::plain).toList();
        if (region != null && (NoteRow.isTotal(region) || NoteRow.begins(region))) {
            notes.add(NoteRow.written(number, region));
            return;
        }
        if (counted == 1 && region == null) {
            problems.add(problem(number, roles.region(), "", Reason.of("population-region-empty")));
            return;
        }
        OptionalDouble count = counting.parse(text);
        if (text == null) {
            problems.add(problem(number, roles.count(), "", Reason.of("population-count-empty")));
        } else if (count.isEmpty()) {
            problems.add(problem(number, roles.count(), text, Reason.of("population-count-number")));
        } else if (!(count.getAsDouble() >= 0)) {
            problems.add(problem(number, roles.count(), text, Reason.of("population-count-negative")));
        } else {
            keep(new PopulationTable.Row(number, region, values, count.getAsDouble()));
        }
    }

    private void keep(PopulationTable.Row row) {
        List<String> same = new ArrayList<>();
        Stream.concat(Stream.of(row.region() == null ? "" : row.region()), row.values().stream())
                .forEach(value -> same.add(value == null ? null : RegionKey.folded(value)));
        Long first = earlier.putIfAbsent(same, row.number());
        if (first == null) {
            rows.add(row);
            return;
        }
        problems.add(problem(
                row.number(),
                "",
                row.region() == null ? "" : row.region(),
                Reason.of("population-cell-twice", "row", Long.toString(first))));
    }

    private String plain(String value) {
        return value != null && numbers.parse(value).isPresent() ? numbers.canonical(value) : value;
    }

    private Problem problem(long row, String column, String value, Reason reason) {
        return new Problem(file.name(), row, column, value, reason);
    }
}
