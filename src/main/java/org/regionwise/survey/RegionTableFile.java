package org.regionwise.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** Reads a region table: one row a region. */
public final class RegionTableFile {
    private static final int MOST_REGIONS = 100_000;

    private RegionTableFile() {}

    /**
     * Reads and checks a region table.
     *
     * @param keyColumn column that matches the survey's region column
     * @param nameColumn column shown to people, or null
     * @param populationColumn column of the regions' populations, or null; where a cell is empty the population is unknown
     * @throws ImportProblem if a column does not exist, a key is empty or occurs twice, or a population is not a
     *     positive number
     */
    public static RegionTable read(SurveyFile file, String keyColumn, String nameColumn, String populationColumn) {
        List<String> columns = file.columns();
        file.requireColumns(Arrays.asList(keyColumn, nameColumn, populationColumn).stream()
                .filter(Objects::nonNull)
                .toList());
        int key = columns.indexOf(keyColumn);
        int population = populationColumn == null ? -1 : columns.indexOf(populationColumn);
        List<String[]> rows = new ArrayList<>();
        Map<String, Long> firstRows = new HashMap<>();
        ColumnTypeScan[] scans = new ColumnTypeScan[columns.size()];
        Arrays.setAll(scans, i -> file.typeScan(columns.get(i)));
        ProblemCollector problems = new ProblemCollector();
        file.forEachRow((row, cells) -> {
            for (int i = 0; i < cells.length; i++) {
                scans[i].observe(cells[i]);
            }
            checkKey(file.name(), row, keyColumn, cells[key], firstRows, problems);
            if (population >= 0) {
                checkPopulation(file, row, populationColumn, cells[population], cells[key], problems);
            }
            rows.add(cells.clone());
            if (rows.size() > MOST_REGIONS) {
                throw new ImportProblem(new Problem(
                        file.name(),
                        0,
                        "",
                        "",
                        "a region table has one row a region, at most " + MOST_REGIONS + "; is this the survey?"));
            }
        });
        problems.throwIfAny();
        List<Column> typed = new ArrayList<>();
        for (int i = 0; i < scans.length; i++) {
            // codes are text, whatever they look like
            typed.add(new Column(columns.get(i), i == key ? ColumnType.TEXT : scans[i].type()));
        }
        return new RegionTable(
                file.name(),
                file.sha256(),
                keyColumn,
                nameColumn,
                populationColumn,
                typed,
                rows.stream()
                        .map(cells -> canonical(cells, typed, file.options().numbers()))
                        .toList());
    }

    private static void checkKey(
            String file, long row, String column, String key, Map<String, Long> firstRows, ProblemCollector problems) {
        if (key == null) {
            problems.add(new Problem(file, row, column, "", "the region's key is missing; every region needs one"));
            return;
        }
        // written differently or not, it is one region, as it is when a survey's regions are matched
        Long earlier = firstRows.putIfAbsent(RegionKey.folded(key), row);
        if (earlier != null) {
            problems.add(twice(file, row, column, key, earlier));
        }
    }

    private static Problem twice(String file, long row, String column, String key, long earlier) {
        return new Problem(
                file, row, column, key, "row " + earlier + " has the same key; a region table has one row a region");
    }

    private static void checkPopulation(
            SurveyFile file, long row, String column, String text, String region, ProblemCollector problems) {
        OptionalDouble number = file.options().numbers().parse(text);
        if (text != null && !(number.isPresent() && number.getAsDouble() > 0)) {
            problems.add(new Problem(
                    file.name(),
                    row,
                    column,
                    text,
                    "the population of region " + region
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
