package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regionwise.Patience;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.result.SomeResult;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Deeds;
import org.regionwise.store.account.Role;
import org.regionwise.store.account.Sharing;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.queue.SharedJobs;
import org.regionwise.survey.Progress;

/** Two servers, each with its folder, on one PostgreSQL. */
class SharedDatabaseTest extends OpenedStore {
    private static final String ROWS = "r,y\n" + "A,1\nB,0\n".repeat(6_000);

    private final String url = Postgres.database();
    private Database other;

    @Override
    Database open() {
        return Database.openUrl(url);
    }

    @BeforeEach
    void startAnother() {
        other = open();
    }

    @AfterEach
    void stopTheOther() {
        other.close();
    }

    private long respondents(Database server, long survey) {
        return server.with(handle -> handle.createQuery("SELECT COUNT(*) FROM responses_" + survey)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void aServerThatStartsLeavesAnImportOfAnotherAlone() {
        List<Long> starts = new ArrayList<>();
        long id = surveys.store(survey("under way", ROWS, Optional.empty()), done -> {
            if (starts.size() < 2) {
                starts.add(done);
                open().close();
            }
        });
        assertEquals(2, starts.size(), "the import tells how far it is");
        assertEquals(12_000, respondents(other, id));
    }

    @Test
    void whatADeadServerLeftOfAnImportIsDropped() {
        database.with(handle -> handle.execute("CREATE TABLE responses_7 (row_number BIGINT NOT NULL)"));
        open().close();
        assertEquals(List.of(), responseTables());
    }

    /** An import whose lock was lost is not stored without its responses. */
    @Test
    void anImportWhoseTableWasDroppedFails() throws InterruptedException {
        List<Thread> drops = new ArrayList<>();
        assertThrows(
                StoreUnavailable.class,
                () -> surveys.store(survey("lost", ROWS, Optional.empty()), done -> {
                    if (drops.isEmpty()) {
                        // waits for the rows that are being written, as a server that starts would
                        Thread drop = new Thread(() -> other.with(handle -> handle.execute("DROP TABLE responses_1")));
                        drop.start();
                        drops.add(drop);
                    }
                    Patience.until(() -> waiting() || responseTables().isEmpty(), () -> "the other waits");
                }));
        drops.get(0).join();
        assertEquals(List.of(), surveys.list());
    }

    private boolean waiting() {
        return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    @Test
    void whatOneChangesTheOtherShowsAtOnce() {
        long survey = surveys.store(survey("shared", ROWS, Optional.of(regionTable())), Progress.SILENT);
        long id = analyses().add(survey, "asked", Questions.of("r", "y"), SomeResult.of(0.1));
        Analyses analyses = new Analyses(other, Clock.systemUTC());
        Releases releases = new Releases(other, Clock.systemUTC());
        Surveys listed = new Surveys(other, folder.resolve("other"), Clock.systemUTC());
        assertNotEquals(
                BuiltInProfile.CONFIDENTIAL.profile(),
                releases.of(analyses.find(id).orElseThrow()).profile());
        assertEquals("shared", listed.find(survey).orElseThrow().name());
        releases().choose(survey, BuiltInProfile.CONFIDENTIAL.profile());
        new SurveySeries(database, Clock.systemUTC()).rename(survey, "renamed");
        analyses().describe(id, "another title", "said");
        assertEquals(
                BuiltInProfile.CONFIDENTIAL.profile(),
                releases.of(analyses.find(id).orElseThrow()).profile());
        assertEquals("renamed", listed.find(survey).orElseThrow().name());
        assertEquals("another title", analyses.find(id).orElseThrow().title());
    }

    @Test
    void originalsOfOneAreFetchedByTheOther() throws Exception {
        surveys.store(survey("shared", ROWS, Optional.of(regionTable())), Progress.SILENT);
        Path uploads = folder.resolve("other");
        KeptFiles files = new KeptFiles(other, uploads);
        files.copy(regionTable().sha256(), folder.resolve("copy.csv"));
        assertEquals(regionTable().sha256(), DurableFile.sha256(folder.resolve("copy.csv")));
        // an altered copy is replaced
        Path kept = uploads.resolve(regionTable().sha256() + ".csv");
        Files.writeString(kept, "altered");
        files.copy(regionTable().sha256(), folder.resolve("again.csv"));
        assertEquals(regionTable().sha256(), DurableFile.sha256(kept));
        assertThrows(StoreRefused.class, () -> files.copy("0".repeat(64), folder.resolve("none.csv")));
    }

    @Test
    void accountsSharesAndDeedsAreTheSameForBoth() {
        Accounts accounts = new Accounts(database, Clock.systemUTC());
        accounts.add("anna", Role.ANALYST, "hash");
        accounts.add("ben", Role.VIEWER, "hash");
        accounts.addToken(2, "script", "secret");
        Accounts others = new Accounts(other, Clock.systemUTC());
        assertEquals("ben", others.byToken("secret").orElseThrow().name());
        accounts.disable(2);
        assertTrue(others.find(2).orElseThrow().disabled(), "at once");
        long survey = surveys.store(survey("hers", ROWS, Optional.empty()), 1, Progress.SILENT);
        Sharing sharing = new Sharing(other);
        assertEquals(Sharing.Right.NONE, sharing.of(survey, 2, Role.VIEWER));
        new Sharing(database).share(survey, 1, Map.of(2L, false));
        assertEquals(Sharing.Right.SEE, sharing.of(survey, 2, Role.VIEWER));
        new Deeds(database, Clock.systemUTC()).enter("anna", "exported", "/analyses/1", "");
        assertEquals(
                "anna", new Deeds(other, Clock.systemUTC()).list(9, 9).get(0).account());
    }

    /** Its rows, its results and its originals go; another survey that was made of the same file keeps its own. */
    @Test
    void whatIsErasedIsGoneForAllServers() {
        long gone = surveys.store(survey("to be erased", ROWS, Optional.empty()), Progress.SILENT);
        long analysis = analyses().add(gone, "one", Questions.of("r", "y"), SomeResult.of(0.1));
        long stays = surveys.store(survey("stays", "r,y\nA,1\nB,0\n", Optional.empty()), Progress.SILENT);
        String asked;
        try (SharedJobs jobs = new SharedJobs(other)) {
            asked = jobs.ask(new SharedJobs.Asked("analysis", gone, "?", "A fit", "/", false), 1, Duration.ZERO)
                    .orElseThrow()
                    .id();
        }
        Erasure.Erased erased = new Erasure(database).erase(gone);
        try (SharedJobs jobs = new SharedJobs(other)) {
            assertEquals(Optional.empty(), jobs.find(asked), "what was asked of it");
        }
        assertEquals(List.of(1, 1, 1), List.of(erased.surveys(), erased.analyses(), erased.originals()));
        assertTrue(erased.shared(), "says that others back it up");
        assertEquals(
                List.of(stays),
                other.with(handle -> handle.createQuery("SELECT id FROM survey")
                        .mapTo(Long.class)
                        .list()));
        assertEquals(2, respondents(other, stays));
        assertEquals(
                List.of(0L, 1L, 0L),
                other
                        .with(handle -> List.of(
                                "SELECT COUNT(*) FROM analysis WHERE id = " + analysis,
                                "SELECT COUNT(*) FROM original",
                                "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'responses_" + gone
                                        + "'"))
                        .stream()
                        .map(query -> other.with(handle ->
                                handle.createQuery(query).mapTo(Long.class).one()))
                        .toList());
    }
}
