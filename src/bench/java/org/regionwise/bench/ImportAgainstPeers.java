package org.regionwise.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.regionwise.store.Database;
import org.regionwise.store.NewSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Progress;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;

/**
 * What becomes of {@code FOLDER/rows.csv}, in one run: {@code estimate} from file to result in a heap of 512 MB beside
 * {@code data.table::fread} and counting, as whole processes; scanning and storing in the embedded database and in
 * PostgreSQL beside PostgreSQL's own {@code COPY} into a table of the same columns. Rows a second, and the most memory
 * of the processes; that of the server is measured by {@link UploadMillion}.
 *
 * <p>{@code mvn -q -Pbench -DskipTests package exec:java -Dexec.mainClass=org.regionwise.bench.ImportAgainstPeers
 * -Dexec.args="FOLDER [RUNS]"}; FOLDER is filled by {@code src/bench/r/simulate-cells.R FOLDER [ROWS]}. Needs R with
 * data.table.
 */
public final class ImportAgainstPeers {
    private static int databases;

    private ImportAgainstPeers() {}

    public static void main(String[] arguments) throws Exception {
        Path rows = Path.of(arguments[0]).resolve("rows.csv");
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        long count;
        try (Stream<String> lines = Files.lines(rows)) {
            count = lines.count() - 1;
        }
        WholeProcess estimate = new WholeProcess(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-jar",
                "target/regionwise.jar",
                "estimate",
                rows.toString(),
                "--region",
                "region",
                "--outcome",
                "outcome",
                "--method",
                "ml",
                "--format",
                "csv",
                "--output",
                "/dev/null"));
        WholeProcess fread = new WholeProcess(List.of("Rscript", "src/bench/r/fread-groupby.R", rows.toString()));
        Path work = Files.createTempDirectory("import-against-peers");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            SurveyFile file = SurveyFile.open(rows, "rows.csv");
            SurveyScan scan = SurveyScan.of(file, Progress.SILENT);
            NewSurvey survey = new NewSurvey(
                    "rows",
                    file,
                    scan,
                    new ColumnMapping("region", "outcome", new OutcomeCoding(List.of("1"), List.of("0"), List.of())),
                    Optional.empty());
            Repeated[] times = Repeated.inTurn(
                    runs,
                    estimate::run,
                    fread::run,
                    () -> SurveyScan.of(file, Progress.SILENT),
                    () -> store(survey, Database.openFolder(work.resolve("h2-" + ++databases)), work),
                    () -> store(survey, Database.openUrl(database(postgres)), work),
                    () -> copy(rows, database(postgres)));
            String[] names = {"estimate, 512 MB", "fread and count", "scan", "store, H2", "store, PostgreSQL", "COPY"};
            for (int i = 0; i < names.length; i++) {
                System.out.printf(
                        Locale.ROOT, "%-18s %,10.0f rows/s  " + "%s%n", names[i], count / times[i].median(), times[i]);
            }
            System.out.printf(
                    Locale.ROOT,
                    "ratio of the medians, estimate to fread: %.2f; peak memory %d MB and %d MB%n",
                    times[0].median() / times[1].median(),
                    estimate.peakMegabytes(),
                    fread.peakMegabytes());
        }
    }

    private static void store(NewSurvey survey, Database database, Path work) {
        try (database) {
            new Surveys(database, work.resolve("uploads"), Clock.systemUTC()).store(survey, Progress.SILENT);
        }
    }

    private static String database(EmbeddedPostgres postgres) throws SQLException {
        String name = "bench" + ++databases;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return postgres.getJdbcUrl("postgres", name);
    }

    private static void copy(Path rows, String url) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                Reader reader = Files.newBufferedReader(rows)) {
            statement.execute("CREATE TABLE rows (id DOUBLE PRECISION, region VARCHAR, outcome DOUBLE "
                    + "PRECISION, sex VARCHAR, age DOUBLE PRECISION)");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY rows FROM STDIN WITH " + "(FORMAT csv, HEADER)", reader);
        }
    }
}
