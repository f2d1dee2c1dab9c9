package org.regionwise.survey;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and checks the header of a CSV file. */
final class CsvHeader {
    /** More than any survey has, and what a database table can hold. */
    private static final int MOST_COLUMNS = 1_000;

    private static final int LONGEST_NAME = 200;

    private CsvHeader() {}

    static List<String> read(Path path, String name, CsvDialect dialect) throws IOException {
        List<String> columns = names(path, name, dialect);
        ProblemCollector problems = new ProblemCollector();
        if (columns.size() > MOST_COLUMNS) {
            problems.add(problem(
                    name,
                    "",
                    "the header has " + columns.size() + " columns, at most " + MOST_COLUMNS
                            + " are read; keep those that the analysis needs"));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            Integer earlier = seen.putIfAbsent(column, i + 1);
            if (column.isEmpty()) {
                problems.add(problem(name, "", "column " + (i + 1) + " has no name in the header"));
            } else if (column.length() > LONGEST_NAME || column.chars().anyMatch(Character::isISOControl)) {
                problems.add(problem(
                        name,
                        column.substring(0, Math.min(40, column.length())).replaceAll("\\p{Cntrl}", " "),
                        "column " + (i + 1) + " must have a name of one line and at most " + LONGEST_NAME
                                + " characters; is the first row of the file its header, and its encoding UTF-8?"));
            } else if (earlier != null) {
                problems.add(problem(
                        name,
                        column,
                        "columns " + earlier + " and " + (i + 1) + " have the same name; every column needs its own"));
            }
        }
        problems.throwIfAny();
        return columns;
    }

    private static List<String> names(Path path, String name, CsvDialect dialect) throws IOException {
        try (CsvReader<CsvRecord> reader =
                SurveyFile.parser(dialect).ofCsvRecord(SurveyFile.reader(path, dialect, CodingErrorAction.REPLACE))) {
            var records = reader.iterator();
            if (!records.hasNext()) {
                throw new ImportProblem(new Problem(name, 0, "", "", "the file is empty"));
            }
            List<String> columns = records.next().getFields().stream()
                    .map(column -> CellText.normal(column.strip()))
                    .toList();
            for (String column : columns) {
                if (column.indexOf('\uFFFD') >= 0) {
                    throw new ImportProblem(problem(
                            name,
                            column,
                            "the header is not " + dialect.encoding() + " text; save the file as CSV in UTF-8"));
                }
            }
            return columns;
        } catch (CsvParseException e) {
            throw new ImportProblem(
                    problem(name, "", "a quotation mark in the header is never closed, or not doubled"));
        }
    }

    private static Problem problem(String file, String value, String expected) {
        return new Problem(file, 1, "", value, expected);
    }
}
