package org.regionwise.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.estimate.Estimation;
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

/** The simulated surveys of {@code sample-surveys/}, put into an empty store so that there is something to look at. */
public final class SampleSurveys {
    private static final String FILE = "survey.csv";
    private static final String SIMULATED = "(simulated)";

    private final Database database;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Path temporary;

    /** @param temporary an existing folder for files under way */
    public SampleSurveys(Database database, Surveys surveys, Responses responses, Analyses analyses, Path temporary) {
        this.database = database;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.temporary = temporary;
    }

    /** Whether a survey of the list is one of the samples. */
    static boolean isSample(SurveySummary survey) {
        return survey.fileName().equals(FILE) && survey.name().endsWith(SIMULATED);
    }

    /**
     * Adds the samples and a few analyses of them, once: what a start that broke off has added is completed, and
     * whoever has surveys of their own, or has erased samples, is given none again.
     */
    public void addOnce() {
        if (database.samplesAdded()) {
            return;
        }
        if (surveys.list().stream().allMatch(SampleSurveys::isSample)
                && surveys.deleted().isEmpty()) {
            add();
        }
        database.sampled();
    }

    private void add() {
        StoredSurvey vaccination = add(
                "vaccination",
                "Vaccination by district (simulated)",
                "district",
                "vaccinated",
                new OutcomeCoding(List.of("yes"), List.of("no"), List.of("don't know")),
                new DisplayNames(
                        Map.of(
                                "vaccinated",
                                "Vaccination",
                                "unemployment",
                                "unemployment rate",
                                "age65_share",
                                "share aged 65 or older",
                                "urban",
                                "urban or rural"),
                        Map.of("vaccinated", "vaccinated"),
                        "adults",
                        null,
                        null,
                        Map.of()));
        analyse(vaccination, "No predictors", List.of(), DesignColumns.NONE);
        StoredSurvey harassment = add(
                "harassment",
                "Harassment in the last six months (simulated)",
                "region",
                "harassed_6m",
                new OutcomeCoding(List.of("1"), List.of("0"), List.of("9")),
                new DisplayNames(
                        Map.of(
                                "harassed_6m",
                                "Harassment in the last six months",
                                "unemployment",
                                "unemployment rate",
                                "education",
                                "tertiary education",
                                "age_group",
                                "age group"),
                        Map.of("harassed_6m", "harassed in the last six months"),
                        "adults",
                        null,
                        "2024 and 2025",
                        Map.of()));
        analyse(harassment, "No predictors", List.of(), DesignColumns.NONE);
        analyse(harassment, "With unemployment", List.of("unemployment"), DesignColumns.NONE);
        StoredSurvey poverty = add(
                "poverty",
                "Poverty by province, two-stage sample (simulated)",
                "region",
                "poor",
                new OutcomeCoding(List.of("yes"), List.of("no"), List.of()),
                new DisplayNames(
                        Map.of(
                                "poor",
                                "Poverty",
                                "unemployment",
                                "unemployment rate",
                                "rural_share",
                                "share of rural households",
                                "persons",
                                "household size"),
                        Map.of("poor", "living in poor households"),
                        "people",
                        null,
                        null,
                        Map.of()));
        analyse(
                poverty,
                "With unemployment, weighted",
                List.of("unemployment"),
                new DesignColumns("weight", "stratum", "area", null));
    }

    private StoredSurvey add(
            String folder, String name, String region, String outcome, OutcomeCoding coding, DisplayNames names) {
        Optional<StoredSurvey> there = surveys.list().stream()
                .filter(each -> isSample(each) && each.name().equals(name))
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
                            name,
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

    private void analyse(StoredSurvey survey, String title, List<String> predictors, DesignColumns design) {
        if (analyses.list(survey.id()).stream().anyMatch(each -> each.title().equals(title))) {
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
        analyses.add(survey.id(), title, analysis, new Estimation(analysis, responses.data(survey, analysis)).run());
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
