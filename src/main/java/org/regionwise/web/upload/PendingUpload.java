package org.regionwise.web.upload;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.regionwise.store.EarlierSurvey;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.Progress;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.suggest.ColumnChoice;
import org.regionwise.survey.suggest.FieldDates;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.reading.CountedUpload;
import org.regionwise.web.reading.ReadingChoice;

/** An upload under way: its files on disk, its stage, and how many rows the work at hand has done. */
final class PendingUpload {
    private final String id;
    private final Path folder;
    private final FileNames names;
    private final ReceivedFile surveyFile;
    private final ReceivedFile regionsFile;
    private final ReceivedFile boundariesFile;
    private final Optional<Long> replaces;
    private final Optional<CountedUpload> counted;
    private final Sender sender;
    private final Instant received;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong totalBytes = new AtomicLong();
    private volatile ReadingChoice survey = ReadingChoice.NOTHING;
    private volatile ReadingChoice regions = ReadingChoice.NOTHING;
    private final AtomicReference<UploadState> stage = new AtomicReference<>(UploadState.Working.READING);
    private volatile Optional<EarlierSurvey> earlier = Optional.empty();
    private volatile Optional<ColumnChoice> columns = Optional.empty();
    private volatile FormFields answers = FormFields.NOTHING;
    private volatile Optional<UploadCheck> checked = Optional.empty();
    private volatile MeasuredNames called = MeasuredNames.NONE;
    private volatile List<String> regional = List.of();
    private volatile String trying = "";
    private volatile boolean readAnew;
    private volatile boolean cancelled;
    private volatile Runnable stop = () -> {};
    private volatile Instant seen;

    /**
     * Who sent the files.
     *
     * @param account whose the survey will be
     * @param name of the account
     * @param sees whether they may see a survey, by its first version, so that its choices may be offered
     */
    record Sender(long account, String name, LongPredicate sees) {}

    /**
     * @param id a random name
     * @param folder where its files are, under names of ours
     * @param names the files' names as the analyst knows them
     * @param limits what a file may hold
     * @param replaces the survey of which this is to be a new version
     * @param counted where the survey is counted, if it is no file that was sent
     * @param sender who sent the files
     */
    PendingUpload(
            String id,
            Path folder,
            FileNames names,
            ImportLimits limits,
            Optional<Long> replaces,
            Optional<CountedUpload> counted,
            Sender sender,
            Instant received) {
        this.id = id;
        this.folder = folder;
        this.names = names;
        this.surveyFile = new ReceivedFile(folder.resolve("survey"), names.survey(), limits);
        this.regionsFile =
                new ReceivedFile(folder.resolve("regions"), names.regions().orElse(""), limits);
        this.boundariesFile = new ReceivedFile(
                folder.resolve("boundaries"), names.boundaries().orElse(""), limits);
        this.replaces = replaces;
        this.counted = counted;
        this.sender = sender;
        this.received = received;
        this.seen = received;
    }

    String id() {
        return id;
    }

    /** When somebody last asked for a page of it. */
    Instant seen() {
        return seen;
    }

    void see(Instant now) {
        seen = now;
    }

    /** How many bytes of it lie on the disk. */
    long kept() {
        return Stream.of(surveyFile, regionsFile, boundariesFile)
                .mapToLong(each -> each.path().toFile().length())
                .sum();
    }

    Sender sender() {
        return sender;
    }

    Path folder() {
        return folder;
    }

    ReceivedFile surveyFile() {
        return surveyFile;
    }

    /** The region table, which is there if it has a name. */
    ReceivedFile regionsFile() {
        return regionsFile;
    }

    /** The boundaries, which are there if they have a name. */
    ReceivedFile boundariesFile() {
        return boundariesFile;
    }

    /** The boundaries, if there are any. */
    Optional<ReceivedFile> boundaries() {
        return names.boundaries().map(name -> boundariesFile);
    }

    FileNames names() {
        return names;
    }

    Optional<String> boundariesName() {
        return names.boundaries();
    }

    Optional<Long> replaces() {
        return replaces;
    }

    /** Where its survey is counted, if it is no file that was sent. */
    Optional<CountedUpload> counted() {
        return counted;
    }

    /** A reading of its survey; that of counts knows what its rows stand for. */
    ReadingChoice reading(ReadingChoice said) {
        return counted.map(each -> new ReadingChoice(said.options().withCounted(each.counted()), said.numbersSaid()))
                .orElse(said);
    }

    Instant received() {
        return received;
    }

    /** What the analyst said about the reading of the extract. */
    ReadingChoice survey() {
        return survey;
    }

    /** What the analyst said about the reading of the region table. */
    ReadingChoice regions() {
        return regions;
    }

    void say(boolean ofRegions, ReadingChoice said) {
        if (ofRegions) {
            regions = said;
        } else {
            survey = said;
        }
    }

    /** The earlier survey whose choices are offered. */
    Optional<EarlierSurvey> earlier() {
        return earlier;
    }

    void offer(Optional<EarlierSurvey> choices) {
        earlier = choices;
    }

    /** What the analyst said about columns. */
    Optional<ColumnChoice> columns() {
        return columns;
    }

    /** What answers mean is forgotten when another column is the outcome. */
    void say(ColumnChoice said) {
        if (!columns.map(ColumnChoice::outcome).equals(Optional.of(said.outcome()))) {
            answers = FormFields.NOTHING;
        }
        columns = Optional.of(said);
    }

    /** What columns are called, as far as that was said. */
    MeasuredNames called() {
        return called;
    }

    /** What a yes means: as was said, else as for the earlier survey; empty where nobody said it. */
    String yes(String outcome) {
        return Optional.ofNullable(called.yes().get(outcome))
                .or(() -> earlierNames().map(each -> each.yes().get(outcome)))
                .orElse("");
    }

    /** Who was asked, likewise. */
    String people() {
        return Optional.ofNullable(called.people())
                .or(() -> earlierNames().map(DisplayNames::people))
                .orElse("");
    }

    /** When people were asked: as was said, else as the file's title or name tells, or the survey's new name. */
    String fieldDates(String name) {
        return Optional.ofNullable(called.fieldDates()).orElseGet(() -> told(name));
    }

    /** Whether what {@link #fieldDates} gives was said by nobody. */
    boolean fieldDatesTold() {
        return called.fieldDates() == null;
    }

    private String told(String name) {
        // the name of a new version is that of the version before
        Stream<String> texts = replaces.isPresent() ? Stream.of(surveyName()) : Stream.of(name, surveyName());
        return texts.map(FieldDates::in)
                .filter(dates -> !dates.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Optional<DisplayNames> earlierNames() {
        return earlier.map(each -> each.survey().names());
    }

    void say(MeasuredNames said) {
        called = said;
    }

    /** Columns of the region table that are predictors of the first analysis. */
    List<String> regional() {
        return regional;
    }

    void sayRegional(List<String> columns) {
        regional = List.copyOf(columns);
    }

    /** Whose reading is being tried: {@code survey} or {@code regions}, empty for neither. */
    String trying() {
        return trying;
    }

    void tries(String which) {
        trying = which;
    }

    /** Whether the files were read again because their reading was changed on a page that was then confirmed. */
    boolean readAnew() {
        return readAnew;
    }

    void readAnew(boolean anew) {
        readAnew = anew;
    }

    /** The check as the analyst left it: what answers mean, as far as that was said. */
    FormFields answers() {
        return answers;
    }

    void sayAnswers(FormFields sent) {
        answers = sent;
    }

    /** The check that the analyst went back from, with the matches that she had chosen. */
    Optional<UploadCheck> checked() {
        return checked;
    }

    void sayChecked(UploadCheck before) {
        checked = Optional.of(before);
    }

    String surveyName() {
        return names.survey();
    }

    Optional<String> regionsName() {
        return names.regions();
    }

    UploadState stage() {
        return stage.get();
    }

    /** Moves on, unless a request that came first already did. Returns whether this one was it. */
    boolean enter(UploadState from, UploadState next) {
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
        stop.run();
    }

    /** What stops the work at hand where it cannot look whether it was cancelled. */
    void stopsBy(Runnable what) {
        stop = what;
        if (cancelled) {
            what.run();
        }
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
