package org.regionwise.web.upload;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.regionwise.survey.Progress;

/** An upload under way: its files on disk, its stage, and how many rows the work at hand has done. */
final class PendingUpload {
    private final String id;
    private final Path folder;
    private final String surveyName;
    private final Optional<String> regionsName;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicReference<Stage> stage = new AtomicReference<>(new Stage.Working("Reading", 0));
    private volatile boolean cancelled;

    /**
     * @param id a random name
     * @param folder where its files are, under names of ours
     * @param surveyName the extract's name as the analyst knows it
     * @param regionsName the region table's name, if one was sent
     */
    PendingUpload(String id, Path folder, String surveyName, Optional<String> regionsName) {
        this.id = id;
        this.folder = folder;
        this.surveyName = surveyName;
        this.regionsName = regionsName;
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
        }
        return first;
    }

    long rows() {
        return rows.get();
    }

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Counts rows, and stops the work when the analyst cancelled. Threads in the database are never interrupted. */
    Progress progress() {
        return done -> {
            if (cancelled) {
                throw new CancellationException();
            }
            rows.set(done);
        };
    }
}
