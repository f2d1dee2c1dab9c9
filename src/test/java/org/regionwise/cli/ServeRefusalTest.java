package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.store.Database;
import org.regionwise.store.folder.DataFolder;

/** A server that cannot start says why in one line, ends with 2, and leaves nothing behind; so do commands on data. */
class ServeRefusalTest {
    @TempDir
    Path folder;

    private void requireRefused(String problem, String... arguments) {
        Run run = Run.of(arguments);
        assertEquals(2, run.status(), run.err());
        assertEquals("", run.out());
        assertEquals(1, run.problems().size(), run.err());
        assertContains(problem, run.err());
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    void aTakenPortLeavesNothingBehind() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            requireRefused("is taken", "serve", "--port", Integer.toString(taken.getLocalPort()), "--data", data());
        }
        assertFalse(Files.exists(Path.of(data())), "nothing was created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "99999", "-1"})
    void whatIsNoPortIsRefused(String port) {
        requireRefused(port + " is not a port", "serve", "--port", port, "--data", data());
        assertFalse(Files.exists(Path.of(data())), "nothing was created");
    }

    /** That address is kept for documentation, and no machine has it. */
    @Test
    void anAddressOfAnotherMachineIsNotCalledATakenPort() {
        assertEquals(
                0,
                Run.of("account", "add", "anna", "--role", "administrator", "--data", data())
                        .status());
        String there = "serve --host 192.0.2.1 --port 7070 --address https://regionwise.example.org --data " + data();
        requireRefused("cannot listen at 192.0.2.1", there.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve --port 0", "backup", "restore", "recover", "erase 1"})
    void aFileIsNoDataFolder(String command) throws IOException {
        Files.writeString(Path.of(data()), "mine");
        requireRefused("this is a file", (command + " --data " + data()).split(" "));
        assertEquals("mine", Files.readString(Path.of(data())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup",
                "restore",
                "recover",
                "erase 1",
                "audit",
                "account list",
                "account disable anna",
                "account token anna"
            })
    void aFolderThatIsNotThereIsNotMade(String command) {
        requireRefused("not a data folder", (command + " --data " + data()).split(" "));
        assertFalse(Files.exists(Path.of(data())), "nothing was created");
    }

    @Test
    void aBackupThatIsNotThereIsNotCalledDamaged() {
        Database.openFolder(Path.of(data())).close();
        requireRefused("there is no backup of that name", "restore", "nowhere.zip", "--data", data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve --port 0", "backup", "restore", "recover", "erase 1"})
    void aFolderOfOthersIsNotTouched(String command) throws IOException {
        Files.createDirectories(Path.of(data()));
        Files.writeString(Path.of(data(), "thesis.txt"), "mine");
        requireRefused("thesis.txt", (command + " --data " + data()).split(" "));
        try (var all = Files.list(Path.of(data()))) {
            assertEquals(1, all.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve --port 0", "backup", "restore", "recover", "erase 1"})
    void aFolderInUseIsNotTouched(String command) {
        try (Database open = Database.openFolder(Path.of(data()))) {
            requireRefused("is using this folder", (command + " --data " + data()).split(" "));
            assertTrue(open.answers(), "the one that uses it goes on");
        }
    }

    @Test
    void backupsGoThereAndBack() throws IOException {
        Database.open(DataFolder.open(Path.of(data())), Clock.systemUTC()).close();
        Path file = folder.resolve("backup.zip");
        Run made = Run.of("backup", "--data", data(), "--output", file.toString());
        assertEquals(0, made.status(), made.err());
        requireRefused("a new file", "backup", "--data", data(), "--output", file.toString());
        String other = folder.resolve("other").toString();
        Run restored = Run.of("restore", file.toString(), "--data", other);
        assertEquals(0, restored.status(), restored.err());
        Files.write(file, List.of("no backup"));
        requireRefused("not a backup of Regionwise", "restore", file.toString(), "--data", other);
        assertTrue(Run.of("restore", "--data", other).out().lines().count() > 0, "what was there was backed up");
        assertContains(
                "command-line,made-backup," + file,
                Run.of("audit", "--data", data()).out());
        assertContains(
                "command-line,restored-backup," + file,
                Run.of("audit", "--data", other).out());
        assertEquals(0, Run.of("recover", "--data", other).status());
        assertContains(
                "command-line,recovered-database,",
                Run.of("audit", "--data", other).out());
    }

    @Test
    void aDamagedBackupMakesNoFolder() throws IOException {
        Path file = folder.resolve("elsewhere.zip");
        Path source = folder.resolve("source");
        Database.openFolder(source).close();
        assertEquals(
                0,
                Run.of("backup", "--data", source.toString(), "--output", file.toString())
                        .status());
        byte[] bytes = Files.readAllBytes(file);
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 4;
        for (byte[] damaged : List.of(flipped, Arrays.copyOf(bytes, bytes.length - 1), new byte[0])) {
            Files.write(file, damaged);
            requireRefused("damaged", "restore", file.toString(), "--data", data());
            assertFalse(Files.exists(Path.of(data())), "nothing was created");
        }
        Files.write(file, bytes);
        assertEquals(0, Run.of("restore", file.toString(), "--data", data()).status());
    }
}
