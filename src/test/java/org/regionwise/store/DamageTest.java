package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.store.content.Content;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.Ledger;
import org.regionwise.survey.Progress;

/** A database whose file was damaged is refused and left as it is, or holds all that was saved. */
class DamageTest extends OpenedStore {
    private static final String DATABASE = "regionwise.mv.db";
    private static final String LEDGER = "ledger.jsonl";
    private static final String MARKER = "regionwise-folder.txt";
    private static final int FLIPPED = 500;

    private int number;

    private KeptFolder killed;
    private KeptFolder closed;
    private List<String> saved;

    @Override
    Database open() {
        return Database.openFolder(folder.resolve("data"));
    }

    @Override
    Path uploads() {
        return folder.resolve("data/uploads");
    }

    @BeforeEach
    void save() {
        StringBuilder rows = new StringBuilder("r,y,age\n");
        for (int i = 0; i < 3_000; i++) {
            rows.append((char) ('A' + i % 3))
                    .append(',')
                    .append(i % 2)
                    .append(',')
                    .append(20 + i % 50)
                    .append('\n');
        }
        long id = surveys.store(survey("First", rows.toString(), Optional.of(regionTable())), Progress.SILENT);
        new Releases(database, Clock.systemUTC()).choose(id, BuiltInProfile.NCHS.profile());
        new SurveySeries(database, Clock.systemUTC()).rename(id, "First of all");
        surveys.store(survey("Second", rows.toString(), Optional.empty()), Progress.SILENT);
        saved = saved(database);
        killed = KeptFolder.of(folder.resolve("data"));
        database.close();
        closed = KeptFolder.of(folder.resolve("data"));
    }

    private static List<String> saved(Database database) {
        return database.with(handle -> {
            var content = new Content(handle.getConnection());
            List<String> hashes = new ArrayList<>();
            for (var subject : content.subjects()) {
                hashes.add(subject + " " + content.hash(subject).orElseThrow());
            }
            return hashes;
        });
    }

    private interface Damage {
        byte[] to(byte[] file);
    }

    private static Damage cut(double share) {
        return file -> Arrays.copyOf(file, (int) (file.length * share));
    }

    private static Damage flipped(int where) {
        return file -> {
            byte[] damaged = file.clone();
            int from = (int) ((long) (file.length - FLIPPED) * where / 100);
            for (int i = from; i < from + FLIPPED; i++) {
                damaged[i] ^= (byte) 0xFF;
            }
            return damaged;
        };
    }

    private static Damage scattered(long seed) {
        return file -> {
            byte[] damaged = file.clone();
            Random random = new Random(seed);
            for (int i = 0; i < FLIPPED; i++) {
                damaged[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return damaged;
        };
    }

    static Stream<Damage> damages() {
        return Stream.of(
                        Stream.of(.999, .97, .9, .75, .5, .3, .1, .01, 0.).map(DamageTest::cut),
                        IntStream.rangeClosed(0, 50).mapToObj(i -> flipped(2 * i)),
                        IntStream.range(0, 20).mapToObj(DamageTest::scattered))
                .flatMap(each -> each);
    }

    private StoreRefused refused(KeptFolder damaged, int number) throws IOException {
        Path data = damaged.into(folder.resolve("damaged" + number));
        StoreRefused refused = assertThrows(StoreRefused.class, () -> Database.openFolder(data));
        for (String file : List.of(DATABASE, "ledger.jsonl")) {
            if (damaged.file(file) != null) {
                assertArrayEquals(damaged.file(file), Files.readAllBytes(data.resolve(file)), file);
            }
        }
        return refused;
    }

    @Test
    void aFileChangedAfterItWasClosedIsRefused() throws IOException {
        for (Damage damage : damages().toList()) {
            StoreRefused refused = refused(closed.with(DATABASE, damage.to(closed.file(DATABASE))), number++);
            assertEquals(Reason.DAMAGED, refused.reason());
            assertEquals("file", refused.facts().get("fault"));
        }
    }

    @Test
    void aFileDamagedAfterAKillIsRefusedOrHoldsEverything() throws IOException {
        List<Integer> refused = new ArrayList<>();
        for (Damage damage : damages().toList()) {
            byte[] file = damage.to(killed.file(DATABASE));
            Path data = killed.with(DATABASE, file).into(folder.resolve("damaged" + number++));
            try (Database opened = Database.openFolder(data)) {
                assertEquals(saved, saved(opened));
            } catch (StoreRefused refusal) {
                refused.add(number - 1);
                assertEquals(Reason.DAMAGED, refusal.reason());
                assertArrayEquals(file, Files.readAllBytes(data.resolve(DATABASE)));
            }
        }
        assertTrue(refused.size() > 40 && refused.containsAll(List.of(1, 2, 3, 4, 5, 6, 7, 8)), "refused: " + refused);
    }

    @Test
    void afterAKillEverythingIsThere() {
        try (Database opened = Database.openFolder(killed.into(folder.resolve("killed")))) {
            assertEquals(saved, saved(opened));
        }
    }

    @Test
    void aMissingDatabaseIsRefused() throws IOException {
        assertEquals("missing", refused(closed.with(DATABASE, null), 0).facts().get("fault"));
    }

    @Test
    void anOlderDatabaseIsRefused() throws IOException {
        Path data = folder.resolve("data");
        try (Database opened = Database.openFolder(data)) {
            new SurveySeries(opened, Clock.systemUTC()).delete(1);
        }
        KeptFolder older = KeptFolder.of(data).with(DATABASE, closed.file(DATABASE));
        assertEquals("file", refused(older, 0).facts().get("fault"));
    }

    /** As when the database lost what its disk had promised to keep. */
    @Test
    void anOlderDatabaseIsRefusedAfterAKill() throws IOException {
        Path data = folder.resolve("data");
        KeptFolder later;
        try (Database opened = Database.openFolder(data)) {
            new SurveySeries(opened, Clock.systemUTC()).delete(1);
            later = KeptFolder.of(data);
        }
        assertEquals(
                "older",
                refused(later.with(DATABASE, closed.file(DATABASE)), 0).facts().get("fault"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8})
    void aChangedLineOfTheLedgerIsRefused(int line) throws IOException {
        String[] lines = new String(closed.file("ledger.jsonl"), StandardCharsets.UTF_8).split("(?<=\n)");
        lines[line] = lines[line].replaceFirst("\"at\":\"2", "\"at\":\"3");
        StoreRefused refused =
                refused(closed.with("ledger.jsonl", String.join("", lines).getBytes(StandardCharsets.UTF_8)), line);
        assertEquals(Reason.LEDGER, refused.reason());
        assertEquals(line + 1, refused.facts().get("line"));
    }

    @Test
    void aLostLedgerIsRefused() throws IOException {
        assertEquals(
                Reason.LEDGER, refused(closed.with("ledger.jsonl", null), 0).reason());
    }

    /** Whoever finds backups and no database must not begin anew, and delete the originals that nothing refers to. */
    @Test
    void aDatabaseThatIsLostWithItsLedgerIsRefused() throws IOException {
        KeptFolder left = closed.with(LEDGER, null).with("ledger-end.txt", null).with(DATABASE, null);
        StoreRefused refused = refused(left, 0);
        assertEquals(Reason.LEDGER, refused.reason());
        assertEquals(left.names(), KeptFolder.of(folder.resolve("damaged0")).names());
    }

    /** What the database holds beyond an older ledger is newer, and neither lost nor to be undone. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRecoveryUndoesNothingThatAnOlderLedgerDoesNotKnow(boolean endToo) throws IOException {
        Path data = folder.resolve("data");
        List<String> latest;
        try (Database opened = Database.openFolder(data)) {
            new SurveySeries(opened, Clock.systemUTC()).rename(1, "Newest");
            latest = saved(opened);
        }
        KeptFolder older = KeptFolder.of(data).with(LEDGER, closed.file(LEDGER));
        Path mixed = (endToo ? older.with("ledger-end.txt", closed.file("ledger-end.txt")) : older)
                .into(folder.resolve("mixed"));
        assertThrows(StoreRefused.class, () -> Database.openFolder(mixed));
        try (DataFolder folder = DataFolder.existing(mixed)) {
            assertEquals(List.of(), Recovery.rebuild(folder, Clock.systemUTC()).lost());
        }
        try (Database opened = Database.openFolder(mixed)) {
            assertEquals(latest, saved(opened));
        }
    }

    /** Lines that were answered for: what is missing at the end is missed, whole lines and parts of one alike. */
    @Test
    void aLedgerThatWasCutOffIsRefused() throws IOException {
        for (KeptFolder kept : List.of(killed, closed)) {
            byte[] ledger = kept.file(LEDGER);
            List<Integer> lengths = new ArrayList<>(List.of(ledger.length - 1, ledger.length - 2, ledger.length - 700));
            for (int end = ledger.length - 1; lengths.size() < 3 + 4; end--) {
                if (ledger[end - 1] == '\n') {
                    lengths.add(end);
                }
            }
            for (int length : lengths) {
                StoreRefused refused = refused(kept.with(LEDGER, Arrays.copyOf(ledger, length)), number++);
                assertEquals(Reason.LEDGER, refused.reason());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000000000000001 x\n", "gone"})
    void aDamagedEndOfTheLedgerIsRefused(String end) throws IOException {
        byte[] damaged = end.equals("gone") ? null : end.getBytes(StandardCharsets.UTF_8);
        assertEquals(
                Reason.LEDGER,
                refused(closed.with("ledger-end.txt", damaged), 0).reason());
    }

    /** The process may be killed between any two bytes that it writes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 30, 64, 100})
    void aLineThatWasBeingWrittenIsNoDamage(int length) {
        byte[] ledger = killed.file(LEDGER);
        byte[] torn = Arrays.copyOf(ledger, ledger.length + length);
        System.arraycopy(ledger, 0, torn, ledger.length, length);
        try (Database opened = Database.openFolder(killed.with(LEDGER, torn).into(folder.resolve("torn")))) {
            assertEquals(saved, saved(opened));
        }
    }

    /** Killed after a change was committed, and before the ledger heard of it. */
    @Test
    void aChangeThatTheLedgerHasNotHeardOfIsEntered() throws IOException {
        Path data = killed.into(folder.resolve("ahead"));
        KeptFolder later;
        try (Database opened = Database.openFolder(data)) {
            new SurveySeries(opened, Clock.systemUTC()).delete(1);
            later = KeptFolder.of(data);
        }
        KeptFolder ahead =
                later.with(LEDGER, killed.file(LEDGER)).with("ledger-end.txt", killed.file("ledger-end.txt"));
        try (Database opened = Database.openFolder(ahead.into(folder.resolve("entered")))) {
            assertTrue(new SurveySeries(opened, Clock.systemUTC()).deleted(1), "it was committed");
        }
    }

    /** An earlier version kept no end of its ledger, and said so by not saying that it does. */
    @Test
    void aLedgerOfAnEarlierVersionIsGivenItsEnd() throws IOException {
        List<Entry> entries;
        try (Ledger ledger = Ledger.open(killed.into(folder.resolve("some")).resolve(LEDGER))) {
            entries = ledger.entries().stream()
                    .map(each -> new Entry(
                            each.at(),
                            each.event(),
                            each.change(),
                            each.kind(),
                            each.id(),
                            each.hash(),
                            without(each.facts(), Ledger.KEEPS_END)))
                    .toList();
        }
        Path data = killed.into(folder.resolve("earlier"));
        Ledger.begin(data.resolve(LEDGER), entries).close();
        Files.delete(data.resolve("ledger-end.txt"));
        Database.openFolder(data).close();
        assertTrue(Files.exists(data.resolve("ledger-end.txt")), "from here on");
    }

    private static Map<String, String> without(Map<String, String> facts, String name) {
        Map<String, String> left = new TreeMap<>(facts);
        left.remove(name);
        return left;
    }

    /** Without the marker the ledger still says what there was: nothing is taken for an earlier version's. */
    @ParameterizedTest
    @ValueSource(strings = {"gone", "", "\uFFFF\u0000 garbage"})
    void aLostMarkerHidesNoDamage(String marker) throws IOException {
        byte[] damaged = marker.equals("gone") ? null : marker.getBytes(StandardCharsets.UTF_8);
        KeptFolder without = closed.with(MARKER, damaged);
        Path data = without.into(folder.resolve("without"));
        try (Database opened = Database.openFolder(data)) {
            assertEquals(saved, saved(opened));
        }
        assertTrue(Files.readString(data.resolve(MARKER)).contains("format 1"), "it is written again");
        byte[] cut = Arrays.copyOf(closed.file(DATABASE), closed.file(DATABASE).length / 2);
        assertEquals(
                Reason.DAMAGED, refused(without.with(DATABASE, cut), number++).reason());
        assertEquals(
                Reason.LEDGER, refused(without.with(LEDGER, null), number++).reason());
    }

    /** Every file of the folder, one after the other, cut, emptied, flipped or exchanged for another. */
    @Test
    void noDamageOfAnyFileIsTakenForWhatWasSaved() throws IOException {
        for (KeptFolder kept : List.of(killed, closed)) {
            for (String file : kept.names()) {
                byte[] sound = kept.file(file);
                byte[] flipped = sound.clone();
                for (int i = 0; i < sound.length; i += 97) {
                    flipped[i] ^= 1;
                }
                for (byte[] damaged : List.of(Arrays.copyOf(sound, sound.length / 2), new byte[0], flipped)) {
                    Path data = kept.with(file, damaged).into(folder.resolve("any" + number++));
                    try (Database opened = Database.openFolder(data)) {
                        assertEquals(saved, saved(opened), file);
                        requireOriginalsRefusedOrSound(opened, data, file);
                    } catch (StoreRefused refused) {
                        assertTrue(
                                List.of(Reason.DAMAGED, Reason.LEDGER).contains(refused.reason()),
                                file + ": " + refused.getMessage());
                    }
                }
            }
        }
    }

    private void requireOriginalsRefusedOrSound(Database opened, Path data, String damaged) {
        String sha256 = damaged.replaceFirst(".*/([0-9a-f]{64})\\..*", "$1");
        if (damaged.startsWith("uploads/")) {
            KeptFiles files = new KeptFiles(opened, data.resolve("uploads"));
            assertThrows(StoreRefused.class, () -> files.copy(sha256, data.resolve("temporary/copy")), damaged);
        }
    }
}
