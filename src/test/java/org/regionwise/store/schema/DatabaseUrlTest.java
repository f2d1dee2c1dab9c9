package org.regionwise.store.schema;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.regionwise.Containment.assertStarts;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:/tmp/x;INIT=RUNSCRIPT FROM 'http://example.org/x.sql'",
                "jdbc:h2:mem:x;TRACE_LEVEL_FILE=3",
                "jdbc:h2:tcp://localhost/x",
                "jdbc:h2:/tmp/x",
                "jdbc:h2:zip:/tmp/x.zip!/x",
                "jdbc:mysql://localhost/x",
                ""
            })
    void refusesWhatCouldRunSomethingElse(String url) {
        assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.of(url));
    }

    @Test
    void refusesAFolderThatWouldAddOptions() {
        assertThrows(
                IllegalArgumentException.class, () -> DatabaseUrl.inFile(Path.of("/tmp/a;INIT=b/regionwise.mv.db")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:x", "jdbc:h2:file:/tmp/x", "jdbc:postgresql://localhost/x?user=me"})
    void acceptsTheRest(String url) {
        assertStarts(url, DatabaseUrl.of(url).text());
    }
}
