package org.regionwise.store.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.store.Database;
import org.regionwise.store.folder.StoreRefused.Reason;

class DataFolderTest {
    @TempDir
    Path folder;

    /** Every path with its mode, and its size where it is a file. */
    static Map<String, String> listed(Path folder) throws IOException {
        Map<String, String> listed = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                listed.put(
                        folder.relativize(each).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(each))
                                + (Files.isRegularFile(each) ? " " + Files.size(each) : ""));
            }
        }
        return listed;
    }

    private void requireRefused(Reason reason, Path data) throws IOException {
        Map<String, String> before = listed(folder);
        StoreRefused refused = assertThrows(StoreRefused.class, () -> DataFolder.open(data));
        assertEquals(reason, refused.reason());
        assertEquals(before, listed(folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.txt",
                "incoming/letter.pdf",
                "temporary/draft.doc",
                "uploads/photo.jpg",
                "incoming-tables/a/b.csv",
                "regionwise.mv.db.old",
                ".git/config"
            })
    void aFolderOfOthersIsNotTouched(String file) throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve(file).getParent());
        Files.writeString(data.resolve(file), "mine");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        requireRefused(Reason.FOLDER_FOREIGN, data);
    }

    /** What is emptied at the start is ours, and not what a link leads to. */
    @ParameterizedTest
    @ValueSource(strings = {"incoming", "incoming-tables", "temporary"})
    void aLinkLeadsToNoFolderOfOthers(String name) throws IOException {
        Path data = folder.resolve("data");
        DataFolder.open(data).close();
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(mine.resolve("thesis.txt"), "mine");
        Files.delete(data.resolve(name));
        Files.createSymbolicLink(data.resolve(name), mine);
        requireRefused(Reason.FOLDER_FOREIGN, data);
    }

    /** Its owner may write again once they have said so; root may always. */
    @Test
    void aFolderThatIsOnlyReadStaysSo() throws IOException {
        Path data = folder.resolve("data");
        DataFolder.open(data).close();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-x------"));
        try {
            Assumptions.assumeFalse(Files.isWritable(data), "root may write everywhere");
            requireRefused(Reason.FOLDER_FAILED, data);
        } finally {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        requireRefused(Reason.FOLDER_IS_FILE, Files.writeString(folder.resolve("data"), "mine"));
        requireRefused(Reason.FOLDER_FAILED, folder.resolve("data/within"));
    }

    @Test
    void aFolderThatALaterVersionLaidOutIsNotTouched() throws IOException {
        DataFolder.open(folder.resolve("data")).close();
        Path marker = folder.resolve("data/regionwise-folder.txt");
        Files.writeString(marker, Files.readString(marker).replace("format 1", "format 2"));
        requireRefused(Reason.FOLDER_NEWER, folder.resolve("data"));
    }

    @Test
    void whereNothingIsNothingIsMadeForACommandThatNeedsIt() throws IOException {
        Path data = folder.resolve("data");
        assertEquals(
                Reason.FOLDER_ABSENT,
                assertThrows(StoreRefused.class, () -> DataFolder.existing(data))
                        .reason());
        Files.createDirectories(data);
        assertEquals(
                Reason.FOLDER_ABSENT,
                assertThrows(StoreRefused.class, () -> DataFolder.existing(data))
                        .reason());
        assertEquals(1, listed(data).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"regionwise.mv.db", "uploads/"})
    void aFolderOfAnEarlierVersionIsRecognised(String file) throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("uploads"));
        if (!file.endsWith("/")) {
            Files.writeString(data.resolve(file), "database");
        }
        Files.writeString(data.resolve("uploads/" + "0".repeat(64) + ".csv"), "original");
        try (DataFolder opened = DataFolder.open(data)) {
            assertTrue(opened.earlier(), "it has no marker yet");
            opened.mark();
        }
        try (DataFolder opened = DataFolder.open(data)) {
            assertFalse(opened.earlier(), "it has one now");
        }
    }

    @Test
    void everythingInItIsItsOwnersOnly() throws IOException {
        Path data = folder.resolve("data");
        DataFolder.open(data).close();
        Path original = Files.writeString(data.resolve("uploads/" + "0".repeat(64) + ".csv"), "original");
        Files.setPosixFilePermissions(original, PosixFilePermissions.fromString("rw-r--r--"));
        DataFolder.open(data).close();
        listed(data).forEach((path, mode) -> assertTrue(mode.matches("rw[x-]------.*"), path + ": " + mode));
    }

    /** Not only from the second start on. */
    @Test
    @SuppressWarnings("try")
    void aNewOneIsItsOwnersOnlyFromTheFirstMoment() throws IOException {
        Path data = folder.resolve("data");
        try (Database unused = Database.openFolder(data)) {
            listed(data).forEach((path, mode) -> assertTrue(mode.matches("rw[x-]------.*"), path + ": " + mode));
        }
    }

    @Test
    void whatWasUnderWayGoes() throws IOException {
        try (DataFolder opened = DataFolder.open(folder.resolve("data"))) {
            Files.createDirectories(opened.temporary().resolve("a/b"));
            Files.writeString(opened.temporary().resolve("a/b/c"), "left");
            opened.clean();
            assertEquals(1, listed(opened.temporary()).size());
        }
    }

    @Test
    void oneProcessHoldsIt() {
        try (DataFolder first = DataFolder.open(folder.resolve("data"))) {
            first.lock();
            try (DataFolder second = DataFolder.open(folder.resolve("data"))) {
                assertEquals(
                        Reason.IN_USE,
                        assertThrows(StoreRefused.class, second::lock).reason());
            }
        }
    }

    @Test
    void aFolderThatAKillLeftUnmarkedIsBegunAnew(@TempDir Path data) throws IOException {
        Files.writeString(data.resolve("new1590951764157230193.part"), "form");
        DataFolder.open(data).close();
        assertTrue(Files.exists(data.resolve("regionwise-folder.txt")), "it is marked");
    }
}
