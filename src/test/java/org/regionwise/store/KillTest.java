package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.store.schema.Schema;
import org.regionwise.survey.ValueCount;

/**
 * A process with the database open is killed, round after round, at moments that are drawn within each kind of work.
 * What it had answered for is there afterwards, whole. {@code -Dregionwise.kills=500} for a long run.
 */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("regionwise.kills", 20);
    private static final List<String> WORK = List.of("start", "upgrade", "upload", "fit", "backup", "shutdown");
    private static final int LONGEST_MILLISECONDS = 250;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("regionwise.kills-seed", 20_261_130));

    @Test
    void whatWasAnsweredForIsThereAfterAKill() throws Exception {
        Path data = folder.resolve("data");
        Set<String> answered = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            String work = WORK.get(round % WORK.size());
            if (work.equals("upgrade")) {
                upgrade(folder.resolve("earlier" + round), round);
                continue;
            }
            answered.addAll(killed(data, work));
            requireHeld(data, answered, "round " + round + ", killed during " + work);
        }
    }

    /** Starts the work, kills it somewhat after it began some work, and returns what it had answered for. */
    private Set<String> killed(Path data, String work) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWork.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> answered = new TreeSet<>();
        int skipped = random.nextInt(2);
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.matches("(SURVEY|ANALYSIS) \\d+")) {
                    answered.add(line);
                } else if (line.equals("begin " + work) && (skipped-- == 0 || !work.matches("upload|fit|backup"))) {
                    process.waitFor(random.nextInt(LONGEST_MILLISECONDS), TimeUnit.MILLISECONDS);
                    // by its handle, which leaves what it said to be read
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return answered;
    }

    private static void requireHeld(Path data, Set<String> answered, String when) {
        // to open it is to compare it with the ledger
        try (Database database = Database.openFolder(data)) {
            Surveys surveys = new Surveys(database, data.resolve("uploads"), Clock.systemUTC());
            Analyses analyses = new Analyses(database, Clock.systemUTC());
            for (String each : answered) {
                long id = Long.parseLong(each.substring(each.indexOf(' ') + 1));
                if (each.startsWith("SURVEY")) {
                    StoredSurvey survey = surveys.find(id).orElseThrow(() -> new AssertionError(when + ": " + each));
                    assertEquals(4_001, survey.respondents(), when);
                    assertEquals(
                            4_001,
                            new Responses(database)
                                    .values(survey, "y", 9).stream()
                                            .mapToLong(ValueCount::count)
                                            .sum(),
                            when);
                    assertTrue(
                            Files.exists(data.resolve("uploads").resolve(survey.sha256() + ".csv")),
                            when + ": " + each);
                } else {
                    assertTrue(analyses.find(id).isPresent(), when + ": " + each);
                }
            }
        }
    }

    /** What an earlier version left, killed while it is brought up to date. */
    private void upgrade(Path data, int round) throws Exception {
        Files.createDirectories(data);
        EarlierSchemasTest.fill(data.resolve("regionwise.mv.db"), 1 + round % (Schema.LATEST - 1));
        for (int kill = 0; kill < 2; kill++) {
            killed(data, "start");
        }
        try (Database database = Database.openFolder(data)) {
            assertEquals(
                    "Old",
                    new Surveys(database, data.resolve("uploads"), Clock.systemUTC())
                            .find(1)
                            .orElseThrow(() -> new AssertionError("round " + round))
                            .name());
        }
    }
}
