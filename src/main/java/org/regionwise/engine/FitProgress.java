package org.regionwise.engine;

/**
 * Hears how far a long computation has come, from any of its threads, and may stop it: what it throws ends the
 * computation, which leaves nothing behind.
 */
public interface FitProgress {
    /** For those who do not watch. */
    FitProgress UNWATCHED = new FitProgress() {
        @Override
        public void at(FitStep step, long done, long total) {}

        @Override
        public void checkpoint() {}
    };

    /**
     * Called as a step goes on.
     *
     * @param done parts of the step that are done
     * @param total parts there are; 0 where nobody knows beforehand
     */
    void at(FitStep step, long done, long total);

    /** Called often, where the computation may stop and has nothing to say. */
    void checkpoint();

    /** For a second computation that goes through the same steps, as if everybody was drawn alike. */
    default FitProgress again() {
        return this;
    }

    /** For a computation that is part of another, whose step stays what it is. */
    default FitProgress within() {
        FitProgress outer = this;
        return new FitProgress() {
            @Override
            public void at(FitStep step, long done, long total) {
                outer.checkpoint();
            }

            @Override
            public void checkpoint() {
                outer.checkpoint();
            }
        };
    }
}
