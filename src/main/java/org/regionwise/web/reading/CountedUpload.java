package org.regionwise.web.reading;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;

/**
 * An upload whose survey is counted in a database.
 *
 * @param name what its file of counts is called
 * @param counted what its rows stand for
 * @param replaces the survey of which this is to be a new version
 * @param counting makes the file
 * @param again the page from which it can be counted again
 */
public record CountedUpload(
        String name, ReadingOptions.Counted counted, Optional<Long> replaces, Counting counting, String again) {
    /** Counts, which may take long. */
    public interface Counting {
        /**
         * Counts into a file that is not there yet.
         *
         * @param running hears, as soon as the database works, of what stops it
         * @throws ImportProblem if the database does not answer as it should
         */
        void count(Path file, Consumer<Runnable> running);
    }
}
