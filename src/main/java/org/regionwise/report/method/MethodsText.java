package org.regionwise.report.method;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.DesignWords;

/**
 * How a result came about, as the methods section of a publication: full sentences with the numbers in them, and the
 * works that they cite.
 *
 * @param paragraphs in reading order
 * @param works every work that a paragraph cites, by name
 */
public record MethodsText(List<Paragraph> paragraphs, List<Work> works) {
    /** A paragraph and what it is about. */
    public record Paragraph(String heading, String text) {}

    public MethodsText {
        paragraphs = List.copyOf(paragraphs);
        works = List.copyOf(works);
    }

    /** How the figures of a result were computed, with the works that its sentences cite and no others. */
    public static MethodsText of(Result result, Words words) {
        return new Writing(result, words, true).written();
    }

    /** The same beside a section of its own on what the checks found, which is then not said again. */
    public static MethodsText besideChecks(Result result, Words words) {
        return new Writing(result, words, false).written();
    }

    private static final class Writing {
        private final Result result;
        private final ModelFacts model;
        private final Words words;
        private final boolean found;
        private final Citations citations = new Citations();
        private final List<Paragraph> paragraphs = new ArrayList<>();

        Writing(Result result, Words words, boolean found) {
            this.found = found;
            this.result = result;
            this.model = result.model();
            this.words = words.about(result);
        }

        MethodsText written() {
            ModelText text = new ModelText(result, words, citations);
            paragraph("data", data());
            paragraph("direct", direct());
            paragraph("model", text.model());
            paragraph("estimation", text.estimation());
            paragraph("differences", text.differences(found));
            paragraph("national", national());
            paragraph("population", population());
            return new MethodsText(paragraphs, citations.cited());
        }

        private void paragraph(String about, Passage passage) {
            String text = passage.toString();
            if (!text.isEmpty()) {
                paragraphs.add(new Paragraph(words.say("methods.heading-" + about), text));
            }
        }

        private Passage passage() {
            return new Passage(words, model.interval());
        }

        private Passage data() {
            Passage passage = passage();
            SurveyFacts survey = result.survey();
            if (model.published()) {
                boolean variances = model.area().standardErrorColumn() == null;
                passage.say(
                        "published",
                        "survey",
                        survey.name(),
                        "regions",
                        result.regions().size(),
                        "outcome",
                        model.outcome(),
                        "errors",
                        variances ? "variances" : "errors",
                        "column",
                        variances ? model.area().varianceColumn() : model.area().standardErrorColumn());
            } else {
                survey(passage, survey);
            }
            sizes(passage);
            if (survey.design() != null) {
                sample(passage, survey.design());
            }
            List<String> predictors = model.everyPredictor();
            if (!predictors.isEmpty()) {
                passage.say("predictors", "predictors", words.lists().and(predictors));
            }
            return passage;
        }

        private void survey(Passage passage, SurveyFacts survey) {
            if (survey.respondents() == Result.UNKNOWN) {
                passage.say("respondents-withheld", "survey", survey.name());
            } else {
                passage.say("respondents", "survey", survey.name(), "respondents", survey.respondents());
            }
            if (survey.used() == Result.UNKNOWN) {
                passage.say("used-withheld");
            } else {
                passage.say("used", "used", survey.used());
            }
            if (model.measured()) {
                passage.say("measured", "outcome", model.outcome(), "known", model.unit() != null, "unit", unit());
                missing(passage);
                return;
            }
            passage.say(
                    "coding",
                    "outcome",
                    model.outcome(),
                    "yes",
                    words.lists().or(words.lists().quoted(model.positive())),
                    "rest",
                    model.negative().isEmpty(),
                    "no",
                    words.lists().or(words.lists().quoted(model.negative())));
            missing(passage);
        }

        private String unit() {
            return model.unit() == null ? "" : model.unit();
        }

        private void missing(Passage passage) {
            if (!model.missing().isEmpty()) {
                passage.say("missing", "values", words.lists().and(words.lists().quoted(model.missing())));
            }
        }

        private void sizes(Passage passage) {
            long[] counts = result.regions().stream()
                    .mapToLong(RegionEstimate::respondents)
                    .sorted()
                    .toArray();
            // counts that are withheld or not known are below all others
            if (counts.length < 2 || counts[0] == Result.UNKNOWN) {
                return;
            }
            passage.say(
                    "sizes",
                    "regions",
                    counts.length,
                    "fewest",
                    counts[0],
                    "most",
                    counts[counts.length - 1],
                    "median",
                    counts[(counts.length - 1) / 2]);
            long none = result.regions().stream()
                    .filter(region -> !region.sampled())
                    .count();
            if (none > 0) {
                passage.say("unsampled", "published", model.published(), "regions", none);
            }
        }

        private void sample(Passage passage, SampleFacts design) {
            if (model.weight() != null) {
                passage.say("weight", "column", model.weight());
            }
            if (model.stratum() != null) {
                passage.say("strata", "column", model.stratum(), "strata", design.strata());
            }
            if (model.cluster() != null) {
                long clusters = design.primarySamplingUnits();
                if (clusters == Result.UNKNOWN) {
                    passage.say("clusters-withheld", "column", model.cluster());
                } else {
                    passage.say("clusters", "column", model.cluster(), "clusters", clusters);
                }
            }
            if (model.secondStage() != null) {
                passage.say("second-stage", "column", model.secondStage());
            }
            if (model.proportions()
                    && !Double.isNaN(design.effectiveSampleSize())
                    && !Double.isNaN(design.designEffect())) {
                passage.say(
                                "design-effect",
                                "effect",
                                words.numerals().hundredths(design.designEffect()),
                                "effective",
                                Math.round(design.effectiveSampleSize()))
                        .say("design-model");
            }
        }

        private Passage direct() {
            Passage passage = passage();
            if (model.published()) {
                return passage.say(model.proportions() ? "direct-published" : "direct-published-means");
            }
            if (!model.proportions()) {
                return directMeans(passage);
            }
            if (result.survey().design() == null) {
                passage.say("direct", "cited", citations.cite(Work.WILSON));
                return model.designed() ? passage : passage.say("unweighted");
            }
            linearised(passage, "direct-designed").say("direct-intervals", "cited", citations.cite(Work.KORN_GRAUBARD));
            DesignWords.all(result, words).forEach(passage::add);
            return model.calibratedOn().isEmpty()
                    ? passage
                    : passage.say("calibrated", "cited", citations.cite(Work.DEVILLE_SARNDAL));
        }

        /** Where standard errors come from: linearisation, or replicate weights. */
        private Passage linearised(Passage passage, String code) {
            return model.replicates() == null
                    ? passage.say(code, "cited", citations.cite(Work.SARNDAL))
                    : passage.say(code + "-replicates", "cited", citations.cite(Work.WOLTER));
        }

        private Passage directMeans(Passage passage) {
            if (result.survey().design() == null) {
                passage.say("direct-means");
                return model.designed() ? passage : passage.say("unweighted");
            }
            linearised(passage, "direct-means-designed");
            if (model.replicates() != null) {
                DesignWords.all(result, words).forEach(passage::add);
            }
            return model.calibratedOn().isEmpty()
                    ? passage
                    : passage.say("calibrated", "cited", citations.cite(Work.DEVILLE_SARNDAL));
        }

        /** How figures of the population came about; nothing where there are none. */
        private Passage population() {
            Passage passage = passage();
            SurveyFacts.PopulationFacts table = result.survey().populationTable();
            if (result.poststratified().isEmpty() || table == null) {
                return passage;
            }
            passage.say(
                    "poststratified",
                    "predictors",
                    words.lists()
                            .and(model.respondentPredictors().stream()
                                    .map(model.labels()::predictor)
                                    .toList()),
                    "people",
                    Math.round(table.people()),
                    "file",
                    table.file(),
                    "cited",
                    citations.cite(Work.PARK_GELMAN_BAFUMI));
            if (!table.margins().isEmpty()) {
                passage.say(
                        "population-raked",
                        "margins",
                        table.margins().size(),
                        "cited",
                        citations.cite(Work.DEMING_STEPHAN));
            }
            if (table.standard() != null) {
                passage.say(
                        "standardised",
                        "file",
                        table.standard().file(),
                        "columns",
                        words.lists().and(table.standard().columns()));
            }
            passage.say("poststratified-limits", "bayes", model.bayes());
            National.BenchmarkFacts benchmark = result.national().benchmark();
            return benchmark == null || !benchmark.groups().isEmpty() ? passage : passage.say("poststratified-agrees");
        }

        private Passage national() {
            Passage passage = passage();
            Numerals numerals = words.numerals();
            Figures figures = Figures.of(result, words);
            National national = result.national();
            if (national.raw().defined()) {
                passage.say(
                        "national-raw",
                        "share",
                        figures.figure(national.raw().estimate()),
                        "interval",
                        passage.interval(figures.interval(national.raw())));
            }
            if (national.pooled().defined()) {
                passage.say(
                        "national-pooled",
                        "population",
                        result.regions().stream().allMatch(region -> region.population() != null),
                        "share",
                        figures.figure(national.pooled().estimate()),
                        "interval",
                        passage.interval(figures.interval(national.pooled())));
            }
            National.BenchmarkFacts benchmark = national.benchmark();
            if (benchmark != null && !benchmark.groups().isEmpty()) {
                boolean known = !Settings.DIRECT.equals(result.model().benchmarkGroups());
                passage.say(
                        "benchmark-groups",
                        "method",
                        benchmark.method(),
                        "column",
                        result.model().group(),
                        "known",
                        known,
                        "figures",
                        result.model().benchmarkGroups(),
                        "draws",
                        known && result.model().bayes(),
                        "cited",
                        citations.cite(Work.RAO_MOLINA),
                        "share",
                        figures.figure(benchmark.pooledBefore().estimate()));
            } else if (benchmark != null) {
                passage.say(
                        "benchmark",
                        "method",
                        benchmark.method(),
                        "constant",
                        numerals.number(benchmark.constant()),
                        "cited",
                        citations.cite(Work.RAO_MOLINA),
                        "share",
                        figures.figure(benchmark.pooledBefore().estimate()));
            }
            return passage;
        }
    }
}
