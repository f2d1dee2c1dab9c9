package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.regionwise.store.content.Content;
import org.regionwise.store.ledger.Subject;
import org.regionwise.survey.Progress;

/**
 * The database is closed in good order and opened again, round after round, with surveys that come, are renamed and are
 * erased in between: what H2 wrote at its close is what it reads afterwards. {@code -Dregionwise.restarts=50} for a
 * long run.
 */
class RestartTest extends OpenedStore {
    private static final int ROUNDS = Integer.getInteger("regionwise.restarts", 3);
    private static final int MOST_ROWS = Integer.getInteger("regionwise.restarts-rows", 4_000);
    private static final int KEPT = 3;
    private static final int RENAMES = 20;

    private final Random random = new Random(20_261_130);

    @Override
    Database open() {
        return Database.openFolder(folder.resolve("data"));
    }

    @Override
    Path uploads() {
        return folder.resolve("data/uploads");
    }

    private List<String> saved() {
        return database.with(handle -> {
            Content content = new Content(handle.getConnection());
            List<String> hashes = new ArrayList<>();
            for (Subject subject : content.subjects()) {
                hashes.add(subject + " " + content.hash(subject).orElseThrow());
            }
            return hashes;
        });
    }

    private String rows(int round) {
        StringBuilder rows = new StringBuilder("r,y,z\n");
        for (int i = random.nextInt(MOST_ROWS); i >= 0; i--) {
            rows.append((char) ('A' + i % 7)).append(',').append(i % 2).append(',');
            rows.append(round).append("-").append(random.nextLong()).append('\n');
        }
        return rows.append("A,1,").append(round).append('\n').toString();
    }

    @Test
    void whatWasClosedIsReadAgain() {
        for (int round = 0; round < ROUNDS; round++) {
            long id = surveys.store(survey("s", rows(round), Optional.empty()), Progress.SILENT);
            for (int i = 0; i < RENAMES; i++) {
                new SurveySeries(database, Clock.systemUTC()).rename(id, "name " + random.nextLong());
            }
            if (round % KEPT == KEPT - 1) {
                new Erasure(database).erase(surveys.list().get(0).id());
            } else if (round % KEPT == 1) {
                new Safekeeping(database).make();
            }
            List<String> before = saved();
            restart();
            assertEquals(before, saved(), "round " + round);
        }
    }
}
