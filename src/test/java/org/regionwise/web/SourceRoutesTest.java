package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.Patience;
import org.regionwise.store.Postgres;
import org.regionwise.store.Recovery;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.source.NamedSources;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.web.Visitor.Sent;

/** A survey whose rows stay in a database of others gives what its file gives, also once the database is away. */
class SourceRoutesTest {
    private static final Path POVERTY = Path.of("sample-surveys/poverty/survey.csv");
    private static final String[] ANSWERS = {"value", "no", "meaning.0", "no", "value", "yes", "meaning.1", "yes"};
    private static final String[] ROLES = {
        "name", "Poverty", "region", "region", "outcome", "poor", "weight", "weight", "stratum", "stratum", "cluster",
        "area"
    };
    private static final List<String> COLUMNS = List.of("region", "stratum", "area", "weight", "poor");
    /** Sums of weights in another order. */
    private static final double ROUNDING = 1e-9;

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;
    private static NamedSources sources;
    private static String postgres;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        postgres = Postgres.database();
        fill(postgres);
        String file = "jdbc:duckdb:" + folder.resolve("register.duckdb");
        fill(file);
        Path settings = Files.writeString(
                folder.resolve("sources.properties"),
                "register.title = National register\nregister.url = " + postgres + "\n"
                        + "lake.title = The lake\nlake.url = jdbc:duckdb:\n"
                        + "lake.query.poverty = SELECT * FROM read_csv('" + POVERTY.toAbsolutePath()
                        + "', all_varchar = true)\n"
                        + "file.title = A file\nfile.url = " + file + "\n"
                        + "few.title = Few\nfew.url = " + file + "\nfew.most-groups = 1000\n"
                        + "slow.title = Slow\nslow.url = " + postgres + "\nslow.timeout = 1\n"
                        + "slow.query.endless = SELECT pg_sleep(30)::text AS region, 1 AS y\n"
                        + "patient.url = " + postgres + "\n"
                        + "patient.query.endless = SELECT pg_sleep(60)::text AS region, 1 AS y\n"
                        + "closed.title = Closed\nclosed.url = " + postgres + "\nclosed.accounts = anna\n");
        sources = NamedSources.read(settings, Map.of());
        application = RunningApplication.on(folder.resolve("data"), sources);
        visitor = new Visitor(application);
    }

    private static void fill(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            SurveyFile file = SurveyFile.open(POVERTY, "survey.csv");
            sql.execute("CREATE SCHEMA \"my surveys\"");
            sql.execute("CREATE TABLE \"my surveys\".\"pov.2026\" (" + String.join(" VARCHAR, ", file.columns())
                    + " VARCHAR)");
            try (PreparedStatement row = connection.prepareStatement("INSERT INTO \"my surveys\".\"pov.2026\" VALUES ("
                    + String.join(", ", Collections.nCopies(file.columns().size(), "?")) + ")")) {
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
        }
    }

    /** Counts by columns and waits. Returns the path of the upload. */
    private static String counted(String source, String table, List<String> columns, Sent... more) {
        Sent[] form = new Sent[columns.size() + 1 + more.length];
        form[0] = new Sent("table", "", table);
        for (int i = 0; i < columns.size(); i++) {
            form[i + 1] = new Sent("column", "", columns.get(i));
        }
        System.arraycopy(more, 0, form, columns.size() + 1, more.length);
        HttpResponse<String> answer =
                visitor.send(visitor.multipart("/sources/" + source, form), BodyHandlers.ofString());
        assertEquals(302, answer.statusCode(), answer.body());
        String upload = answer.headers().firstValue("Location").orElseThrow();
        visitor.await(upload);
        return upload;
    }

    private static String stored(String upload) {
        visitor.step(upload, "columns", ROLES);
        return visitor.store(upload, ANSWERS);
    }

    private static String analysed(String survey) {
        return visitor.analyse(
                survey,
                Visitor.fields(
                        ANSWERS, "outcome", "poor", "weight", "weight", "stratum", "stratum", "cluster", "area",
                        "method", "ml"));
    }

    private static JsonNode result(String analysis) {
        return visitor.json("/api" + analysis + "/result");
    }

    @ParameterizedTest
    @CsvSource({"register, my surveys.pov.2026", "lake, poverty", "file, my surveys.pov.2026"})
    void countsGiveTheFiguresOfTheRows(String source, String table) throws IOException {
        assertContains(table, visitor.get("/sources/" + source).body());
        String survey = stored(counted(source, table, COLUMNS));
        String analysis = analysed(survey);
        assertContains(
                "rep(seq_len(nrow(survey))",
                visitor.get(analysis + "/analysis.R").body());
        JsonNode counted = result(analysis);
        String upload = visitor.upload(Sent.sample("survey", "poverty/survey.csv"));
        JsonNode rows = result(analysed(stored(upload)));
        assertEquals(rows.at("/survey/respondents"), counted.at("/survey/respondents"));
        assertEquals(rows.at("/survey/used"), counted.at("/survey/used"));
        List<Double> expected = numbers(rows);
        List<Double> actual = numbers(counted);
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.get(i), ROUNDING * Math.max(1, Math.abs(expected.get(i))));
        }
        assertContains(
                "GROUP BY",
                counted.at("/survey/imported/options/counted/statement").asText());
        String page = visitor.get(survey).body();
        assertContains("The rows are elsewhere", page);
        assertContains("GROUP BY", page);
        assertContains("respondents", visitor.get(survey + "/counts.csv").body());
    }

    private static List<Double> numbers(JsonNode result) {
        return StreamSupport.stream(result.get("regions").spliterator(), false)
                .flatMap(each ->
                        List.of("/respondents", "/raw/estimate", "/raw/standardError", "/pooled/estimate").stream()
                                .map(each::at))
                .map(each -> each.isNull() ? -1 : each.asDouble())
                .toList();
    }

    @Test
    void anOldResultNeedsTheDatabaseNoMore() {
        String survey = stored(counted("register", "my surveys.pov.2026", COLUMNS));
        String again = "/sources/register?table=my+surveys.pov.2026&replaces=" + survey.replaceAll("\\D", "");
        assertContains(again.replace("&", "&amp;"), visitor.get(survey).body());
        assertContains(
                "value=\"poor\" checked", visitor.get(again + "&column=poor").body());
        try {
            Postgres.away(postgres, true);
            HttpResponse<String> away = visitor.get("/sources/register");
            assertEquals(503, away.statusCode());
            assertContains("“National register” cannot be reached now", away.body());
            assertLacks("jdbc:", away.body());
            assertEquals(21, result(analysed(survey)).get("regions").size());
        } finally {
            Postgres.away(postgres, false);
        }
        String newer = stored(counted(
                "register", "my surveys.pov.2026", COLUMNS, new Sent("replaces", "", survey.replaceAll("\\D", ""))));
        assertContains("Version 1", visitor.get(newer).body());
    }

    @Test
    void countsAreRecoveredFromTheirFile() throws Exception {
        String survey = stored(counted("lake", "poverty", COLUMNS));
        List<Double> before = numbers(result(analysed(survey)));
        application.close();
        Path data = application.data();
        assertTrue(rebuilt(data).whole(), "nothing was damaged");
        Files.delete(data.resolve("regionwise.mv.db"));
        assertTrue(rebuilt(data).complete(), "everything was read again");
        application = RunningApplication.on(data, sources);
        visitor = new Visitor(application);
        assertEquals(before, numbers(result(analysed(survey))));
    }

    private static Recovery.Rebuilt rebuilt(Path data) {
        try (DataFolder folder = DataFolder.existing(data)) {
            return Recovery.rebuild(folder, Clock.systemUTC());
        }
    }

    @Test
    void moreGroupsThanMayBeLeaveNothing() {
        String before = visitor.get("/").body();
        String upload = counted("few", "my surveys.pov.2026", List.of("household", "poor"));
        assertContains("more than 1,000 groups", visitor.get(upload).body());
        assertEquals(
                "/sources/few?table=my+surveys.pov.2026&column=household&column=poor",
                visitor.get(upload + "/files").headers().firstValue("Location").orElse(""));
        assertEquals(before, visitor.get("/").body());
    }

    @Test
    void whatTakesTooLongEnds() {
        assertContains(
                "took longer than 1 second,",
                visitor.get(counted("slow", "endless", List.of("region", "y"))).body());
    }

    @Test
    void anAnalystCanStopTheDatabase() throws SQLException {
        String upload = visitor.place("/sources/patient", "table", "endless", "column", "region", "column", "y");
        Patience.until(() -> sleeping() > 0, () -> "the statement to run");
        visitor.post(upload + "/cancel");
        visitor.await(upload);
        assertEquals(0, sleeping());
        assertContains("cancelled", visitor.get(upload).body().toLowerCase(Locale.ROOT));
    }

    /** How many statements sleep. */
    private static int sleeping() {
        try (Connection connection = DriverManager.getConnection(postgres);
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("SELECT COUNT(*) FROM pg_stat_activity WHERE state = 'active'"
                        + " AND query LIKE '%GROUP BY%' AND query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()")) {
            found.next();
            return found.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingButWhatIsOfferedIsCounted() {
        assertEquals(404, visitor.get("/sources/nowhere").statusCode());
        assertEquals(
                404, visitor.get("/sources/register?table=pg_catalog.pg_user").statusCode());
        assertEquals(
                404,
                visitor.post("/sources/register", "table", "x; DROP TABLE y", "column", "a", "column", "b")
                        .statusCode());
        HttpResponse<String> few =
                visitor.post("/sources/register", "table", "my surveys.pov.2026", "column", "poor", "column", "1=1");
        assertEquals(422, few.statusCode());
        assertContains("Choose 2 to 100 columns", few.body());
    }
}
