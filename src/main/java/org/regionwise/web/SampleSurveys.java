package org.regionwise.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.store.Analyses;
import org.regionwise.store.Database;
import org.regionwise.store.NewSurvey;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.SurveySummary;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Progress;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.region.RegionTableFile;
import org.regionwise.survey.shape.BoundaryFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulated surveys of {@code sample-surveys/}, put into an empty store so that there is something to look at. */
public final class SampleSurveys implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SampleSurveys.class);
    private static final String FILE = "survey.csv";
    /** So long the first page has the processor for itself; whoever asks for none gets samples then. */
    private static final long MOST_SECONDS_LATER = 3;

    private final Database database;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Path temporary;
    private final Catalogue catalogue;
    private final Words words;
    private final Thread adding = new Thread(this::addOnce, "samples");
    private final CountDownLatch shown = new CountDownLatch(1);
    private volatile boolean preparing;
    private volatile boolean stopped;

    /**
     * @param temporary an existing folder for files under way
     * @param catalogue of all languages, in any of which samples may have been stored
     * @param words what they are called in: names are data, which an analyst may change, and stay as they are stored
     */
    public SampleSurveys(
            Database database,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Path temporary,
            Catalogue catalogue,
            Words words) {
        this.database = database;
        this.catalogue = catalogue;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.temporary = temporary;
        this.words = words;
    }

    /** Whether a survey of the list is one of the samples, in whichever language they were stored. */
    static boolean isSample(SurveySummary survey, Catalogue catalogue) {
        return survey.fileName().equals(FILE)
                && catalogue.languages().stream()
                        .map(catalogue::words)
                        .anyMatch(words -> survey.name().endsWith(words.say("sample.simulated")));
    }

    /**
     * Begins to add the samples and a few analyses of them, once: what a start that broke off has added is completed,
     * and whoever has surveys of their own, or has erased samples, is given none again. Pages come meanwhile, and the
     * first of them before.
     */
    void begin() {
        if (!database.samplesAdded()) {
            preparing = true;
            adding.start();
        }
    }

    /** Whether they will be there in a moment. */
    boolean preparing() {
        return preparing;
    }

    /** Says that a page was shown that tells of them, so that they may take the processor now. */
    void shown() {
        shown.countDown();
    }

    /** Returns when they are there. */
    void await() {
        shown();
        try {
            adding.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after the survey or analysis that is being added; the next start adds the rest. */
    @Override
    public void close() {
        stopped = true;
        await();
    }

    private void addOnce() {
        try {
            if (!shown.await(MOST_SECONDS_LATER, TimeUnit.SECONDS)) {
                LOG.debug("nobody has asked for the first page");
            }
            if (surveys.list().stream().allMatch(each -> isSample(each, catalogue))
                    && surveys.deleted().isEmpty()) {
                add();
            }
            database.sampled();
        } catch (CancellationException | InterruptedException cancelled) {
            // the program ends
        } catch (RuntimeException e) {
            LOG.error("the sample surveys could not be added", e);
        } finally {
            preparing = false;
        }
    }

    private void checkpoint() {
        if (stopped) {
            throw new CancellationException();
        }
    }

    private void add() {
        StoredSurvey vaccination = add(
                "vaccination",
                "district",
                "vaccinated",
                new OutcomeCoding(List.of("yes"), List.of("no"), List.of("don't know")),
                names("adults", null, "vaccinated", "unemployment", "age65_share", "urban"));
        analyse(vaccination, "none", List.of(), DesignColumns.NONE);
        StoredSurvey harassment = add(
                "harassment",
                "region",
                "harassed_6m",
                new OutcomeCoding(List.of("1"), List.of("0"), List.of("9")),
                names(
                        "adults",
                        words.say("sample.dates.harassment"),
                        "harassed_6m",
                        "unemployment",
                        "education",
                        "age_group"));
        analyse(harassment, "none", List.of(), DesignColumns.NONE);
        analyse(harassment, "unemployment", List.of("unemployment"), DesignColumns.NONE);
        StoredSurvey poverty = add(
                "poverty",
                "region",
                "poor",
                new OutcomeCoding(List.of("yes"), List.of("no"), List.of()),
                names("people", null, "poor", "unemployment", "rural_share", "persons"));
        analyse(poverty, "weighted", List.of("unemployment"), new DesignColumns("weight", "stratum", "area", null));
    }

    /** Names of columns, the outcome's first. */
    private DisplayNames names(String people, String dates, String... columns) {
        Map<String, String> names = new HashMap<>();
        for (String column : columns) {
            names.put(column, words.say("sample.column." + column));
        }
        return new DisplayNames(
                names,
                Map.of(columns[0], words.say("sample.yes." + columns[0])),
                words.say("sample.people." + people),
                null,
                dates,
                Map.of());
    }

    private StoredSurvey add(String folder, String region, String outcome, OutcomeCoding coding, DisplayNames names) {
        checkpoint();
        Optional<StoredSurvey> there = surveys.list().stream()
                .filter(each -> isSample(each, catalogue) && isCalled(each.name(), "sample.name." + folder))
                .findFirst()
                .flatMap(each -> surveys.find(each.id()));
        if (there.isPresent()) {
            return there.get();
        }
        Path survey = copy(folder + "/survey.csv").orElseThrow();
        Path regions = copy(folder + "/regions.csv").orElseThrow();
        Optional<Path> shapes = copy(folder + "/boundaries.geojson");
        try {
            SurveyFile file = SurveyFile.open(survey, FILE);
            SurveyFile table = SurveyFile.open(regions, "regions.csv");
            RegionTable known = RegionTableFile.read(table, region, "name", "population");
            long id = surveys.store(
                    new NewSurvey(
                            words.say("sample.name." + folder),
                            file,
                            SurveyScan.of(file, Progress.SILENT),
                            new ColumnMapping(region, outcome, coding),
                            Optional.of(new NewSurvey.NewRegions(table, known)),
                            shapes.map(path -> new NewSurvey.NewBoundaries(
                                    path, BoundaryFile.read(path, "boundaries.geojson", known.keys()), Map.of())),
                            Map.of(),
                            Optional.empty(),
                            Optional.empty(),
                            names),
                    Progress.SILENT);
            return surveys.find(id).orElseThrow();
        } finally {
            delete(survey);
            delete(regions);
            shapes.ifPresent(SampleSurveys::delete);
        }
    }

    /** Whether a name is this one in any language. */
    private boolean isCalled(String name, String key) {
        return catalogue.languages().stream()
                .map(catalogue::words)
                .anyMatch(language -> language.say(key).equals(name));
    }

    private void analyse(StoredSurvey survey, String called, List<String> predictors, DesignColumns design) {
        checkpoint();
        if (analyses.list(survey.id()).stream().anyMatch(each -> isCalled(each.title(), "sample.analysis." + called))) {
            return;
        }
        ColumnMapping mapping = survey.mapping();
        Analysis analysis = new Analysis(
                mapping.regionColumn(),
                mapping.outcomeColumn(),
                mapping.coding(),
                predictors,
                List.of(),
                design,
                RandomIntercept.PLAIN,
                Settings.DEFAULT);
        analyses.add(
                survey.id(),
                words.say("sample.analysis." + called),
                analysis,
                new Estimation(analysis, responses.data(survey, analysis)).run());
    }

    private Optional<Path> copy(String name) {
        try (InputStream in = SampleSurveys.class.getResourceAsStream("/sample-surveys/" + name)) {
            if (in == null) {
                return Optional.empty();
            }
            Path file = Files.createTempFile(temporary, "sample", name.substring(name.lastIndexOf('.')));
            Files.write(file, in.readAllBytes());
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
