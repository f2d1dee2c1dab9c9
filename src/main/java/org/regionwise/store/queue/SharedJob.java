package org.regionwise.store.queue;

/**
 * A computation in the shared queue.
 *
 * @param id long and random; stands for it in addresses
 * @param work what kind of thing is asked
 * @param question what exactly, as that kind writes it
 * @param title what is computed, in words
 * @param back where a reader who cancels it goes
 * @param server number of the server that computes it; 0 while nobody does
 * @param at how far it is
 * @param seconds since it was asked for
 */
public record SharedJob(
        String id,
        String work,
        String question,
        String title,
        String back,
        State state,
        long server,
        At at,
        long seconds) {
    /** What became of it. */
    public enum State {
        /** Nobody computes it yet. */
        WAITING,
        /** A server computes it. */
        RUNNING,
        /** Its outcome is there. */
        DONE,
        /** It cannot be computed; who computes it again is told why. */
        FAILED,
        /** Several servers ended while they computed it. */
        LOST
    }

    /**
     * How far it is.
     *
     * @param step code of what it is at
     * @param again whether it is the second of two computations with the same steps
     * @param done parts of the step that are done
     * @param total parts there are, 0 where nobody knows
     */
    public record At(String step, boolean again, long done, long total) {}

    /** Whether it waits or is computed. */
    public boolean unfinished() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
