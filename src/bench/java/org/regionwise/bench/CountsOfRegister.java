package org.regionwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.cli.RegionwiseCommand;
import org.regionwise.store.source.CountsSource;
import org.regionwise.store.source.NoDriver;
import org.regionwise.store.source.SourceRefused;
import org.regionwise.store.source.Watch;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.sql.CountsStatement;
import org.regionwise.survey.sql.SqlDialect;

/**
 * A register in a Parquet file, from DuckDB to estimates, against DuckDB's own GROUP BY in the same run: 3,000 regions
 * and two predictors of respondents, as many rows as asked for.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.CountsOfRegister
 * -Dexec.args="FOLDER ROWS"}; FOLDER is filled when it is empty. DuckDB may use 2 GB; give Java 512 MB.
 */
public final class CountsOfRegister {
    private static final int REPEATS = 3;
    private static final String SETTINGS = "SET memory_limit='2GB'; SET temp_directory='%s'";
    private static final String SIMULATION = "COPY (SELECT i %% 3000 AS region, (hash(i, 1) >> 7) %% 2 AS sex,"
            + " (hash(i, 2) >> 9) %% 6 AS age_group,"
            + " CAST((hash(i, 3) >> 11) %% 1000"
            + " < 100 + (hash(i %% 3000) %% 100) + 40 * ((hash(i, 1) >> 7) %% 2) AS INTEGER) AS sick"
            + " FROM range(%d) t(i)) TO '%s' (FORMAT parquet)";

    private CountsOfRegister() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        long rows = Long.parseLong(arguments[1]);
        Path file = folder.resolve("register-" + rows + ".parquet");
        Path database = folder.resolve("register-" + rows + ".duckdb");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement sql = connection.createStatement()) {
            sql.execute(SETTINGS.formatted(folder));
            if (!Files.exists(file)) {
                sql.execute(SIMULATION.formatted(rows, file));
            }
        }
        Map<String, List<Double>> seconds = new HashMap<>();
        for (int i = 0; i < REPEATS; i++) {
            time("GROUP BY alone", seconds, () -> grouped(database, folder, file));
            time("counted", seconds, () -> counted(folder, file));
            time("to estimates, ml", seconds, () -> estimated(folder, file));
        }
        seconds.forEach((what, times) -> System.out.printf("%-18s median %.2f s of %s%n", what, median(times), times));
        System.out.printf(
                "ratio %.2f%n", median(seconds.get("to estimates, ml")) / median(seconds.get("GROUP BY alone")));
    }

    private static void grouped(Path database, Path folder, Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement sql = connection.createStatement()) {
            sql.execute(SETTINGS.formatted(folder));
            long all = 0;
            try (ResultSet answer = sql.executeQuery("SELECT region, sick, sex, age_group, COUNT(*) FROM read_parquet('"
                    + file + "') GROUP BY ALL")) {
                while (answer.next()) {
                    all += answer.getLong(5);
                }
            }
            System.out.println(all + " rows");
        }
    }

    /** The statement and its answer as a file. */
    private static void counted(Path folder, Path file) {
        try {
            new CountsSource("jdbc:duckdb:", null, null, folder.resolve("drivers"), 0)
                    .count(
                            new CountsStatement(
                                    SqlDialect.DUCKDB,
                                    CountsStatement.Source.ofQuery("SELECT * FROM read_parquet('" + file + "')"),
                                    "region",
                                    "sick",
                                    List.of("sex", "age_group"),
                                    DesignColumns.NONE),
                            Watch.NONE,
                            folder.resolve("counts.csv"));
        } catch (NoDriver | SourceRefused | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void estimated(Path folder, Path file) {
        int status = RegionwiseCommand.execute(
                new String[] {
                    "estimate", "--source", "jdbc:duckdb:", "--query", "SELECT * FROM read_parquet('" + file + "')",
                    "--region", "region", "--outcome", "sick", "--respondent-predictors", "sex,age_group",
                    "--factors", "age_group", "--method", "ml", "--format", "csv",
                    "--output", folder.resolve("estimates.csv").toString()
                },
                Map.of(),
                System.out,
                System.err);
        if (status != 0) {
            throw new IllegalStateException("refused");
        }
    }

    /** What is timed. */
    private interface Step {
        void run() throws SQLException;
    }

    private static void time(String what, Map<String, List<Double>> seconds, Step step) throws SQLException {
        long start = System.nanoTime();
        step.run();
        seconds.computeIfAbsent(what, key -> new ArrayList<>()).add((System.nanoTime() - start) / 1e9);
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
    }
}
