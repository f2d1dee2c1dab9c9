package org.regionwise.web.upload;

import java.util.Locale;
import java.util.Optional;
import org.regionwise.report.message.Words;
import org.regionwise.survey.ByteCount;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.count.GroupedLayout;
import org.regionwise.web.reading.ReadingAttempt;
import org.regionwise.web.reading.ReadingSummary;

/** How far an upload has come. Nothing is in the database before {@link Stored}. */
public sealed interface UploadState
        permits UploadCheck,
                UploadState.Working,
                UploadState.Refused,
                UploadState.Cancelled,
                UploadState.Broken,
                UploadState.Read,
                UploadState.Grouped,
                UploadState.Stored {

    /** Whether the analyst is asked something, so that the files are still needed. */
    default boolean waits() {
        return this instanceof Read
                || this instanceof UploadCheck
                || this instanceof Refused
                || this instanceof Grouped;
    }

    /** The files as they were read, while the analyst says what is in them. */
    default Optional<Read> readFiles() {
        return this instanceof Read read
                ? Optional.of(read)
                : this instanceof UploadCheck counted ? Optional.of(counted.read()) : Optional.empty();
    }

    /**
     * Something is being done in the background.
     *
     * @param doing what
     * @param total rows in all, 0 while unknown
     * @param step number of the step that it belongs to, from 1
     */
    record Working(Doing doing, long total, int step) implements UploadState {
        static final Working READING = new Working(Doing.READING, 0, 1);
        static final Working COUNTING = new Working(Doing.COUNTING, 0, 1);

        /**
         * How far it is.
         *
         * @param bytes that were read
         * @param allBytes there are, 0 where nobody knows
         */
        String done(long rows, long bytes, long allBytes, Words words) {
            String done = total > 0
                    ? words.say("upload.rows-of", "done", words.numerals().count(rows), "total", total)
                    : words.say("upload.rows-done", "rows", rows);
            return allBytes == 0
                    ? done
                    : words.say(
                            "upload.bytes-of",
                            "rows",
                            done,
                            "read",
                            words.numerals().bytes(ByteCount.of(bytes)),
                            "all",
                            words.numerals().bytes(ByteCount.of(allBytes)));
        }
    }

    /** What can be done in the background. */
    enum Doing {
        READING,
        COUNTING,
        STORING;

        /** As people read it. */
        String said(Words words) {
            return words.say("upload.doing." + name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * A file cannot be used as it was read. It may be read in another way.
     *
     * @param report everything that is wrong with any of the files
     * @param attempt the reading of the extract, if it failed
     * @param regions the reading of the region table, if it failed
     * @param table the reading of the region table, failed or not, if there is one and it was a reading that failed
     * @param before where the analyst can go back to, when it was a later step that failed
     */
    record Refused(
            ImportReport report,
            Optional<ReadingAttempt> attempt,
            Optional<ReadingAttempt> regions,
            Optional<ReadingAttempt> table,
            Optional<Read> before)
            implements UploadState {
        /** Whether leaving rows out would help: every problem of the extract is one of a row, and there are others. */
        boolean sparable() {
            return attempt.isPresent()
                    && attempt.get().file().isPresent()
                    && !attempt.get().form().options().leaveOut()
                    && attempt.get().refused().orElseThrow().sparable();
        }
    }

    /** The analyst stopped it. The upload is over. */
    record Cancelled() implements UploadState {}

    /**
     * It failed for a reason that is not in the files. The upload is over.
     *
     * @param known the failure where it says what to do; empty for a defect
     */
    record Broken(Optional<RuntimeException> known) implements UploadState {}

    /** The files were read and are sound; the analyst says what is what. */
    record Read(ReadingSummary survey, Optional<ReadingSummary> regions) implements UploadState {
        /** Whether something has to be said about the reading first. */
        boolean asks() {
            return survey.asks() || regions.map(ReadingSummary::asks).orElse(false);
        }
    }

    /**
     * Most rows have no region: the analyst says whether they belong to the one above.
     *
     * @param before where she can go back to
     */
    record Grouped(Read before, GroupedLayout layout) implements UploadState {}

    /**
     * It is kept. The upload is over.
     *
     * @param next where the analyst goes on, if that is still there; else to the survey
     */
    record Stored(long surveyId, String next) implements UploadState {}
}
