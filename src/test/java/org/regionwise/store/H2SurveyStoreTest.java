package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2SurveyStoreTest extends SurveyStoreContract {
    @Override
    Database open() {
        return Database.openFolder(folder.resolve("data"));
    }

    @Test
    void aDamagedFileIsRefused(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("regionwise.mv.db"), "no database ".repeat(2_000));
        assertThrows(StoreUnavailable.class, () -> Database.openFolder(elsewhere));
    }

    @Test
    void aDataFolderThatIsAFileIsRefused(@TempDir Path elsewhere) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("file"), "");
        assertThrows(StoreUnavailable.class, () -> Database.openFolder(file));
    }

    @Test
    void aDatabaseInMemoryIsOpenedByItsUrl() {
        try (Database database = Database.openUrl("jdbc:h2:mem:some")) {
            assertTrue(new Surveys(database, folder, java.time.Clock.systemUTC())
                    .list()
                    .isEmpty());
        }
    }
}
