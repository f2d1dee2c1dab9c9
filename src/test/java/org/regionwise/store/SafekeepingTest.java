package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.result.SomeResult;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Deeds;
import org.regionwise.store.account.Role;
import org.regionwise.store.account.Sharing;
import org.regionwise.store.content.Content;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.Entry.Event;
import org.regionwise.store.ledger.Subject;
import org.regionwise.survey.Progress;

/** Backups, going back to them, rebuilding, and erasing, on the files of a real database. */
class SafekeepingTest extends OpenedStore {
    private static final String DATABASE = "regionwise.mv.db";
    private static final String SECRET = "Zwiebelkuchen";

    @Override
    Database open() {
        return Database.openFolder(folder.resolve("data"));
    }

    @Override
    Path uploads() {
        return folder.resolve("data").resolve("uploads");
    }

    private long save(String name, String answers) {
        long id = surveys.store(
                survey(
                        name,
                        "r,y,note\nA,1," + answers + "\nB,0,\n\"C, or so\",9,\"x\n\"\"y\"\"\"\n",
                        Optional.of(regionTable())),
                Progress.SILENT);
        analyses().add(id, "of " + name, Questions.of("r", "y"), SomeResult.of(0.1));
        releases().choose(id, BuiltInProfile.NCHS.profile());
        new SurveySeries(database, Clock.systemUTC()).rename(id, name + " renamed");
        return id;
    }

    private Map<Subject, String> held() {
        return database.with(handle -> {
            Content content = new Content(handle.getConnection());
            Map<Subject, String> hashes = new LinkedHashMap<>();
            for (Subject subject : content.subjects()) {
                hashes.put(subject, content.hash(subject).orElseThrow());
            }
            return hashes;
        });
    }

    private Recovery.Rebuilt rebuilt() {
        try (DataFolder data = DataFolder.existing(folder.resolve("data"))) {
            return Recovery.rebuild(data, Clock.systemUTC());
        }
    }

    private void damage() throws IOException {
        database.close();
        Path file = folder.resolve("data").resolve(DATABASE);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThrows(StoreRefused.class, this::open);
    }

    @Test
    void aBackupBringsBackWhatWasThere() {
        save("first", "a");
        Map<Subject, String> before = held();
        try (Safekeeping safe = new Safekeeping(database)) {
            Safekeeping.Made made = safe.make();
            assertEquals(1, made.surveys());
            save("second", "b");
            new SurveySeries(database, Clock.systemUTC()).delete(1);
            surveys.find(1);
            safe.restore(made.file().getFileName().toString());
            assertEquals(before, held());
            assertEquals("first renamed", surveys.find(1).orElseThrow().name());
            assertEquals(3, safe.backups().size());
            assertTrue(safe.backups().stream().allMatch(Safekeeping.Kept::good), "all good");
        }
        restart();
        assertEquals(before, held());
        assertEquals(2, save("next", "c"));
    }

    @Test
    void aBackupElsewhereBringsAllToAnotherFolder() throws IOException {
        save("first", "a");
        Map<Subject, String> before = held();
        Path file = folder.resolve("elsewhere.zip");
        try (Safekeeping safe = new Safekeeping(database)) {
            safe.make(file);
        }
        database.close();
        database = Database.openFolder(folder.resolve("other"));
        try (Safekeeping safe = new Safekeeping(database)) {
            safe.restore(file);
        }
        assertEquals(before, held());
        surveys = new Surveys(database, folder.resolve("other/uploads"), Clock.systemUTC());
        assertEquals(0, surveys.dropUnusedOriginals());
        new KeptFiles(database, folder.resolve("other/uploads"))
                .copy(regionTable().sha256(), folder.resolve("copied.csv"));
        assertEquals(regionTable().sha256(), DurableFile.sha256(folder.resolve("copied.csv")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDamagedDatabaseIsRebuilt(boolean backup) throws IOException {
        save("first", "a");
        if (backup) {
            try (Safekeeping safe = new Safekeeping(database)) {
                safe.make();
            }
        }
        save("second", "b");
        analyses().describe(1, "another title", "");
        Map<Subject, String> before = held();
        damage();
        Recovery.Rebuilt rebuilt = rebuilt();
        assertTrue(rebuilt.complete(), "the ledger vouches for it");
        assertEquals(List.of(), rebuilt.lost());
        assertEquals(backup, !rebuilt.backup().isEmpty());
        assertEquals(2, rebuilt.surveys());
        connect();
        assertEquals(before, held());
        restart();
        assertEquals(before, held());
        assertEquals(3, save("third", "c"));
    }

    @Test
    void whatCannotBeRebuiltIsNamed() throws IOException {
        save("first", "a");
        long second = save("second", "b");
        String original = surveys.find(second).orElseThrow().sha256();
        Path file = uploads().resolve(original + ".csv");
        Files.writeString(file, Files.readString(file).replace("A,1", "A,0"));
        damage();
        assertEquals(List.of(Subject.survey(second)), rebuilt().lost());
        connect();
        assertEquals(
                List.of("second renamed", "first renamed"),
                surveys.list().stream().map(SurveySummary::name).toList());
        assertTrue(analyses().find(second).isPresent(), "results stay");
        assertEquals(
                List.of(), new Responses(database).values(surveys.find(second).orElseThrow(), "y", 9));
    }

    @Test
    void withoutTheLedgerNobodyKnowsWhatIsMissing() throws IOException {
        save("first", "a");
        try (Safekeeping safe = new Safekeeping(database)) {
            safe.make();
        }
        save("second", "b");
        damage();
        Files.delete(folder.resolve("data/ledger.jsonl"));
        Recovery.Rebuilt rebuilt = rebuilt();
        assertEquals(1, rebuilt.surveys());
        assertFalse(rebuilt.complete(), "the second survey is missing, and nothing says so");
    }

    /** The database holds everything: nothing older takes its place. */
    @ParameterizedTest
    @ValueSource(strings = {"ledger.jsonl", DATABASE})
    void aSoundDatabaseIsKept(String damaged) throws IOException {
        save("first", "a");
        Map<Subject, String> before = held();
        database.close();
        Path file = folder.resolve("data").resolve(damaged);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, damaged.equals(DATABASE) ? Arrays.copyOf(bytes, bytes.length + 1) : new byte[] {'x', '\n'});
        assertThrows(StoreRefused.class, this::open);
        Recovery.Rebuilt rebuilt = rebuilt();
        assertTrue(rebuilt.whole(), "nothing older was needed");
        assertEquals(damaged.equals(DATABASE), rebuilt.complete(), "only the ledger vouches for it");
        connect();
        assertEquals(before, held());
    }

    @Test
    void anAlteredOriginalIsNotUsedAndComesBackWithTheSameFile() throws IOException {
        save("first", "a");
        String sha256 = regionTable().sha256();
        Path kept = uploads().resolve(sha256 + ".csv");
        Files.writeString(kept, "code,label,pop,unemployment,note\nA,Praha,1000,99,\n");
        KeptFiles files = new KeptFiles(database, uploads());
        StoreRefused refused =
                assertThrows(StoreRefused.class, () -> files.copy(sha256, folder.resolve("altered.csv")));
        assertEquals(Reason.ORIGINAL_ALTERED, refused.reason());
        save("second", "b");
        files.copy(sha256, folder.resolve("again.csv"));
        Files.delete(kept);
        assertEquals(
                Reason.ORIGINAL_LOST,
                assertThrows(StoreRefused.class, () -> files.copy(sha256, folder.resolve("lost.csv")))
                        .reason());
    }

    @Test
    void originalsWithoutASurveyGo() throws IOException {
        save("first", "a");
        Path left = Files.writeString(uploads().resolve("0".repeat(64) + ".csv"), "left by an import");
        Path foreign = Files.writeString(uploads().resolve("notes.txt"), "not ours");
        assertEquals(1, surveys.dropUnusedOriginals());
        assertFalse(Files.exists(left), "left by an import that did not end");
        assertTrue(Files.exists(foreign), "not ours to delete");
    }

    @Test
    void deedsThatComeTogetherAreAllEntered() throws Exception {
        Deeds deeds = new Deeds(database, Clock.systemUTC());
        ExecutorService people = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Object>> work = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                String path = "/analyses/" + i;
                work.add(Executors.callable(() -> deeds.enter("anna", "exported", path, "")));
            }
            for (Future<Object> each : people.invokeAll(work)) {
                each.get();
            }
        } finally {
            people.shutdown();
        }
        assertEquals(
                120,
                deeds.list(Long.MAX_VALUE, 999).stream()
                        .map(Deeds.Done::subject)
                        .distinct()
                        .count());
        Map<Subject, String> before = held();
        restart();
        assertEquals(before, held());
        assertEquals(
                120,
                new Deeds(database, Clock.systemUTC()).list(Long.MAX_VALUE, 999).size());
    }

    @Test
    void nothingOfAnErasedSurveyIsLeft() throws IOException {
        save("first", "a");
        Map<Subject, String> before = held();
        long second = save("second", SECRET);
        Deeds deeds = new Deeds(database, Clock.systemUTC());
        deeds.enter("anna", "stored-survey", "/surveys/" + second, SECRET);
        deeds.enter("anna", "stored-survey", "/surveys/1", "first");
        try (Safekeeping safe = new Safekeeping(database)) {
            safe.make();
            Erasure.Erased erased = new Erasure(database).erase(second);
            assertEquals(new Erasure.Erased(1, 1, 1, 1, List.of(), false), erased);
            assertEquals(
                    List.of("/surveys/1 first", "/surveys/" + second + " "),
                    deeds.list(9, 9).stream()
                            .map(each -> each.subject() + " " + each.detail())
                            .toList());
            assertTrue(surveys.find(second).isEmpty(), "gone");
        }
        Map<Subject, String> after = held();
        assertTrue(after.entrySet().containsAll(before.entrySet()) && after.size() == before.size() + 1, "deeds more");
        assertEquals(List.of(), holding(SECRET));
        restart();
        assertEquals(after, held());
        assertEquals(List.of(), holding(SECRET));
        damage();
        assertEquals(List.of(), rebuilt().lost());
        connect();
        assertEquals(after, held());
    }

    /** A kill at any step of an erasure: the ledger has heard of it, and the next start finishes it. */
    @Test
    void anErasureThatWasBrokenOffIsFinished() throws IOException {
        save("first", "a");
        Map<Subject, String> before = held();
        long second = save("second", SECRET);
        database.ledger()
                .orElseThrow()
                .append(Stream.of(Subject.analysis(2), Subject.survey(second), Subject.series(second))
                        .map(each -> Entry.of(NOW, Event.ERASING, 0, each, null))
                        .toArray(Entry[]::new));
        restart();
        assertEquals(before, held());
        assertEquals(List.of(), holding(SECRET));
    }

    /** The files of the data folder, unpacked, that hold a text. */
    private List<String> holding(String text) throws IOException {
        List<String> holding = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (unpacked(file).contains(text)) {
                    holding.add(file.toString());
                }
            }
        }
        return holding;
    }

    /** Going back takes nothing out of the record of who did what, which is kept for good. */
    @Test
    void whoDidWhatSinceTheBackupStaysKnown() {
        Deeds deeds = new Deeds(database, Clock.systemUTC());
        deeds.enter("anna", "exported", "/analyses/1", "");
        try (Safekeeping safe = new Safekeeping(database)) {
            String backup = safe.make().file().getFileName().toString();
            deeds.enter("ben", "deleted-survey", "/surveys/1", "");
            safe.restore(backup);
            safe.restore(backup);
            assertEquals(
                    List.of("ben", "anna"),
                    deeds.list(99, 99).stream().map(Deeds.Done::account).toList());
        }
        deeds.enter("carl", "exported", "/analyses/2", "");
        restart();
        assertEquals(3, new Deeds(database, Clock.systemUTC()).list(99, 99).size());
    }

    /** Whatever the clock says, the last backup is the newest: it stays, and a recovery begins with it. */
    @Test
    void aClockThatIsSetBackLosesNoBackup() throws IOException {
        save("first", "a");
        database.close();
        Instant later = Instant.now().plus(Duration.ofDays(400));
        database = Database.open(DataFolder.open(folder.resolve("data")), Clock.fixed(later, ZoneOffset.UTC));
        for (int i = 0; i < 11; i++) {
            new Safekeeping(database).make();
        }
        restart();
        save("second", "b");
        Safekeeping safe = new Safekeeping(database);
        assertTrue(safe.isDue(), "not only when the clock has caught up");
        for (int i = 0; i < 3; i++) {
            Path made = safe.make().file();
            assertEquals(made.getFileName().toString(), safe.backups().get(0).name());
            assertEquals(2, safe.backups().get(0).surveys());
        }
        Map<Subject, String> before = held();
        damage();
        assertEquals(List.of(), rebuilt().lost());
        connect();
        assertEquals(before, held());
    }

    /** Whoever puts one among ours must not find its accounts in what is rebuilt. */
    @Test
    void aBackupOfAnotherInstallationIsNotWhatARecoveryBeginsWith() throws IOException {
        Path others = folder.resolve("others.zip");
        try (Database another = Database.openFolder(folder.resolve("another"));
                Safekeeping safe = new Safekeeping(another)) {
            new Accounts(another, Clock.systemUTC()).add("mallory", Role.ADMINISTRATOR, "hash");
            safe.make(others);
        }
        save("first", "a");
        String ours;
        try (Safekeeping safe = new Safekeeping(database)) {
            ours = safe.make().file().getFileName().toString();
        }
        Files.copy(others, folder.resolve("data/backups/regionwise-20990101-000000-000.zip"));
        Map<Subject, String> before = held();
        damage();
        assertEquals(ours, rebuilt().backup());
        connect();
        assertEquals(before, held());
    }

    /** A file may say anything where somebody wrote into it, and is then no backup. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{'format': 1, 'schema': 1, 'software': '1', 'at': 'yesterday'}",
                "{'format': 1, 'schema': 1, 'at': '2026-11-30T10:00:00Z'}",
                "{'format': 1, 'schema': 1, 'software': '1', 'at': '2026-11-30T10:00:00Z', 'tables': {'survey': 'x'}}",
                "{'format': 1, 'schema': 1, 'software': '1', 'at': '2026-11-30T10:00:00Z', 'tables': {'survey': null}}",
                "[1, 2"
            })
    void aBackupThatSaysNothingSensibleIsCalledDamaged(String manifest) throws IOException {
        save("first", "a");
        Safekeeping safe = new Safekeeping(database);
        safe.make();
        for (String name : List.of("regionwise-20300101-000000-000.zip", "regionwise-20309999-999999-999.zip")) {
            Path file = folder.resolve("data/backups").resolve(name);
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.putNextEntry(new ZipEntry("manifest.json"));
                zip.write(manifest.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            }
        }
        assertEquals(
                List.of(false, true),
                safe.backups().stream().map(Safekeeping.Kept::good).toList());
        safe.make();
        Map<Subject, String> before = held();
        damage();
        assertEquals(List.of(), rebuilt().lost());
        connect();
        assertEquals(before, held());
    }

    private static String unpacked(Path file) throws IOException {
        if (file.toString().endsWith(".gz")) {
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }
        if (file.toString().endsWith(".zip")) {
            StringBuilder all = new StringBuilder();
            try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    all.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
            return all.toString();
        }
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aDamagedBackupIsRefusedAndTheOneBeforeIsUsed() throws IOException {
        save("first", "a");
        Path last;
        try (Safekeeping safe = new Safekeeping(database)) {
            safe.make();
            save("second", "b");
            last = safe.make().file();
            byte[] bytes = Files.readAllBytes(last);
            bytes[bytes.length / 2] ^= 1;
            Files.write(last, bytes);
            assertFalse(safe.backups().get(0).good(), "it is not the file that was made");
            assertEquals(
                    Reason.BACKUP_DAMAGED,
                    assertThrows(
                                    StoreRefused.class,
                                    () -> safe.restore(last.getFileName().toString()))
                            .reason());
        }
        Map<Subject, String> before = held();
        damage();
        Recovery.Rebuilt rebuilt = rebuilt();
        assertFalse(rebuilt.backup().equals(last.getFileName().toString()), rebuilt.backup());
        assertEquals(List.of(), rebuilt.lost());
        connect();
        assertEquals(before, held());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void accountsAndWhoDidWhatSurviveToo(boolean backup) throws IOException {
        Accounts accounts = new Accounts(database, Clock.systemUTC());
        Deeds deeds = new Deeds(database, Clock.systemUTC());
        accounts.add("anna", Role.ADMINISTRATOR, "hash");
        long survey = save("first", "a");
        if (backup) {
            try (Safekeeping safe = new Safekeeping(database)) {
                safe.make();
            }
        }
        accounts.add("ben", Role.VIEWER, "other hash");
        accounts.addToken(2, "script", "secret");
        accounts.role(1, Role.ANALYST);
        new Sharing(database).share(survey, 1, Map.of(2L, true));
        for (int i = 0; i < 105; i++) {
            deeds.enter("anna", "exported", "/analyses/" + i, "");
        }
        Map<Subject, String> before = held();
        assertEquals(
                List.of(
                        Subject.sharing(1),
                        Subject.account(1),
                        Subject.account(2),
                        Subject.deeds(1),
                        Subject.deeds(105)),
                before.keySet().stream()
                        .filter(each -> each.kind().compareTo(Subject.Kind.PROFILE) > 0)
                        .toList());
        damage();
        assertEquals(List.of(), rebuilt().lost());
        connect();
        assertEquals(before, held());
        accounts = new Accounts(database, Clock.systemUTC());
        assertEquals("ben", accounts.byToken("secret").orElseThrow().name());
        assertEquals(105, new Deeds(database, Clock.systemUTC()).list(999, 999).size());
        accounts.add("carl", Role.VIEWER, "hash");
        assertEquals(3, accounts.named("carl").orElseThrow().id());
    }

    /** The state before it is better than none. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTheJournalIsDamagedTheBackupsStateStays(boolean deleted) throws IOException {
        save("first", "a");
        try (Safekeeping safe = new Safekeeping(database)) {
            safe.make();
        }
        analyses().describe(1, "another title", "");
        Path state = folder.resolve("data/journal/" + held().get(Subject.analysis(1)) + ".jsonl.gz");
        if (deleted) {
            Files.delete(state);
        } else {
            byte[] bytes = Files.readAllBytes(state);
            bytes[bytes.length / 2] ^= 4;
            Files.write(state, bytes);
        }
        damage();
        Recovery.Rebuilt rebuilt = rebuilt();
        assertEquals(List.of(Subject.analysis(1)), rebuilt.lost());
        connect();
        assertEquals("of first", analyses().find(1).orElseThrow().title());
    }

    @Test
    void backupsAreNotCalledDamagedBecauseTheLedgerIsGone() throws IOException {
        save("first", "a");
        try (Safekeeping safe = new Safekeeping(database)) {
            safe.make();
            Path bad = safe.make().file();
            byte[] bytes = Files.readAllBytes(bad);
            bytes[bytes.length / 3] ^= 4;
            Files.write(bad, bytes);
        }
        database.close();
        Files.delete(folder.resolve("data/ledger.jsonl"));
        rebuilt();
        connect();
        try (Safekeeping safe = new Safekeeping(database)) {
            assertEquals(
                    List.of(false, true),
                    safe.backups().stream().map(Safekeeping.Kept::good).toList());
            assertTrue(safe.lastGood().isPresent(), "it is known again");
        }
    }
}
