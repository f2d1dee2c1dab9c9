package org.regionwise.web.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.regionwise.Patience;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.report.message.Words;
import org.regionwise.web.page.Refusal;

class JobTest {
    @Test
    void aSecondRoundSaysWhatIsDifferentAndStopsWithTheFirst() {
        Job<String> job = new Job<>("1", Job.Kind.FIT, "A fit", "/");
        job.at(FitStep.INTEGRATING, 8, 8);
        FitProgress again = job.again();
        again.at(FitStep.INTEGRATING, 1, 8);
        assertEquals(new Job.Step(FitStep.INTEGRATING, true, 1, 8), job.step());
        assertEquals(
                "Integrating over the parameters, once more for comparison: "
                        + "as if there were no weights, strata and clusters",
                job.step().said(Words.english()));
        job.cancel();
        assertThrows(CancellationException.class, again::checkpoint);
        assertThrows(CancellationException.class, () -> again.at(FitStep.INTEGRATING, 2, 8));
    }

    /** A computation that goes on until it is stopped, and a file that waits for it. */
    private static Job<String> endless(Jobs jobs) {
        return jobs.shared(Job.Kind.LOOK, "endless", "A question", "/", job -> {
            while (true) {
                job.at(FitStep.INTEGRATING, 1, 2);
            }
        });
    }

    private static Job<String> file(Jobs jobs, String key, Job<String> endless) {
        return jobs.shared(Job.Kind.FILE, key, "A file", "/", endless::awaitWithin);
    }

    private static void awaitStep(Job<?> job) {
        Patience.until(() -> job.step().total() > 0, () -> "a step of " + job.step());
    }

    @Test
    void whoWaitedAloneAndIsCancelledStopsTheOther() {
        try (Jobs jobs = new Jobs()) {
            Job<String> endless = endless(jobs);
            Job<String> file = file(jobs, "one", endless);
            awaitStep(file);
            assertTrue(jobs.cancel(file));
            assertThrows(CancellationException.class, () -> endless.await(30_000));
            assertNotSame(endless, endless(jobs));
        }
    }

    @Test
    void whatSomebodyElseAskedForGoesOn() {
        try (Jobs jobs = new Jobs()) {
            Job<String> endless = endless(jobs);
            Job<String> one = file(jobs, "one", endless);
            Job<String> other = file(jobs, "other", endless(jobs));
            awaitStep(one);
            awaitStep(other);
            assertTrue(endless.waitedFor());
            jobs.cancel(one);
            assertThrows(CancellationException.class, () -> one.await(30_000));
            assertSame(endless, endless(jobs));
            assertEquals(Optional.empty(), endless.await(50));
        }
    }

    @Test
    void whatNobodyAsksAboutMakesPlaceForWhatSomebodyWants() {
        try (Jobs jobs = new Jobs(Duration.ZERO)) {
            List<Job<String>> left = new ArrayList<>();
            for (int i = 0; i < Job.Kind.FIT.mostUnfinished; i++) {
                left.add(jobs.start("A fit", "/", JobTest::goOn));
            }
            Job<String> wanted = jobs.start("Another", "/", JobTest::goOn);
            assertThrows(CancellationException.class, () -> left.get(0).await(30_000));
            assertEquals(Job.Kind.FIT.mostUnfinished, jobs.unfinished(Job.Kind.FIT));
            assertEquals(Optional.empty(), wanted.await(1));
        }
    }

    @Test
    void whatSomebodyAsksAboutStaysAndFurtherComputationsAreRefused() {
        try (Jobs jobs = new Jobs()) {
            for (int i = 0; i < Job.Kind.FIT.mostUnfinished; i++) {
                jobs.start("A fit", "/", JobTest::goOn);
            }
            assertThrows(Refusal.class, () -> jobs.start("Another", "/", JobTest::goOn));
        }
    }

    private static String goOn(Job<String> job) {
        while (true) {
            job.at(FitStep.INTEGRATING, 1, 2);
        }
    }
}
