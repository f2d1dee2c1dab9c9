package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.result.SomeResult;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Deeds;
import org.regionwise.store.account.Role;
import org.regionwise.store.account.Sharing;
import org.regionwise.store.content.Content;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.schema.DatabaseUrl;
import org.regionwise.survey.Progress;

/** From the embedded database to PostgreSQL and back. */
class MoveTest extends OpenedStore {
    private final DatabaseUrl url = DatabaseUrl.of(Postgres.database());

    @Override
    Database open() {
        return Database.openFolder(folder.resolve("data"));
    }

    @Override
    Path uploads() {
        return folder.resolve("data/uploads");
    }

    private static Map<String, String> held(Database database) {
        return database.with(handle -> {
            Content content = new Content(handle.getConnection());
            Map<String, String> hashes = new TreeMap<>();
            for (var subject : content.subjects()) {
                hashes.put(subject.toString(), content.hash(subject).orElseThrow());
            }
            return hashes;
        });
    }

    private Map<String, String> filled() {
        long survey = surveys.store(
                survey("first", "r,y,n\nA,1,0.1\nB,0,1e-300\n\"C, ü\",9,-7\n", Optional.of(regionTable())),
                Progress.SILENT);
        long next =
                surveys.store(replacing(survey("next", "r,y\nA,1\nB,0\n", Optional.empty()), survey), Progress.SILENT);
        analyses().add(next, "asked", Questions.of("r", "y"), SomeResult.of(0.1));
        releases().choose(survey, BuiltInProfile.NCHS.profile());
        releases().keep(BuiltInProfile.ONS.profile());
        Accounts accounts = new Accounts(database, Clock.systemUTC());
        accounts.add("anna", Role.ANALYST, "hash");
        accounts.addToken(1, "script", "secret");
        new Sharing(database).share(survey, 1, Map.of(Sharing.EVERYBODY, true));
        new Deeds(database, Clock.systemUTC()).enter("anna", "exported", "/analyses/1", "");
        return held(database);
    }

    private Move move(String data) {
        return new Move(DataFolder.open(folder.resolve(data)), url, Clock.systemUTC());
    }

    @Test
    void everythingComesToPostgresAndBack() throws Exception {
        Map<String, String> before = filled();
        database.close();
        Move.Moved moved = move("data").toDatabase();
        assertEquals(new Move.Moved(2, 1, 1, moved.originals(), List.of()), moved);
        assertTrue(moved.originals() >= 3, "two surveys and a region table");
        try (Database postgres = Database.openUrl(url)) {
            assertEquals(before, held(postgres));
            Surveys there = new Surveys(postgres, folder.resolve("there"), Clock.systemUTC());
            assertEquals(3, there.store(survey("third", "r,y\nA,1\n", Optional.empty()), Progress.SILENT));
            new Deeds(postgres, Clock.systemUTC()).enter("anna", "stored-survey", "/surveys/3", "");
            before = held(postgres);
        }
        assertEquals(
                Reason.NOT_EMPTY,
                assertThrows(StoreRefused.class, () -> move("data").toDatabase())
                        .reason());
        // to another machine's folder, and to the one that it came from
        for (String data : List.of("elsewhere", "data")) {
            assertEquals(3, move(data).toFolder().surveys());
            try (Database back = Database.openFolder(folder.resolve(data))) {
                assertEquals(before, held(back));
                new KeptFiles(back, folder.resolve(data).resolve("uploads"))
                        .copy(regionTable().sha256(), folder.resolve(data + ".csv"));
                assertEquals(
                        4,
                        new Surveys(back, folder.resolve(data).resolve("uploads"), Clock.systemUTC())
                                .store(survey("fourth", "r,y\nA,1\n", Optional.empty()), Progress.SILENT));
            }
        }
        connect();
    }

    /** PostgreSQL keeps no text with a character of code 0; H2 does. */
    @Test
    void whatCannotBeCopiedLeavesNothingBehind() {
        filled();
        new SurveySeries(database, Clock.systemUTC()).rename(1, "a\0b");
        Map<String, String> before = held(database);
        database.close();
        assertThrows(StoreUnavailable.class, () -> move("data").toDatabase());
        try (Database postgres = Database.openUrl(url)) {
            assertEquals(Map.of(), held(postgres));
            assertEquals(0L, (long) postgres.with(handle -> handle.createQuery(
                            "SELECT (SELECT COUNT(*) FROM original)" + " + (SELECT COUNT(*) FROM account)")
                    .mapTo(Long.class)
                    .one()));
        }
        connect();
        assertEquals(before, held(database));
    }

    @Test
    @SuppressWarnings("try")
    void aDatabaseThatAServerUsesIsLeftAlone() {
        database.close();
        try (Database server = Database.openUrl(url)) {
            assertEquals(
                    Reason.DATABASE_IN_USE,
                    assertThrows(StoreRefused.class, () -> move("data").toDatabase())
                            .reason());
        }
        connect();
    }

    @Test
    void anOriginalThatWasLostIsNamed() throws Exception {
        filled();
        database.close();
        Files.delete(uploads().resolve(regionTable().sha256() + ".csv"));
        assertEquals(List.of(regionTable().sha256()), move("data").toDatabase().lost());
        connect();
    }
}
