package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class H2SurveyStoreTest extends SurveyStoreContract {
    @Override
    Database open() {
        return Database.openFolder(folder.resolve("data"));
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
