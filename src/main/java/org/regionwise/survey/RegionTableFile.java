package org.regionwise.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Reads a region table: one row a region. */
public final class RegionTableFile {
    private static final int MOST_REGIONS = 100_000;

    private final SurveyFile file;
    private final String keyColumn;
    private final int key;
    private final int name;
    private final int population;
    private final List<String[]> rows = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final ProblemCollector problems;

    private RegionTableFile(
            SurveyFile file, String keyColumn, String nameColumn, String populationColumn, Consumer<Problem> listener) {
        this.problems = new ProblemCollector(listener);
        this.file = file;
        this.keyColumn = keyColumn;
        this.key = file.columns().indexOf(keyColumn);
        this.name = nameColumn == null ? -1 : file.columns().indexOf(nameColumn);
        this.population = populationColumn == null ? -1 : file.columns().indexOf(populationColumn);
    }

    /**
     * Reads and checks a region table. A row that is called a total and stands first or last is left out and noted.
     *
     * @param keyColumn column that matches the survey's region column
     * @param nameColumn column shown to people, or null
     * @param populationColumn column of the regions' populations, or null; where a cell is empty the population is unknown
     * @throws ImportProblem if a column does not exist, a key is empty or occurs twice, or a population is not a
     *     positive number
     */
    public static RegionTable read(SurveyFile file, String keyColumn, String nameColumn, String populationColumn) {
        file.requireColumns(Arrays.asList(keyColumn, nameColumn, populationColumn).stream()
                .filter(Objects::nonNull)
                .toList());
        return new RegionTableFile(file, keyColumn, nameColumn, populationColumn, problem -> {})
                .read(nameColumn, populationColumn);
    }

    /** Names every problem for which {@link #read} refuses a table, however many there are; none for a sound one. */
    public static void forEachProblem(
            SurveyFile file, String keyColumn, String nameColumn, String populationColumn, Consumer<Problem> listener) {
        try {
            new RegionTableFile(file, keyColumn, nameColumn, populationColumn, listener)
                    .read(nameColumn, populationColumn);
        } catch (ImportProblem told) {
            // the listener heard of each problem in it
        }
    }

    private RegionTable read(String nameColumn, String populationColumn) {
        try {
            notes.addAll(file.read(file.columns(), this::keep, Progress.SILENT).notes());
        } catch (ImportProblem unsound) {
            problems.addAll(unsound.report());
        }
        leaveOutTotals();
        Map<String, Long> firstRows = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            checkKey(numbers.get(i), rows.get(i)[key], firstRows);
            checkPopulation(numbers.get(i), rows.get(i));
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(file.name(), 0, "", "", "the file has a header but no region below it"));
        }
        problems.throwIfAny();
        List<Column> columns = columns();
        return new RegionTable(
                file.name(),
                file.sha256(),
                keyColumn,
                nameColumn,
                populationColumn,
                columns,
                rows.stream()
                        .map(cells -> canonical(cells, columns, file.options().numbers()))
                        .toList(),
                numbers,
                file.facts(0),
                notes);
    }

    private void keep(long row, String[] cells) {
        rows.add(cells.clone());
        numbers.add(row);
        if (rows.size() > MOST_REGIONS) {
            throw new ImportProblem(new Problem(
                    file.name(),
                    0,
                    "",
                    "",
                    "a region table has one row a region, at most " + MOST_REGIONS + "; is this the survey?"));
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
        notes.add(0, NoteRow.words(numbers.get(at), called(rows.get(at))));
        rows.remove(at);
        numbers.remove(at);
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < file.columns().size(); i++) {
            ColumnTypeScan scan = file.typeScan(file.columns().get(i));
            for (String[] cells : rows) {
                scan.observe(cells[i]);
            }
            // codes are text, whatever they look like
            columns.add(new Column(file.columns().get(i), i == key ? ColumnType.TEXT : scan.type()));
        }
        return columns;
    }

    private void checkKey(long row, String written, Map<String, Long> firstRows) {
        if (written == null) {
            problems.add(new Problem(
                    file.name(), row, keyColumn, "", "the region's key is missing; every region needs one"));
            return;
        }
        // written differently or not, it is one region, as it is when a survey's regions are matched
        Long earlier = firstRows.putIfAbsent(RegionKey.folded(written), row);
        if (earlier != null) {
            problems.add(new Problem(
                    file.name(),
                    row,
                    keyColumn,
                    written,
                    "row " + earlier + " has the same key; a region table has one row a region"));
        }
    }

    private void checkPopulation(long row, String[] cells) {
        String text = population < 0 ? null : cells[population];
        OptionalDouble number = file.options().numbers().parse(text);
        if (text != null && !(number.isPresent() && number.getAsDouble() > 0)) {
            problems.add(new Problem(
                    file.name(),
                    row,
                    file.columns().get(population),
                    text,
                    "the population of region " + cells[key]
                            + " must be a number above 0, without spaces or commas; leave the cell empty if unknown"));
        }
    }

    private static List<String> canonical(String[] cells, List<Column> columns, NumberNotation numbers) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null && columns.get(i).type() == ColumnType.NUMBER) {
                cells[i] = numbers.canonical(cells[i]);
            }
        }
        return Collections.unmodifiableList(Arrays.asList(cells));
    }
}
