package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.SomeResult;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.Entry.Event;
import org.regionwise.store.ledger.Ledger;
import org.regionwise.store.schema.DatabaseUrl;
import org.regionwise.store.schema.Schema;
import org.regionwise.survey.ValueCount;

/** What every earlier version left is opened, with all that is in it; what a later version left is refused. */
class EarlierSchemasTest {
    private static final String DATABASE = "regionwise.mv.db";

    @TempDir
    Path folder;

    static IntStream schemas() {
        return IntStream.rangeClosed(1, Schema.LATEST);
    }

    /** A survey, its region table and an analysis, as the version with this schema kept them. */
    static void fill(Path database, int schema) throws SQLException {
        DatabaseUrl url = DatabaseUrl.inFile(database);
        Schema.bringTo(url, schema);
        try (Connection connection = url.connect();
                Statement sql = connection.createStatement()) {
            String hash = "'" + "a".repeat(64) + "'";
            sql.execute("INSERT INTO survey_number (taken_at) VALUES (CURRENT_TIMESTAMP)");
            sql.execute("INSERT INTO survey (id, name, file_name, sha256, respondents, region_count, region_column,"
                    + " outcome_column, coding, created_at) VALUES (1, 'Old', 'old.csv', " + hash + ", 3, 2, 'r', 'y',"
                    + " '{\"positive\":[\"1\"],\"negative\":[\"0\"],\"missing\":[]}', CURRENT_TIMESTAMP)");
            if (schema >= 3) {
                sql.execute("UPDATE survey SET series_id = 1");
            }
            sql.execute("INSERT INTO survey_column (survey_id, position, name, type, empty_count)"
                    + " VALUES (1, 0, 'r', 'TEXT', 0), (1, 1, 'y', 'NUMBER', 0)");
            sql.execute("CREATE TABLE responses_1 (row_number BIGINT NOT NULL, c1 VARCHAR, c2 DOUBLE PRECISION)");
            sql.execute("INSERT INTO responses_1 VALUES (2, 'A', 1), (3, 'A', 0), (4, 'B', 1)");
            sql.execute("INSERT INTO region_table (survey_id, file_name, sha256, key_column) VALUES (1, 'regions.csv', "
                    + hash + ", 'r')");
            sql.execute("INSERT INTO region_column (survey_id, position, name, type) VALUES (1, 0, 'r', 'TEXT')");
            sql.execute("INSERT INTO region_cell (survey_id, row_index, position, text) VALUES (1, 0, 0, 'A'),"
                    + " (1, 1, 0, 'B')");
            try (var insert = connection.prepareStatement("INSERT INTO analysis (survey_id, title, specification,"
                    + " result, created_at) VALUES (1, 'Old question', ?, ?, CURRENT_TIMESTAMP)")) {
                insert.setString(1, ResultJson.write(Questions.of("r", "y")));
                insert.setString(2, ResultJson.write(SomeResult.of(0.1)));
                insert.executeUpdate();
            }
            sql.execute("SHUTDOWN");
        }
    }

    private static void requireAll(Database database, Path uploads) {
        Surveys surveys = new Surveys(database, uploads, Clock.systemUTC());
        StoredSurvey survey = surveys.find(1).orElseThrow();
        assertEquals("Old", survey.name());
        assertEquals(List.of("A", "B"), survey.regions().orElseThrow().keys());
        assertEquals(
                List.of(new ValueCount("1", 2), new ValueCount("0", 1)),
                new Responses(database).values(survey, "y", 9));
        assertEquals(
                "Old question",
                new Analyses(database, Clock.systemUTC()).find(1).orElseThrow().title());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isOpenedWithAllThatIsInIt(int schema) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        fill(data.resolve(DATABASE), schema);
        for (int start = 0; start < 2; start++) {
            try (Database database = Database.openFolder(data)) {
                requireAll(database, data.resolve("uploads"));
                assertEquals(
                        schema < Schema.LATEST ? 1 : 0,
                        new Safekeeping(database).backups().size());
            }
        }
        if (schema < Schema.LATEST) {
            // the backup that was made before the upgrade
            try (Database database = Database.openFolder(data)) {
                Safekeeping safe = new Safekeeping(database);
                new SurveySeries(database, Clock.systemUTC()).delete(1);
                safe.restore(safe.backups().get(0).name());
                requireAll(database, data.resolve("uploads"));
                assertTrue(!new SurveySeries(database, Clock.systemUTC()).deleted(1), "as it was then");
            }
        }
    }

    @Test
    void aLaterOneIsRefused() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        fill(data.resolve(DATABASE), Schema.LATEST);
        try (Connection connection = DatabaseUrl.inFile(data.resolve(DATABASE)).connect();
                Statement sql = connection.createStatement()) {
            sql.execute("UPDATE \"flyway_schema_history\" SET \"version\" = '99' WHERE \"version\" = '" + Schema.LATEST
                    + "'");
            sql.execute("SHUTDOWN");
        }
        byte[] before = Files.readAllBytes(data.resolve(DATABASE));
        StoreRefused refused = assertThrows(StoreRefused.class, () -> Database.openFolder(data));
        assertEquals(Reason.NEWER, refused.reason());
        assertEquals("99", refused.facts().get("needed"));
        assertArrayEquals(before, Files.readAllBytes(data.resolve(DATABASE)));
    }

    /** The ledger knows which version had it last, closed in order or not. */
    @Test
    void theLedgerNamesTheVersionThatIsNeeded() throws Exception {
        Path data = folder.resolve("data");
        Database.openFolder(data).close();
        var ledger = Ledger.open(data.resolve("ledger.jsonl"));
        ledger.append(Entry.of(Instant.EPOCH, Event.OPENED, "schema", "99", "version", "7.5"));
        ledger.close();
        StoreRefused refused = assertThrows(StoreRefused.class, () -> Database.openFolder(data));
        assertEquals(Reason.NEWER, refused.reason());
        assertEquals("7.5", refused.facts().get("version"));
    }
}
