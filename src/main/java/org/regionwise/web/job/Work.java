package org.regionwise.web.job;

import java.util.function.BiFunction;

/**
 * A kind of computation that every server on the database can do: a question, written down, has an outcome that is
 * written down. The same question must give the same wherever it is asked.
 *
 * @param name stands for it among servers; never renamed
 * @param lately whether what came of the same question lately is as good as a new computation
 * @param doing what comes of a question; says to the job how far it is, and stops where that throws
 * @param writing writes what came of a question
 * @param reading reads it again; throws {@link IllegalArgumentException} where it was written by another version
 */
public record Work<T>(
        String name,
        boolean lately,
        BiFunction<String, Job<T>, T> doing,
        BiFunction<String, T, String> writing,
        BiFunction<String, String, T> reading) {

    /**
     * What is asked of it.
     *
     * @param survey which it is asked of
     * @param question as the kind of work writes it
     * @param title what is computed, in words
     * @param back where a reader who cancels it goes
     */
    public record Asked(long survey, String question, String title, String back) {}
}
