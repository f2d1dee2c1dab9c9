package org.regionwise.web.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.regionwise.Patience;
import org.regionwise.engine.FitStep;

class OpenPagesTest {
    private static Job<String> endless(Jobs jobs, String question) {
        return jobs.shared(Job.Kind.LOOK, question, "A question", "/", job -> {
            while (true) {
                job.at(FitStep.INTEGRATING, 1, 2);
            }
        });
    }

    @Test
    void aNewerQuestionStopsTheOlder() {
        try (Jobs jobs = new Jobs()) {
            OpenPages<String> pages = new OpenPages<>(jobs);
            Job<String> older = pages.ask("page", 1, () -> endless(jobs, "older"));
            Job<String> newer = pages.ask("page", 2, () -> endless(jobs, "newer"));
            assertThrows(CancellationException.class, () -> older.await(30_000));
            assertEquals(Optional.empty(), newer.await(20));
            assertThrows(CancellationException.class, () -> pages.ask("page", 1, () -> endless(jobs, "late")));
            pages.leave("page");
            assertThrows(CancellationException.class, () -> newer.await(30_000));
        }
    }

    @Test
    void whatAnotherPageOrAFileWaitsForGoesOn() {
        try (Jobs jobs = new Jobs()) {
            OpenPages<String> pages = new OpenPages<>(jobs);
            Job<String> shared = pages.ask("one", 1, () -> endless(jobs, "shared"));
            pages.ask("other", 1, () -> endless(jobs, "shared"));
            pages.leave("one");
            assertEquals(Optional.empty(), shared.await(20));
            Job<String> file = jobs.shared(Job.Kind.FILE, "file", "A file", "/", shared::awaitWithin);
            Patience.until(shared::waitedFor, () -> "the file that waits for the answer");
            pages.leave("other");
            assertEquals(Optional.empty(), shared.await(20));
            assertEquals(Optional.empty(), file.await(20));
        }
    }
}
