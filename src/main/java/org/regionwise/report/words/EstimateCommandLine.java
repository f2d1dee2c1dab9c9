package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.regionwise.analysis.Interaction;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.OutcomeTransformation;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.AreaModelFacts;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Prior;
import org.regionwise.analysis.result.RegionTableFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.direct.ReplicateMethod;
import org.regionwise.survey.ShellWord;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.name.Labels;

/** The command line that computes a result again from the analyst's own files. */
public final class EstimateCommandLine {
    private EstimateCommandLine() {}

    /**
     * The command for a POSIX shell, with {@code survey.csv} and {@code regions.csv} in place of the files' names.
     * Empty when the command line cannot express the model, because a value contains a comma.
     */
    public static Optional<String> of(Result result) {
        ModelFacts model = result.model();
        List<List<String>> lists = List.of(
                model.positive(),
                model.negative(),
                model.missing(),
                model.predictors(),
                model.respondentPredictors(),
                model.factors(),
                model.calibratedOn(),
                model.replicates() == null ? List.of() : model.replicates().patterns(),
                model.secondFinitePopulation() == null && model.finitePopulation() != null
                        ? List.of(model.finitePopulation())
                        : List.of());
        if (lists.stream().flatMap(List::stream).anyMatch(value -> value.contains(","))) {
            return Optional.empty();
        }
        boolean published = model.published();
        List<String> words = new ArrayList<>(
                List.of("java", "-jar", "regionwise.jar", "estimate", published ? "regions.csv" : "survey.csv"));
        Optional<List<String>> reading = ReadingOptionWords.of(result.survey().imported());
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < reading.get().size(); i += 2) {
            option(words, reading.get().get(i), reading.get().get(i + 1));
        }
        option(words, "--region", model.region());
        option(words, published ? "--estimate" : "--outcome", model.outcome());
        switch (model.kind()) {
            case RANDOM_INTERCEPT -> {}
            case AREA_LEVEL -> area(words, model);
            case LINEAR_UNIT -> linear(words, model);
        }
        if (!named(words, model)) {
            return Optional.empty();
        }
        options(words, "--positive", model.positive());
        options(words, "--negative", model.negative());
        options(words, "--missing", model.missing());
        RegionTableFacts table = result.survey().regionTable();
        if (table != null && published) {
            option(words, "--population", table.population());
        } else if (table != null) {
            option(words, "--regions", "regions.csv");
            option(words, "--regions-key", table.key().equals(model.region()) ? null : table.key());
            option(words, "--regions-name", table.name());
            Optional<List<String>> readRegions = ReadingOptionWords.ofRegions(table.imported());
            if (readRegions.isEmpty()) {
                return Optional.empty();
            }
            for (int i = 0; i < readRegions.get().size(); i += 2) {
                option(words, readRegions.get().get(i), readRegions.get().get(i + 1));
            }
            option(words, "--population", table.population());
        }
        option(words, "--group", model.group());
        option(words, "--benchmark-groups", model.benchmarkGroups());
        options(words, "--predictors", model.predictors());
        options(
                words,
                "--respondent-predictors",
                Stream.concat(
                                model.respondentPredictors().stream(),
                                model.interactions().stream().map(Interaction::written))
                        .toList());
        options(words, "--pooled-predictors", model.pooledPredictors());
        options(words, "--factors", model.factors());
        SurveyFacts.PopulationFacts people = result.survey().populationTable();
        if (people != null) {
            option(words, "--population-table", "population.csv");
            option(words, "--population-table-region", people.region());
            option(words, "--population-table-count", people.count());
            option(words, "--standard", people.standard() == null ? null : "standard.csv");
        }
        if (model.unansweredPredicted()) {
            words.add("--predict-unanswered");
        }
        option(words, "--weight", model.weight());
        option(words, "--stratum", model.stratum());
        option(words, "--cluster", model.cluster());
        populations(words, model);
        option(words, "--second-stage", model.secondStage());
        options(words, "--calibrated-on", model.calibratedOn());
        option(words, "--base-weight", model.baseWeight());
        replicates(words, model.replicates());
        option(words, "--method", model.method());
        option(
                words,
                "--benchmark",
                model.benchmark() == null || model.benchmark() == BenchmarkMethod.NONE
                        ? null
                        : model.benchmark().code());
        option(
                words,
                "--quadrature-points",
                switch (model.kind()) {
                    case RANDOM_INTERCEPT ->
                        model.quadraturePoints() == Settings.ADAPTIVE
                                ? null
                                : Integer.toString(model.quadraturePoints());
                    case AREA_LEVEL, LINEAR_UNIT -> null;
                });
        option(words, "--interval", Double.toString(model.interval()));
        if (drawn(model)) {
            option(words, "--seed", Long.toString(model.seed()));
        }
        if (model.student()) {
            option(words, "--region-effects", RegionEffects.STUDENT.code());
        }
        if (model.bayes()) {
            option(words, "--draws", Integer.toString(model.draws()));
            option(words, "--threshold", text(model.threshold()));
            option(words, "--highest", Integer.toString(model.highest()));
        }
        priors(words, model);
        return Optional.of(String.join(" ", words));
    }

    private static void replicates(List<String> words, ModelFacts.ReplicateFacts replicates) {
        if (replicates == null) {
            return;
        }
        options(words, "--replicate-weights", replicates.patterns());
        option(words, "--replicate-type", replicates.type());
        ReplicateMethod method = ReplicateMethod.of(replicates.type()).orElseThrow();
        if (method.scaled()) {
            option(words, "--replicate-scale", Double.toString(replicates.scale()));
            double common = replicates.commonScale();
            options(
                    words,
                    "--replicate-rscales",
                    (Double.isNaN(common) ? replicates.rscales() : List.of(common))
                            .stream().map(each -> Double.toString(each)).toList());
        }
        option(words, "--fay-rho", text(replicates.rho()));
        option(words, "--replicate-centre", replicates.aroundMean() ? "mean" : null);
    }

    /** Whether chance is in it, so that the seed matters. */
    private static boolean drawn(ModelFacts model) {
        return switch (model.kind()) {
            case RANDOM_INTERCEPT -> model.bayes();
            case AREA_LEVEL -> true;
            case LINEAR_UNIT -> model.linear().replications() != null;
        };
    }

    /** What files with other names or without labels would not say; false where a column's name has an equals sign. */
    private static boolean named(List<String> words, ModelFacts model) {
        Labels labels = model.labels();
        if (!labels.outcome().equals(DisplayNames.readable(model.outcome()))) {
            option(words, "--outcome-name", labels.outcome());
        }
        option(words, "--yes-name", labels.yes());
        option(words, "--people-name", labels.people());
        option(words, "--survey-name", labels.survey());
        option(words, "--field-dates", labels.fieldDates());
        Map<String, String> columns = new TreeMap<>(labels.predictors());
        if (labels.region() != null) {
            columns.put(model.region(), labels.region());
        }
        columns.entrySet().removeIf(each -> each.getValue().equals(DisplayNames.readable(each.getKey())));
        columns.forEach((column, name) -> option(words, "--label", column + "=" + name));
        return Stream.concat(
                        columns.keySet().stream(),
                        model.linear() == null ? Stream.empty() : model.linear().populationMeans().keySet().stream())
                .noneMatch(column -> column.contains("="));
    }

    private static void priors(List<String> words, ModelFacts model) {
        switch (model.kind()) {
            case RANDOM_INTERCEPT -> {
                // without a value, and so no option, where the method has no priors
                option(words, "--prior-intercept-sd", text(model.prior(Prior.INTERCEPT_SD)));
                option(words, "--prior-slope-sd", text(model.prior(Prior.SLOPE_SD)));
                option(words, "--prior-sd-exponential", text(model.prior(Prior.SD_EXPONENTIAL)));
            }
            // its one prior is said with the model
            case AREA_LEVEL -> {}
            case LINEAR_UNIT -> {}
        }
    }

    private static void linear(List<String> words, ModelFacts model) {
        option(words, "--model", model.kind().code());
        option(words, "--unit", model.unit());
        model.linear()
                .populationMeans()
                .forEach((term, column) -> option(words, "--population-mean", term + "=" + column));
        ModelFacts.Transformation transformation = model.linear().transformation();
        if (transformation != null) {
            boolean power = transformation.kind() == OutcomeTransformation.Kind.BOX_COX && !transformation.estimated();
            option(words, "--transform", transformation.kind().code());
            option(words, "--transform-power", power ? Double.toString(transformation.lambda()) : null);
            option(
                    words,
                    "--transform-shift",
                    transformation.shift() == 0 ? null : Double.toString(transformation.shift()));
        } else if (model.linear().replications() != null) {
            option(words, "--mean-squared-error", LinearUnit.MeanError.BOOTSTRAP.code());
        }
    }

    private static void area(List<String> words, ModelFacts model) {
        AreaModelFacts area = model.area();
        option(words, "--model", model.kind().code());
        option(words, "--variance", area.varianceColumn());
        option(words, "--standard-error", area.standardErrorColumn());
        option(words, "--respondents", area.respondentsColumn());
        if (area.percent()) {
            words.add("--percent");
        }
        option(words, "--unit", area.unit());
        option(words, "--scale", model.link());
        option(words, "--smoothing", area.smoothing().code());
        option(words, "--prior-sd-mean", Double.isNaN(area.sigmaPriorMean()) ? null : text(area.sigmaPriorMean()));
    }

    /** Twice where there are two stages, as names may have commas. */
    private static void populations(List<String> words, ModelFacts model) {
        option(words, "--finite-population", model.finitePopulation());
        option(words, "--finite-population", model.secondFinitePopulation());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static void options(List<String> words, String name, List<String> values) {
        if (!values.isEmpty()) {
            option(words, name, String.join(",", values));
        }
    }

    private static void option(List<String> words, String name, String value) {
        if (value != null && value.isEmpty()) {
            words.add(name);
        } else if (value != null) {
            words.add(name);
            words.add(ShellWord.of(value));
        }
    }
}
