package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.store.Postgres;
import org.regionwise.store.schema.DatabaseUrl;
import picocli.CommandLine;

/** {@code move}, and how a database is given. */
class MoveCommandTest {
    @TempDir
    Path folder;

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    void anInstallationMovesToPostgresAndBack() {
        String url = Postgres.database();
        assertEquals(0, Run.of("account", "add", "anna", "--data", data()).status());
        Run moved = Run.of("move", "to-database", "--data", data(), "--database", url);
        assertEquals(0, moved.status(), moved.err());
        assertContains("1 account", moved.out());
        assertContains("anna", Run.of("account", "list", "--database", url).out());
        assertContains("command-line", Run.of("audit", "--database", url).out());
        Run again = Run.of("move", "to-database", "--data", data(), "--database", url);
        assertEquals(2, again.status());
        assertContains("already holds something", again.err());
        String other = folder.resolve("other").toString();
        assertEquals(
                0,
                Run.of("move", "to-folder", "--data", other, "--database", url).status());
        assertContains("anna", Run.of("account", "list", "--data", other).out());
    }

    @Test
    void whatCannotMoveLeavesNothing() {
        Run run = Run.of("move", "to-folder", "--data", data(), "--database", "jdbc:postgresql://127.0.0.1:1/nowhere");
        assertEquals(2, run.status(), run.err());
        assertEquals(1, run.problems().size(), run.err());
        assertFalse(Files.exists(Path.of(data())), "nothing was created");
        assertEquals(
                2, Run.of("move", "sideways", "--database", "jdbc:postgresql:x").status());
        assertEquals(2, Run.of("move", "to-folder", "--data", data()).status());
        assertEquals(
                2,
                Run.of("move", "to-folder", "--database", "jdbc:h2:mem:x", "--data", data())
                        .status());
        assertFalse(Files.exists(Path.of(data())), "nothing was created");
    }

    private static DatabaseOptions options(Map<String, String> environment, String... arguments) {
        DatabaseOptions options = new DatabaseOptions(environment);
        new CommandLine(options).parseArgs(arguments);
        return options;
    }

    @Test
    void thePasswordComesFromAFileOrTheEnvironmentAndIsSaidNowhere() throws IOException {
        String file = Files.writeString(folder.resolve("password"), "from the file\nand more\n")
                .toString();
        Map<String, String> environment = Map.of(DatabaseOptions.PASSWORD, "from the environment");
        String url = "jdbc:postgresql://localhost/some?user=regionwise";
        assertEquals(
                Optional.of("from the environment"),
                options(environment, "--database", url).password());
        DatabaseOptions both = options(environment, "--database", url, "--database-password-file", file);
        assertEquals(Optional.of("from the file"), both.password());
        assertFalse(both.passwordIsPublic(), "it is in a file");
        assertTrue(options(Map.of(), "--database", url + "&password=x").passwordIsPublic(), "on the command line");
        DatabaseUrl address = DatabaseUrl.of(url, both.password());
        assertEquals("from the file", address.properties().getProperty("password"));
        assertLacks("from the file", address.toString());
        assertLacks("secret", DatabaseUrl.of(url + "&password=secret").toString());
        Run without = Run.of("account", "list", "--data", data(), "--database-password-file", file);
        assertEquals(2, without.status());
        assertContains("goes with --database", without.err());
    }
}
