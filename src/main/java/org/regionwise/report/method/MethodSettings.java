package org.regionwise.report.method;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.regionwise.analysis.Interaction;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.AreaModelFacts;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.Prior;
import org.regionwise.analysis.result.RegionTableFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ImportWords;
import org.regionwise.survey.ImportFacts;

/** Every setting that is needed to compute a result again, by its name, in reading order. */
public final class MethodSettings {
    private static final int POWER_DIGITS = 4;

    private final Result result;
    private final ModelFacts model;
    private final FitQuality quality;
    private final Words words;
    private final Numerals numerals;
    private final List<Setting> settings = new ArrayList<>();

    private MethodSettings(Result result, Words words) {
        this.result = result;
        this.model = result.model();
        this.quality = new FitQuality(result);
        this.words = words.about(result);
        this.numerals = words.numerals();
    }

    /**
     * One setting and its value.
     *
     * @param code which setting, {@code prior-between}
     * @param name as people call it
     * @param value in words
     */
    public record Setting(String code, String name, String value) {}

    /** The settings of a result. */
    public static List<Setting> of(Result result, Words words) {
        return List.copyOf(new MethodSettings(result, words).all());
    }

    private List<Setting> all() {
        data();
        columns();
        if (model.published()) {
            published(model.area());
        } else {
            add("weights", model.weight() == null ? value("no-weights") : model.weight());
        }
        design();
        Runnable ofTheModel = switch (model.kind()) {
            case RANDOM_INTERCEPT -> this::randomIntercept;
            case AREA_LEVEL -> () -> areaLevel(model.area());
            case LINEAR_UNIT -> () -> linearUnit(model.linear());
        };
        ofTheModel.run();
        add("software", result.software().name() + " " + result.software().version());
        return settings;
    }

    private void data() {
        SurveyFacts survey = result.survey();
        add("survey", survey.name());
        add("file", survey.sha256());
        RegionTableFacts table = survey.regionTable();
        if (table != null) {
            add("region-table", table.sha256());
            optional("population", table.population());
        }
        if (model.published()) {
            add("rows", value("rows-published", "rows", count(survey.respondents())));
        } else {
            add("rows", value("rows", "rows", count(survey.respondents()), "used", count(survey.used())));
        }
        reading(survey.imported());
    }

    /** How the file was read, and which of its spellings of regions were taken as which region. */
    private void reading(ImportFacts imported) {
        if (imported != null) {
            ImportWords reading = new ImportWords(words);
            add("read", reading.joined(reading.reading(imported)));
            List<String> regions = reading.regions(imported);
            if (!regions.isEmpty()) {
                add("merged", reading.joined(regions));
            }
        }
    }

    private void columns() {
        add("region", model.region());
        add("outcome", model.outcome());
        if (!model.published()) {
            if (!model.measured()) {
                add("yes", listed(model.positive()));
                add("no", model.negative().isEmpty() ? value("every-other") : listed(model.negative()));
            } else {
                add("measured", model.unit() == null ? value("no-unit") : model.unit());
            }
            add(
                    "missing",
                    model.missing().isEmpty()
                            ? value("empty-cell")
                            : value("empty-cell-and", "values", words.lists().and(model.missing())));
        }
        add("predictors", listed(model.predictors()));
        if (model.kind().ofSingleAnswers()) {
            add("respondent-predictors", listed(model.respondentPredictors()));
        }
        if (!model.pooledPredictors().isEmpty()) {
            add("pooled-predictors", listed(model.pooledPredictors()));
        }
        if (!model.interactions().isEmpty()) {
            add(
                    "interactions",
                    listed(model.interactions().stream()
                            .map(Interaction::written)
                            .toList()));
        }
        if (!model.respondentPredictors().isEmpty()) {
            add("unanswered", value("unanswered", "predicted", model.unansweredPredicted()));
        }
        add("factors", listed(model.factors()));
    }

    private void published(AreaModelFacts area) {
        optional("variances", area.varianceColumn());
        optional("standard-errors", area.standardErrorColumn());
        optional("respondents", area.respondentsColumn());
        add("unit", area.unit() == null ? value("unit", "percent", area.percent()) : area.unit());
    }

    private void design() {
        optional("stratum", model.stratum());
        optional("cluster", model.cluster());
        optional("finite-population", model.finitePopulation());
        optional("second-stage", model.secondStage());
        optional("second-population", model.secondFinitePopulation());
        if (!model.calibratedOn().isEmpty()) {
            add("calibrated-on", listed(model.calibratedOn()));
            add("base-weight", model.baseWeight() == null ? value("no-base-weight") : model.baseWeight());
        }
        ModelFacts.ReplicateFacts replicates = model.replicates();
        if (replicates != null) {
            add(
                    "replicate-weights",
                    value(
                            "replicate-weights",
                            "number",
                            replicates.columns().size(),
                            "first",
                            replicates.columns().get(0),
                            "last",
                            replicates.columns().get(replicates.columns().size() - 1)));
            add("replicate-type", value("replicate-type", "type", replicates.type()));
            add("replicate-scale", scales(replicates));
            add("replicate-centre", value("replicate-centre", "centre", replicates.centre()));
        }
        SampleFacts design = result.survey().design();
        if (design != null && !design.singleUnitStrata().isEmpty()) {
            add("single-units", listed(design.singleUnitStrata()));
        }
    }

    private String scales(ModelFacts.ReplicateFacts replicates) {
        return Double.isNaN(replicates.commonScale())
                ? value(
                        "replicate-scales",
                        "scale",
                        numerals.number(replicates.scale()),
                        "scales",
                        replicates.rscales().stream()
                                .map(numerals::number)
                                .collect(Collectors.joining(words.say("list.separator"))))
                : numerals.number(replicates.scale() * replicates.commonScale());
    }

    private void randomIntercept() {
        add("model", value("random-intercept"));
        add("method", method());
        add(
                "points",
                model.quadraturePoints() == Settings.ADAPTIVE
                        ? value("points-adaptive")
                        : numerals.count(model.quadraturePoints()));
        common();
        if (!model.bayes()) {
            return;
        }
        Object slope = model.prior(Prior.SLOPE_SD);
        add("prior-intercept", value("prior-intercept", "deviation", set(model.prior(Prior.INTERCEPT_SD))));
        add("prior-slope", slope == null ? value("prior-slope-scaled") : value("prior-slope", "deviation", set(slope)));
        add("prior-between", value("prior-between", "rate", set(model.prior(Prior.SD_EXPONENTIAL))));
        if (model.student()) {
            add(
                    "region-effects",
                    value(
                            "student-effects",
                            "degrees",
                            numerals.fixed(quality.regionDegrees(), 1),
                            "lower",
                            numerals.fixed(quality.regionDegreesLower(), 1),
                            "upper",
                            numerals.fixed(quality.regionDegreesUpper(), 1)));
        }
        add(
                "draws",
                value(
                        "draws",
                        "draws",
                        numerals.count(model.draws()),
                        "points",
                        numerals.count(quality.effectivePoints())));
        double shape = quality.paretoShape();
        double nodes = quality.sigmaNodes();
        add(
                "quality",
                value(
                        "quality",
                        "negative",
                        Double.isNaN(shape),
                        "k",
                        numerals.hundredths(shape),
                        "good",
                        result.fit().converged(),
                        "limit",
                        numerals.fixed(ModelText.PARETO_LIMIT, 1),
                        "nodes",
                        Double.isNaN(nodes) ? "none" : numerals.count(nodes),
                        "mass",
                        numerals.significant(quality.massError(), 1)));
    }

    private void areaLevel(AreaModelFacts area) {
        add(
                "model",
                area.usualFor() == null
                        ? value("area-level", "scale", model.scale())
                        : value("area-level-usual", "scale", model.scale(), "reason", area.usualFor()));
        add("method", method());
        add("smoothing", value("smoothing", "smoothing", area.smoothing()));
        common();
        if (model.bayes()) {
            double mean = quality.sigmaPriorMean();
            add(
                    "prior-between",
                    Double.isNaN(mean)
                            ? value("prior-between-flat")
                            : value("prior-between-mean", "mean", numerals.number(mean)));
            add("prior-coefficients", value("flat"));
            add("draws", numerals.count(quality.areaDraws()));
        }
    }

    private void linearUnit(ModelFacts.Linear linear) {
        add("model", value("linear-unit"));
        add("method", method());
        ModelFacts.Transformation transformation = linear.transformation();
        if (transformation != null) {
            add(
                    "transformation",
                    value(
                            "transformation",
                            "kind",
                            transformation.kind().code(),
                            "power",
                            numerals.significant(transformation.lambda(), POWER_DIGITS),
                            "estimated",
                            transformation.estimated(),
                            "shift",
                            numerals.number(transformation.shift()),
                            "shifted",
                            transformation.shift() != 0));
        }
        linear.populationMeans()
                .forEach((term, column) ->
                        add("population-mean", value("population-mean", "term", term, "column", column)));
        add(
                "mean-error",
                linear.replications() == null
                        ? value("prasad-rao")
                        : value("bootstrap", "replications", numerals.count(linear.replications())));
        common();
    }

    private void common() {
        add("benchmark", benchmark());
        add("level", numerals.level(model.interval()));
        add("seed", Long.toString(model.seed()));
    }

    private String method() {
        return words.say("settings.value-method", "method", model.method());
    }

    private String benchmark() {
        National.BenchmarkFacts benchmark = result.national().benchmark();
        if (benchmark == null) {
            return value("no-benchmark");
        }
        String share = Figures.of(result, words).figure(benchmark.pooledBefore().estimate());
        if (!benchmark.groups().isEmpty()) {
            return value(
                    "benchmark-groups",
                    "method",
                    benchmark.method(),
                    "column",
                    model.group(),
                    "known",
                    !Settings.DIRECT.equals(model.benchmarkGroups()),
                    "figures",
                    model.benchmarkGroups(),
                    "share",
                    share);
        }
        return value(
                "benchmark",
                "method",
                benchmark.method(),
                "constant",
                numerals.number(benchmark.constant()),
                "share",
                share);
    }

    /** A number as it was set, all of its digits. */
    private String set(Object value) {
        return ModelText.asSet(numerals, value);
    }

    private String count(long count) {
        return count == Result.UNKNOWN ? value("withheld") : numerals.count(count);
    }

    private String listed(List<String> names) {
        return names.isEmpty() ? value("none") : words.lists().and(names).text();
    }

    private String value(String what, Object... namesAndValues) {
        return words.say("settings.value-" + what, namesAndValues);
    }

    private void optional(String what, String value) {
        if (value != null) {
            add(what, value);
        }
    }

    private void add(String what, String value) {
        settings.add(new Setting(what, words.say("settings." + what), value));
    }
}
