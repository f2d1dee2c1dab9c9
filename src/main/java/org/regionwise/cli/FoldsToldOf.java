package org.regionwise.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.report.message.Words;

/** Tells of every tenth of the work that goes through folds or draws, which may take minutes. */
final class FoldsToldOf implements FitProgress {
    private static final int TENTHS = 10;

    private final Words words;
    private final PrintStream err;
    private final AtomicInteger told = new AtomicInteger();

    FoldsToldOf(Words words, PrintStream err) {
        this.words = words;
        this.err = err;
    }

    @Override
    public void at(FitStep step, long done, long total) {
        if (total == 0 || step != FitStep.HOLDING_OUT && step != FitStep.REPLICATING) {
            return;
        }
        int tenths = (int) (TENTHS * done / total);
        // the first to come to a tenth says so, and a second run through the folds begins anew
        int before = told.getAndUpdate(last -> tenths > last || done == 0 ? tenths : last);
        if (tenths > before) {
            err.println(words.say(
                    step == FitStep.HOLDING_OUT ? "model.progress.folds" : "model.progress.draws",
                    "done",
                    done,
                    "total",
                    total));
        }
    }

    @Override
    public void checkpoint() {}
}
