package org.regionwise.store.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.store.Postgres;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.count.CountTable;
import org.regionwise.survey.count.DesignCount;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.count.ResponseCounts;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.sql.CountsStatement;
import org.regionwise.survey.sql.CountsStatement.Source;
import org.regionwise.survey.sql.SqlDialect;

/** Engines that run the statement count as the file's own reader does. */
class CountsQueryTest {
    private static final Path HARASSMENT = Path.of("sample-surveys/harassment/survey.csv");
    private static final Path POVERTY = Path.of("sample-surveys/poverty/survey.csv");
    private static final Path HOURS = Path.of("sample-surveys/hours/survey.csv");
    private static final Source SURVEY = Source.ofTable("survey");
    private static final DesignColumns DRAWN = new DesignColumns("weight", "stratum", "area", null);
    /** Of sums of a few thousand weights in any order. */
    private static final double ROUNDING = 1e-12;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"H2", "DUCKDB", "POSTGRESQL"})
    void answersAreCountedAlike(SqlDialect dialect) throws Exception {
        List<String> predictors = List.of("sex", "age_group");
        CountTable.Read counted = CountTable.read(
                counted(
                        dialect,
                        HARASSMENT,
                        new CountsStatement(dialect, SURVEY, "region", "harassed_6m", predictors, DesignColumns.NONE)),
                DesignColumns.NONE,
                "region",
                "harassed_6m",
                predictors);
        SurveyFile rows = SurveyFile.open(HARASSMENT, "survey.csv");
        assertEquals(
                unplaced(ResponseCounter.count(rows, "region", "harassed_6m", predictors)
                        .counts()),
                unplaced(counted.responses().counts()));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "DUCKDB", "POSTGRESQL"})
    void weightsAreSummedAlike(SqlDialect dialect) throws Exception {
        CountTable.Read counted = CountTable.read(
                counted(dialect, POVERTY, new CountsStatement(dialect, SURVEY, "region", "poor", List.of(), DRAWN)),
                DRAWN,
                "region",
                "poor",
                List.of());
        DesignCounts rows =
                DesignCounter.count(SurveyFile.open(POVERTY, "survey.csv"), DRAWN, "region", "poor", List.of());
        Map<String, DesignCount> expected = byGroup(rows);
        Map<String, DesignCount> actual = byGroup(counted.design().orElseThrow());
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((group, count) -> {
            DesignCount other = actual.get(group);
            assertEquals(count.responses().count(), other.responses().count(), group);
            assertEquals(count.weight(), other.weight(), ROUNDING * count.weight(), group);
            assertEquals(count.weightSquares(), other.weightSquares(), ROUNDING * count.weightSquares(), group);
        });
    }

    private static Map<String, DesignCount> byGroup(DesignCounts counts) {
        Map<String, DesignCount> byGroup = new TreeMap<>();
        counts.counts()
                .forEach(each -> byGroup.put(
                        Arrays.asList(
                                        each.responses().region(),
                                        each.responses().answer(),
                                        each.stratum(),
                                        each.cluster())
                                .toString(),
                        each));
        return byGroup;
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "DUCKDB", "POSTGRESQL"})
    void namesCannotBecomeStatements(SqlDialect dialect) throws Exception {
        String evil = "y\"; DROP TABLE \"t\"; --'`\\ ";
        Path survey = Files.writeString(
                folder.resolve("evil.csv"), "region,\"" + evil.replace("\"", "\"\"") + "\"\nA,1\nA,0\nB,1\nB,1\n");
        CountTable.Read counted = CountTable.read(
                counted(
                        dialect,
                        survey,
                        new CountsStatement(
                                dialect, Source.ofTable("a\"; b"), "region", evil, List.of(), DesignColumns.NONE)),
                DesignColumns.NONE,
                "region",
                evil.strip(),
                List.of());
        assertEquals(
                List.of(
                        new ResponseCount("A", "0", List.of(), 1, 0),
                        new ResponseCount("A", "1", List.of(), 1, 0),
                        new ResponseCount("B", "1", List.of(), 2, 0)),
                unplaced(counted.responses().counts()));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "DUCKDB", "POSTGRESQL"})
    void typesAndOddNamesAreCountedAsTextIs(SqlDialect dialect) throws Exception {
        String region = "Région \"1\" select, all";
        List<String> predictors =
                List.of("when", "y/n", "größe", "group by `x` of a name that is nearly as long as", "at");
        List<String> types = List.of("CHAR(9)", "DECIMAL(5,1)", "DATE", "BOOLEAN", "REAL", "TEXT", "TIMESTAMP");
        List<String> names = new ArrayList<>(List.of(region, "order"));
        names.addAll(predictors);
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(dialect.quoted(names.get(i)) + " " + types.get(i));
        }
        Path answer = folder.resolve("typed.csv");
        try (Connection connection = connection(dialect);
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE SCHEMA \"a.b\"");
            sql.execute("CREATE TABLE \"a.b\".\"select;\" (" + String.join(", ", columns) + ")");
            sql.execute("INSERT INTO \"a.b\".\"select;\" VALUES"
                    + " ('North', 1.0, DATE '2026-01-31', TRUE, 0.1, '1', TIMESTAMP '2026-01-31 08:00:00'),"
                    + " ('NORTH', 1, DATE '2026-01-31', FALSE, 1e-3, '1.0', NULL),"
                    + " ('U\u0301sti\u0301', 0, NULL, NULL, NULL, NULL, NULL),"
                    + " ('\u00dast\u00ed', 0.0, NULL, NULL, NULL, '', NULL),"
                    + " (NULL, 9, DATE '1999-12-01', TRUE, 123456, 'n/a', NULL),"
                    + " ('', NULL, NULL, TRUE, 2.5, ' 1 ', NULL), ('07', -1.5, NULL, TRUE, 2.5, '01', NULL)");
            CountsQuery.run(
                    connection,
                    new CountsStatement(
                            dialect,
                            new Source(List.of("a.b", "select;"), null),
                            region,
                            "order",
                            predictors,
                            DesignColumns.NONE),
                    60,
                    Watch.NONE,
                    answer);
        }
        Path rows = Files.writeString(
                folder.resolve("rows.csv"),
                "\"Région \"\"1\"\" select, all\",order," + String.join(",", predictors) + "\n"
                        + "North,1,2026-01-31,true,0.1,1,2026-01-31T08:00:00\nNORTH,1,2026-01-31,false,0.001,1.0,\n"
                        + "Ústí,0,,,,,\nÚstí,0,,,,,\n,9,1999-12-01,true,123456,n/a,\n,,,true,2.5,1,\n"
                        + "07,-1.5,,true,2.5,01,\n");
        assertEquals(
                unplaced(ResponseCounter.count(SurveyFile.open(rows, "rows.csv"), region, "order", predictors)
                        .counts()),
                unplaced(CountTable.read(
                                SurveyFile.open(answer, "typed.csv"), DesignColumns.NONE, region, "order", predictors)
                        .responses()
                        .counts()));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "DUCKDB", "POSTGRESQL"})
    void sumsOfAnswersAreThoseOfTheRows(SqlDialect dialect) throws Exception {
        Map<String, double[]> expected =
                sums(ResponseCounter.count(SurveyFile.open(HOURS, "survey.csv"), "region", "hours", List.of()));
        Map<String, double[]> actual = sums(CountTable.read(
                        counted(
                                dialect,
                                HOURS,
                                new CountsStatement(
                                        dialect, SURVEY, "region", "hours", List.of(), DesignColumns.NONE, true)),
                        DesignColumns.NONE,
                        "region",
                        "hours",
                        List.of())
                .responses());
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((group, sums) -> {
            for (int i = 0; i < sums.length; i++) {
                assertEquals(sums[i], actual.get(group)[i], ROUNDING * sums[i], group);
            }
        });
    }

    /** n, Σ y and Σ y² by region; those without an answer apart. */
    private static Map<String, double[]> sums(ResponseCounts counts) {
        Map<String, double[]> sums = new TreeMap<>();
        for (ResponseCount each : counts.counts()) {
            double y = each.answer() == null ? 0 : Double.parseDouble(each.answer());
            double[] of = sums.computeIfAbsent(each.region() + " " + (each.answer() == null), key -> new double[3]);
            of[0] += each.count();
            of[1] += each.count() * y;
            of[2] += each.count() * y * y;
        }
        return sums;
    }

    @Test
    void noThreadOfTheirsKeepsTheProgramFromEnding() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        new CountsSource("jdbc:duckdb:", null, null, folder, 600)
                .count(
                        new CountsStatement(
                                SqlDialect.DUCKDB,
                                Source.ofQuery("SELECT 'A' AS region, 1 AS y;"),
                                "region",
                                "y",
                                List.of(),
                                DesignColumns.NONE),
                        Watch.NONE,
                        folder.resolve("one.csv"));
        assertEquals(
                "region,y,respondents A,1,1",
                Files.readString(folder.resolve("one.csv"))
                        .strip()
                        .replace("\"", "")
                        .replace("\n", " "));
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .filter(each -> !each.isDaemon() && !before.contains(each))
                        .map(Thread::getName)
                        .filter(each -> each.contains("pool") || each.contains("deadline"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "a, 'a'",
        "a.b, 'a|b'",
        "'\"a.b\".c', 'a.b|c'",
        "'x.\"a\"\"b.\"', 'x|a\"b.'",
        "'a\"; b', 'a\"; b'",
        "'\"a', '\"a'",
        "'\"a\"b.c', '\"a\"b|c'"
    })
    void namesOfTablesHaveParts(String written, String parts) {
        assertEquals(parts, String.join("|", Source.ofTable(written).table()));
    }

    @Test
    void enginesQuoteInTheirOwnWay() {
        assertEquals("\"a\"\"b\"", SqlDialect.TRINO.quoted("a\"b"));
        assertEquals("`a``b`", SqlDialect.SPARK.quoted("a`b"));
        assertEquals("`a\\`b\\\\`", SqlDialect.BIGQUERY.quoted("a`b\\"));
        assertEquals(
                "SELECT `r`,\n       `y`,\n       COUNT(*) AS `respondents`\nFROM `p`.`d`.`t`\nGROUP BY `r`,\n"
                        + "         `y`\nORDER BY `r`, `y`",
                new CountsStatement(
                                SqlDialect.BIGQUERY, Source.ofTable("p.d.t"), "r", "y", List.of(), DesignColumns.NONE)
                        .text());
    }

    private static List<ResponseCount> unplaced(List<ResponseCount> counts) {
        return counts.stream()
                .map(each -> new ResponseCount(each.region(), each.answer(), each.predictors(), each.count(), 0))
                .toList();
    }

    /** The file's rows loaded as text into an engine, and the statement's answer as a file. */
    private SurveyFile counted(SqlDialect dialect, Path survey, CountsStatement statement)
            throws SQLException, SourceRefused, IOException {
        try (Connection connection = connection(dialect);
                Statement sql = connection.createStatement()) {
            String table = dialect.quoted(statement.source().table().get(0));
            SurveyFile file = SurveyFile.open(survey, "survey.csv");
            List<String> names = file.columns().stream()
                    .map(name -> name.equals(statement.outcome().strip()) ? statement.outcome() : name)
                    .toList();
            sql.execute("DROP TABLE IF EXISTS " + table);
            sql.execute("CREATE TABLE " + table + " ("
                    + String.join(
                            ", ",
                            names.stream()
                                    .map(name -> dialect.quoted(name) + " VARCHAR")
                                    .toList())
                    + ")");
            connection.setAutoCommit(false);
            try (PreparedStatement row = connection.prepareStatement("INSERT INTO " + table + " VALUES ("
                    + String.join(", ", Collections.nCopies(names.size(), "?")) + ")")) {
                file.forEachRow((number, cells) -> {
                    try {
                        for (int i = 0; i < cells.length; i++) {
                            row.setString(i + 1, cells[i]);
                        }
                        row.addBatch();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
                row.executeBatch();
            }
            connection.commit();
            Path answer = Files.createTempFile(folder, "counts", ".csv");
            CountsQuery.run(connection, statement, 60, Watch.NONE, answer);
            return SurveyFile.open(answer, "counts.csv");
        }
    }

    private static Connection connection(SqlDialect dialect) throws SQLException {
        return DriverManager.getConnection(
                switch (dialect) {
                    case POSTGRESQL -> Postgres.database();
                    case DUCKDB -> "jdbc:duckdb:";
                    default -> "jdbc:h2:mem:";
                });
    }
}
