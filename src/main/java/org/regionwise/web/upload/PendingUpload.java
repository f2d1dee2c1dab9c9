package org.regionwise.web.upload;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.regionwise.survey.Progress;
import org.regionwise.web.reading.SaidReading;

/** An upload under way: its files on disk, its stage, and how many rows the work at hand has done. */
final class PendingUpload {
    private final String id;
    private final Path folder;
    private final String surveyName;
    private final Optional<String> regionsName;
    private final Optional<String> boundariesName;
    private final Optional<Long> replaces;
    private final Instant received;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong totalBytes = new AtomicLong();
    private volatile SaidReading survey = SaidReading.NOTHING;
    private volatile SaidReading regions = SaidReading.NOTHING;
    private final AtomicReference<Stage> stage = new AtomicReference<>(new Stage.Working("Reading", 0));
    private volatile boolean cancelled;

    /**
     * @param id a random name
     * @param folder where its files are, under names of ours
     * @param surveyName the extract's name as the analyst knows it
     * @param regionsName the region table's name, if one was sent
     * @param boundariesName the boundaries' name, if they were sent
     * @param replaces the survey of which this is to be a new version
     */
    PendingUpload(
            String id,
            Path folder,
            String surveyName,
            Optional<String> regionsName,
            Optional<String> boundariesName,
            Optional<Long> replaces,
            Instant received) {
        this.id = id;
        this.folder = folder;
        this.surveyName = surveyName;
        this.regionsName = regionsName;
        this.boundariesName = boundariesName;
        this.replaces = replaces;
        this.received = received;
    }

    String id() {
        return id;
    }

    Path folder() {
        return folder;
    }

    Path surveyFile() {
        return folder.resolve("survey");
    }

    Path regionsFile() {
        return folder.resolve("regions");
    }

    Path boundariesFile() {
        return folder.resolve("boundaries");
    }

    Optional<String> boundariesName() {
        return boundariesName;
    }

    Optional<Long> replaces() {
        return replaces;
    }

    Instant received() {
        return received;
    }

    /** What the analyst said about the reading of the extract. */
    SaidReading survey() {
        return survey;
    }

    /** What the analyst said about the reading of the region table. */
    SaidReading regions() {
        return regions;
    }

    void say(boolean ofRegions, SaidReading said) {
        if (ofRegions) {
            regions = said;
        } else {
            survey = said;
        }
    }

    String surveyName() {
        return surveyName;
    }

    Optional<String> regionsName() {
        return regionsName;
    }

    Stage stage() {
        return stage.get();
    }

    /** Moves on, unless a request that came first already did. Returns whether this one was it. */
    boolean enter(Stage from, Stage next) {
        boolean first = stage.compareAndSet(from, next);
        if (first) {
            rows.set(0);
            bytes.set(0);
            totalBytes.set(0);
        }
        return first;
    }

    long rows() {
        return rows.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** How many bytes there are to be read, 0 while unknown. */
    long totalBytes() {
        return totalBytes.get();
    }

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Counts rows, and stops the work when the analyst cancelled. Threads in the database are never interrupted. */
    Progress progress() {
        return new Progress() {
            @Override
            public void rows(long done) {
                if (cancelled) {
                    throw new CancellationException();
                }
                rows.set(done);
            }

            @Override
            public void bytes(long done, long total) {
                bytes.set(done);
                totalBytes.set(total);
            }
        };
    }
}
