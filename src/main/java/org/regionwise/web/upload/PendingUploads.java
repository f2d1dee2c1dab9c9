package org.regionwise.web.upload;

import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.folder.FreeSpace;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.web.page.Refusal;
import org.regionwise.web.reading.CountedUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads that are not stored yet, and the threads that work on them. They do not outlive the server. */
public final class PendingUploads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PendingUploads.class);
    private static final int WORKERS = 2;

    private static final Duration KEPT = Duration.ofHours(24);
    /** Nobody works on one so long without asking for a page of it. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private static final int MOST = 100;
    /** Together as large as so many of the largest file. */
    private static final int MOST_FULL = 3;

    private final Path folder;
    private final ImportLimits limits;
    private final Clock clock;
    private final Map<String, PendingUpload> pending = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);

    /**
     * @param folder where received files wait; emptied now, as what an earlier server left is of no use
     * @param limits what a file may hold
     */
    public PendingUploads(Path folder, ImportLimits limits, Clock clock) {
        this.folder = folder;
        this.limits = limits;
        this.clock = clock;
        delete(folder);
        create(folder);
    }

    /**
     * Takes received files over.
     *
     * @throws Refusal when too many others wait
     */
    PendingUpload add(
            UploadFile survey,
            Optional<UploadFile> regions,
            Optional<UploadFile> boundaries,
            Optional<Long> replaces,
            PendingUpload.Sender sender) {
        return add(survey, regions, boundaries, replaces, Optional.empty(), sender);
    }

    /** The same, where the survey may be counted in a database. */
    PendingUpload add(
            UploadFile survey,
            Optional<UploadFile> regions,
            Optional<UploadFile> boundaries,
            Optional<Long> replaces,
            Optional<CountedUpload> counted,
            PendingUpload.Sender sender) {
        forgetTheOld();
        makePlace();
        String id = UUID.randomUUID().toString();
        PendingUpload upload = new PendingUpload(
                id,
                folder.resolve(id),
                new FileNames(
                        survey.name(),
                        regions.map(UploadFile::name),
                        boundaries.map(UploadFile::name),
                        regions.map(UploadFile::kept).orElse(false),
                        boundaries.map(UploadFile::kept).orElse(false)),
                limits,
                replaces,
                counted,
                sender,
                clock.instant());
        create(upload.folder());
        try {
            survey.copy().accept(upload.surveyFile().path());
            regions.ifPresent(file -> file.copy().accept(upload.regionsFile().path()));
            boundaries.ifPresent(
                    file -> file.copy().accept(upload.boundariesFile().path()));
        } catch (RuntimeException e) {
            delete(upload.folder());
            throw e;
        }
        pending.put(id, upload);
        return upload;
    }

    /** What nobody came back to for a day would fill the disk. */
    private void forgetTheOld() {
        Instant before = clock.instant().minus(KEPT);
        for (PendingUpload upload : List.copyOf(pending.values())) {
            if (upload.received().isBefore(before)) {
                cancel(upload);
                if (!(upload.stage() instanceof UploadState.Working)) {
                    pending.remove(upload.id());
                }
            }
        }
    }

    /** Forgets those that are over and, from the oldest, those that nobody has looked at for an hour. */
    private void makePlace() {
        // read once: somebody may look at one while they are put in order
        Map<PendingUpload, Instant> seen = new HashMap<>();
        pending.values().forEach(upload -> seen.put(upload, upload.seen()));
        List<PendingUpload> oldest =
                seen.keySet().stream().sorted(Comparator.comparing(seen::get)).toList();
        Instant before = clock.instant().minus(ABANDONED);
        for (PendingUpload upload : oldest) {
            if (!full()) {
                return;
            }
            UploadState stage = upload.stage();
            boolean over = !stage.waits() && !(stage instanceof UploadState.Working);
            if (over || stage.waits() && upload.seen().isBefore(before)) {
                cancel(upload);
                pending.remove(upload.id());
            }
        }
        if (full()) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "upload.too-many");
        }
    }

    private boolean full() {
        return pending.size() >= MOST
                || pending.values().stream().mapToLong(PendingUpload::kept).sum() >= MOST_FULL * limits.fileBytes();
    }

    /** The account that began an upload; empty where there is no such upload. */
    public Optional<Long> owner(String id) {
        return Optional.ofNullable(pending.get(id)).map(each -> each.sender().account());
    }

    /** @throws NotFoundResponse when there is none, perhaps because the server was restarted */
    PendingUpload find(String id) {
        PendingUpload upload = Optional.ofNullable(pending.get(id)).orElseThrow(NotFoundResponse::new);
        upload.see(clock.instant());
        return upload;
    }

    /**
     * Does work on a new upload in the background, as
     * {@link #work(PendingUpload, UploadState, UploadState.Working, Supplier)}.
     */
    void work(PendingUpload upload, UploadState.Working during, Supplier<UploadState> work) {
        work(upload, upload.stage(), during, work);
    }

    /**
     * Does work in the background; the upload enters {@code during} now and what the work gives afterwards. A second
     * click, which finds the upload no longer in {@code from}, does nothing.
     */
    void work(PendingUpload upload, UploadState from, UploadState.Working during, Supplier<UploadState> work) {
        if (!upload.enter(from, during)) {
            return;
        }
        workers.execute(() -> {
            UploadState next = outcome(upload, work);
            try {
                if (!next.waits()) {
                    // before anybody hears that it is over
                    delete(upload.folder());
                }
            } finally {
                upload.enter(during, next);
            }
            if (next.waits() && upload.cancelled()) {
                // said after the work had looked for the last time
                cancel(upload);
            }
        });
    }

    private static UploadState outcome(PendingUpload upload, Supplier<UploadState> work) {
        try {
            UploadState next = work.get();
            return upload.cancelled() && !(next instanceof UploadState.Stored) ? new UploadState.Cancelled() : next;
        } catch (ImportProblem problem) {
            return new UploadState.Refused(
                    problem.report(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        } catch (CancellationException stopped) {
            return new UploadState.Cancelled();
        } catch (RuntimeException | Error e) {
            LOG.error("upload of {} failed", upload.surveyName(), e);
            return new UploadState.Broken(known(e));
        }
    }

    /** A full disk, an original that was altered, a database that is away: for all of them there is a page. */
    private static Optional<RuntimeException> known(Throwable failure) {
        return failure instanceof RuntimeException known
                        && (known instanceof StoreRefused
                                || known instanceof StoreUnavailable
                                || FreeSpace.ranOut(known))
                ? Optional.of(known)
                : Optional.empty();
    }

    /** Stops the work, or ends an upload that waits for the analyst. One that is over stays as it ended. */
    void cancel(PendingUpload upload) {
        upload.cancel();
        UploadState stage = upload.stage();
        if (stage.waits() && upload.enter(stage, new UploadState.Cancelled())) {
            delete(upload.folder());
        }
    }

    private static void create(Path folder) {
        try {
            DurableFile.createFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells running work to stop, and waits for it. */
    @Override
    public void close() {
        pending.values().forEach(PendingUpload::cancel);
        workers.shutdown();
        try {
            if (!workers.awaitTermination(60, TimeUnit.SECONDS)) {
                LOG.warn("an import did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
