package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.Reason;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.UnreadNumber;
import org.regionwise.survey.file.ColumnTypeScan;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.NoteRow;
import org.regionwise.survey.row.RowTally;

/** Reads a region table: one row a region. */
public final class RegionTableFile {
    private static final int MOST_REGIONS = 100_000;

    private static final String OPTIONS = "--regions-";

    private final SurveyFile file;
    private final String options;
    private final String keyColumn;
    /** Key, name and population, as far as there are any: of these every cell matters. */
    private final List<String> roles;

    private final List<String> columns;
    private final List<String> percent = new ArrayList<>();
    private final int key;
    private final int name;
    private final int population;
    private final List<String[]> rows = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private RowTally tally = RowTally.of(0);
    private final Consumer<Problem> listener;
    private final ProblemCollector problems;

    private RegionTableFile(
            SurveyFile file,
            String keyColumn,
            String nameColumn,
            String populationColumn,
            List<String> asked,
            String options,
            Consumer<Problem> listener) {
        this.options = options;
        this.listener = listener;
        this.problems = new ProblemCollector(listener);
        this.file = file;
        this.keyColumn = keyColumn;
        this.roles = Stream.of(keyColumn, nameColumn, populationColumn)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        this.columns = Stream.of(file.columns(), roles, asked)
                .flatMap(List::stream)
                .distinct()
                .toList();
        this.key = columns.indexOf(keyColumn);
        this.name = nameColumn == null ? -1 : columns.indexOf(nameColumn);
        this.population = populationColumn == null ? -1 : columns.indexOf(populationColumn);
    }

    /**
     * Reads and checks a region table. A row that is called a total and stands first or last is left out and noted.
     *
     * @param keyColumn column that matches the survey's region column
     * @param nameColumn column shown to people, or null
     * @param populationColumn column of the regions' populations, or null; where a cell is empty the population is
     *     unknown
     * @throws ImportProblem if a column does not exist, a key is empty or occurs twice, or a population is not a
     *     positive number
     */
    public static RegionTable read(SurveyFile file, String keyColumn, String nameColumn, String populationColumn) {
        return read(file, keyColumn, nameColumn, populationColumn, List.of(), OPTIONS);
    }

    /**
     * The same with columns beyond those that are read of every file.
     *
     * @param asked further columns that are wanted; those that do not exist are passed over
     * @param options how the options of the command line about this file begin
     */
    public static RegionTable read(
            SurveyFile file,
            String keyColumn,
            String nameColumn,
            String populationColumn,
            List<String> asked,
            String options) {
        file.requireColumns(Arrays.asList(keyColumn, nameColumn, populationColumn).stream()
                .filter(Objects::nonNull)
                .toList());
        List<String> known = asked.stream().filter(file.allColumns()::contains).toList();
        return new RegionTableFile(file, keyColumn, nameColumn, populationColumn, known, options, problem -> {})
                .read(nameColumn, populationColumn);
    }

    /** Names every problem for which {@link #read} refuses a table, however many there are; none for a sound one. */
    public static void forEachProblem(
            SurveyFile file, String keyColumn, String nameColumn, String populationColumn, Consumer<Problem> listener) {
        try {
            new RegionTableFile(file, keyColumn, nameColumn, populationColumn, List.of(), OPTIONS, listener)
                    .read(nameColumn, populationColumn);
        } catch (ImportProblem told) {
            // the listener heard of each problem in it
        }
    }

    private RegionTable read(String nameColumn, String populationColumn) {
        try {
            tally = file.read(columns, roles::contains, this::keep, Progress.SILENT, listener);
            notes.addAll(tally.notes());
        } catch (ImportProblem unsound) {
            problems.addTold(unsound.report());
        }
        leaveOutTotals();
        Map<String, Long> firstRows = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            checkKey(numbers.get(i), rows.get(i)[key], firstRows);
            checkPopulation(numbers.get(i), rows.get(i));
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(file.name(), 0, "", "", Reason.of("no-regions")));
        }
        if (!problems.isEmpty()) {
            throw new ImportProblem(problems.report(rows.size()));
        }
        List<Column> typed = typed();
        ImportFacts facts = file.facts(tally);
        return new RegionTable(
                file.name(),
                file.sha256(),
                keyColumn,
                nameColumn,
                populationColumn,
                typed,
                rows.stream()
                        .map(cells -> canonical(cells, typed, file.options().numbers()))
                        .toList(),
                numbers,
                percent.isEmpty() ? facts : facts.remarking(List.of(percentRead())),
                notes);
    }

    private void keep(long row, String[] cells) {
        rows.add(cells.clone());
        numbers.add(row);
        if (rows.size() > MOST_REGIONS) {
            throw new ImportProblem(
                    new Problem(file.name(), 0, "", "", Reason.of("too-many-regions", "limit", MOST_REGIONS)));
        }
    }

    private void leaveOutTotals() {
        while (!rows.isEmpty() && isTotal(rows.get(rows.size() - 1))) {
            leaveOut(rows.size() - 1);
        }
        while (!rows.isEmpty() && isTotal(rows.get(0))) {
            leaveOut(0);
        }
    }

    /** Called a total by its name, or by its key where it has no name. */
    private boolean isTotal(String[] cells) {
        String called = called(cells);
        return called != null && (NoteRow.isTotal(called) || NoteRow.begins(called));
    }

    private String called(String[] cells) {
        boolean byName = name >= 0 && cells[name] != null && (cells[key] == null || NoteRow.isTotal(cells[name]));
        return byName ? cells[name] : cells[key];
    }

    private void leaveOut(int at) {
        notes.add(0, NoteRow.written(numbers.get(at), called(rows.get(at))));
        rows.remove(at);
        numbers.remove(at);
    }

    private List<Column> typed() {
        List<Column> typed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            ColumnTypeScan scan = file.typeScan(columns.get(i));
            List<String> values =
                    Arrays.asList(rows.stream().map(cells -> cells[at]).toArray(String[]::new));
            values.forEach(scan::observe);
            // codes are text, whatever they look like
            ColumnType type = i == key ? ColumnType.TEXT : scan.type();
            if (type == ColumnType.TEXT && !roles.contains(columns.get(i)) && allPercent(columns.get(i), values)) {
                percent.add(columns.get(i));
                type = ColumnType.NUMBER;
            }
            typed.add(new Column(columns.get(i), type));
        }
        return typed;
    }

    private boolean allPercent(String column, List<String> values) {
        return file.options().types().get(column) != ColumnType.TEXT
                && Percent.allSigned(values, file.options().numbers());
    }

    private ReadingRemark percentRead() {
        return ReadingRemark.of(ReadingRemark.PERCENT, percent);
    }

    private void checkKey(long row, String written, Map<String, Long> firstRows) {
        if (written == null) {
            problems.add(new Problem(file.name(), row, keyColumn, "", Reason.of("key-missing")));
            return;
        }
        // written differently or not, it is one region, as it is when a survey's regions are matched
        Long earlier = firstRows.putIfAbsent(RegionKey.folded(written), row);
        if (earlier != null) {
            problems.add(new Problem(
                    file.name(), row, keyColumn, written, Reason.of("key-twice", "row", Long.toString(earlier))));
        }
    }

    private void checkPopulation(long row, String[] cells) {
        String text = population < 0 ? null : cells[population];
        OptionalDouble number = file.options().numbers().parse(text);
        if (text != null && !(number.isPresent() && number.getAsDouble() > 0)) {
            problems.add(new Problem(
                    file.name(),
                    row,
                    columns.get(population),
                    text,
                    Reason.of("no-population")
                            .then(UnreadNumber.of(text, file.options().numbers())
                                    .map(why -> why.reason(options)))));
        }
    }

    private static List<String> canonical(String[] cells, List<Column> columns, NumberNotation numbers) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null && columns.get(i).type() == ColumnType.NUMBER) {
                String number = cells[i];
                cells[i] = Percent.share(number, numbers).orElseGet(() -> numbers.canonical(number));
            }
        }
        return Collections.unmodifiableList(Arrays.asList(cells));
    }
}
