package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.survey.Progress;

/** A disk that is full, for which root mounts a small one in memory; without root nothing is tried. */
class FullDiskTest extends OpenedStore {
    private Path disk;

    @Override
    Database open() {
        disk = folder.resolve("disk");
        try {
            Files.createDirectories(disk);
            Assumptions.assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()),
                    "no small disk without root");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Database.openFolder(disk.resolve("data"));
    }

    @Override
    Path uploads() {
        return disk.resolve("data/uploads");
    }

    @AfterEach
    void unmount() throws IOException {
        database.close();
        run("umount", "-l", disk.toString());
    }

    private static boolean run(String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes until nothing more can be written, and takes back some bytes. */
    private Path filled(int free) throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (disk.toFile().getUsableSpace() > free) {
                out.write(block);
            }
        }
        return filler;
    }

    @Test
    void anImportForWhichThereIsNoSpaceIsRefusedBeforehand() throws IOException {
        NewSurvey survey = survey("s", "r,y\nA,1\n", Optional.empty());
        Path filler = filled(1_000_000);
        StoreRefused refused = assertThrows(StoreRefused.class, () -> surveys.store(survey, Progress.SILENT));
        assertEquals(Reason.DISK_FULL, refused.reason());
        Files.delete(filler);
        assertEquals(1, surveys.store(survey, Progress.SILENT));
    }

    @Test
    void theStoreLivesOnWhenSpaceReturns() throws IOException {
        long id = surveys.store(survey("s", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        Path filler = filled(0);
        SurveySeries series = new SurveySeries(database, Clock.systemUTC());
        String name = "s";
        StoreUnavailable failure = null;
        for (int i = 0; i < 10_000 && failure == null; i++) {
            String next = i + "x".repeat(900);
            try {
                series.rename(id, next);
                name = next;
            } catch (StoreUnavailable e) {
                failure = e;
            }
        }
        assertTrue(failure != null && failure.diskFull(), String.valueOf(failure));
        Files.delete(filler);
        // what failed may have been committed all the same, what succeeded was
        String kept = surveys.find(id).orElseThrow().name();
        assertTrue(kept.equals(name) || kept.length() == name.length() || name.equals("s"), kept);
        series.rename(id, "after");
        restartInPlace();
        assertEquals(
                List.of("after"),
                surveys.list().stream().map(SurveySummary::name).toList());
    }

    private void restartInPlace() {
        database.close();
        database = Database.openFolder(disk.resolve("data"));
        surveys = new Surveys(database, uploads(), Clock.systemUTC());
    }
}
