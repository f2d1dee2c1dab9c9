package org.regionwise.web.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;

class JobTest {
    @Test
    void aSecondRoundSaysWhatIsDifferentAndStopsWithTheFirst() {
        Job<String> job = new Job<>("1", Job.Kind.FIT, "A fit", "/");
        job.at(FitStep.INTEGRATING, 8, 8);
        FitProgress again = job.again("now without weights");
        again.at(FitStep.INTEGRATING, 1, 8);
        assertEquals(new Job.Step("Integrating over the parameters, now without weights", 1, 8), job.step());
        job.cancel();
        assertThrows(CancellationException.class, again::checkpoint);
        assertThrows(CancellationException.class, () -> again.at(FitStep.INTEGRATING, 2, 8));
    }
}
