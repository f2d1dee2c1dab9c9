package org.regionwise.web.upload;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.ImportLimits;

class PendingUploadsTest {
    private static final int MOST = 99;

    /** Sorting by times that change meanwhile fails sooner or later; with the times as they were it does not. */
    @RepeatedTest(5)
    void pagesOfUploadsAreReadWhileOthersAreBegun(@TempDir Path folder) throws Exception {
        ExecutorService readers = Executors.newSingleThreadExecutor();
        AtomicBoolean over = new AtomicBoolean();
        try (PendingUploads uploads = new PendingUploads(folder, ImportLimits.USUAL, Clock.systemUTC())) {
            List<String> ids = new CopyOnWriteArrayList<>();
            Future<?> reading = readers.submit(() -> {
                while (!over.get()) {
                    ids.forEach(uploads::find);
                }
            });
            assertDoesNotThrow(() -> {
                for (int i = 0; i < MOST; i++) {
                    ids.add(begin(uploads).id());
                }
            });
            over.set(true);
            reading.get();
        } finally {
            over.set(true);
            readers.shutdownNow();
        }
    }

    private static PendingUpload begin(PendingUploads uploads) {
        return uploads.add(
                UploadFile.counted("survey.csv"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new PendingUpload.Sender(0, "", account -> true));
    }
}
