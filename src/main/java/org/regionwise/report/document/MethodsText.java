package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.report.words.DesignWords;
import org.regionwise.report.words.MethodClauses;

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

    public static MethodsText of(Result result) {
        Citations citations = new Citations();
        ModelText model = new ModelText(result, citations);
        List<Paragraph> paragraphs = new ArrayList<>();
        paragraphs.add(new Paragraph("Data", data(result)));
        paragraphs.add(new Paragraph("Direct estimates", direct(result, citations)));
        paragraphs.add(new Paragraph("Model", model.model()));
        paragraphs.add(new Paragraph("Estimation", model.estimation()));
        paragraphs.add(new Paragraph("Differences between regions", model.differences()));
        String national = national(result, citations);
        if (!national.isEmpty()) {
            paragraphs.add(new Paragraph("National figure", national));
        }
        return new MethodsText(paragraphs, citations.cited());
    }

    private static String data(Result result) {
        SurveyFacts survey = result.survey();
        ModelFacts model = result.model();
        StringBuilder text = new StringBuilder();
        if (model.published()) {
            text.append("The figures start from the published table “")
                    .append(survey.name())
                    .append("” with ")
                    .append(Phrases.counted(result.regions().size(), "region"))
                    .append(", its estimates in column ")
                    .append(model.outcome())
                    .append(" and their ")
                    .append(
                            model.area().standardErrorColumn() == null
                                    ? "variances in column " + model.area().varianceColumn()
                                    : "standard errors in column "
                                            + model.area().standardErrorColumn())
                    .append(".");
        } else {
            text.append("The survey “")
                    .append(survey.name())
                    .append("” has ")
                    .append(
                            survey.respondents() == Result.UNKNOWN
                                    ? "a number of respondents that is withheld"
                                    : Phrases.counted(survey.respondents(), "respondent"))
                    .append(survey.used() == Result.UNKNOWN ? "; those" : "; " + Numbers.count(survey.used()))
                    .append(" with a region and an answer entered the estimates. In column ")
                    .append(model.outcome())
                    .append(", ")
                    .append(quoted(model.positive()))
                    .append(" counts as yes and ")
                    .append(model.negative().isEmpty() ? "every other answer" : quoted(model.negative()))
                    .append(" as no")
                    .append(model.missing().isEmpty() ? "" : "; " + quoted(model.missing()) + " is no answer")
                    .append(".");
        }
        text.append(respondents(result));
        SampleFacts design = survey.design();
        if (design != null) {
            text.append(" ").append(sample(model, design));
        }
        List<String> predictors = Phrases.predictors(model);
        if (!predictors.isEmpty()) {
            text.append(predictors.size() == 1 ? " The predictor is " : " Predictors are ")
                    .append(Phrases.joined(predictors, "and"))
                    .append(".");
        }
        return text.toString();
    }

    private static String respondents(Result result) {
        long[] counts = result.regions().stream()
                .mapToLong(RegionEstimate::respondents)
                .sorted()
                .toArray();
        // counts that are withheld or not known are below all others
        if (counts.length < 2 || counts[0] == Result.UNKNOWN) {
            return "";
        }
        long none =
                result.regions().stream().filter(region -> !region.sampled()).count();
        String unsampled = none == 0
                ? ""
                : "; " + Phrases.counted(none, "region")
                        + (result.model().published() ? " had no direct estimate" : " had no respondents");
        return " The " + Numbers.count(counts.length) + " regions have from " + Numbers.count(counts[0]) + " to "
                + Numbers.count(counts[counts.length - 1]) + " respondents, half of them "
                + Numbers.count(counts[(counts.length - 1) / 2]) + " or fewer" + unsampled + ".";
    }

    private static String sample(ModelFacts model, SampleFacts design) {
        List<String> parts = new ArrayList<>();
        if (model.weight() != null) {
            parts.add("weights in column " + model.weight());
        }
        if (model.stratum() != null) {
            parts.add(Phrases.counted(design.strata(), "stratum", "strata") + " (column " + model.stratum() + ")");
        }
        if (model.cluster() != null) {
            parts.add(Phrases.counted(design.primarySamplingUnits(), "primary sampling unit") + " (column "
                    + model.cluster() + ")");
        }
        if (model.secondStage() != null) {
            parts.add("units drawn within clusters (column " + model.secondStage() + ")");
        }
        String head = "The sample's design has " + Phrases.joined(parts, "and") + ".";
        if (Double.isNaN(design.effectiveSampleSize()) || Double.isNaN(design.designEffect())) {
            return head;
        }
        return head + " The design effect of the national figure is " + Numbers.hundredths(design.designEffect())
                + "; region by region, the sample tells as much as "
                + Numbers.count(Math.round(design.effectiveSampleSize()))
                + " people drawn one by one. Regional design effects come from a model of all regions' "
                + "variances, as a region's own is too noisy: what unequal weights cost, what the "
                + "likeness of answers within clusters adds, and a level that may go with a region's size.";
    }

    private static String direct(Result result, Citations citations) {
        ModelFacts model = result.model();
        String level = Numbers.level(model.interval());
        if (model.published()) {
            return "Raw figures are the table's own, with " + level
                    + " intervals on the logit scale from their standard errors.";
        }
        if (result.survey().design() == null) {
            return "Raw proportions are shares of yes among a region's respondents, with " + level
                    + " score intervals" + citations.cite(Work.WILSON) + "."
                    + (model.designed() ? "" : " Respondents were taken as drawn alike: weights are not used.");
        }
        return "Raw proportions are weighted ratios, with standard errors by Taylor linearisation and "
                + "regions as domains of the whole sample" + citations.cite(Work.SARNDAL) + ". Their " + level
                + " intervals are on the logit scale by Student’s t; where a region’s sample does not "
                + "show its variance, they are exact intervals at the effective sample "
                + "size" + citations.cite(Work.KORN_GRAUBARD) + "."
                + standardErrors(result, citations);
    }

    private static String standardErrors(Result result, Citations citations) {
        StringBuilder text = new StringBuilder();
        DesignWords.all(result).forEach(sentence -> text.append(" ").append(sentence));
        if (!result.model().calibratedOn().isEmpty()) {
            text.append(" They are those of the residuals of a regression on these variables")
                    .append(citations.cite(Work.DEVILLE_SARNDAL))
                    .append(".");
        }
        return text.toString();
    }

    private static String national(Result result, Citations citations) {
        National national = result.national();
        StringBuilder text = new StringBuilder();
        if (national.raw().defined()) {
            text.append("Directly, the figure for all regions together is ")
                    .append(Numbers.percent(national.raw().estimate()))
                    .append("% (")
                    .append(Phrases.interval(result, Numbers.percentInterval(national.raw())))
                    .append("). ");
        }
        if (national.pooled().defined()) {
            text.append("The average of pooled estimates, regions weighted by ")
                    .append(populationsKnown(result) ? "population" : "their share of the sample")
                    .append(", is ")
                    .append(Numbers.percent(national.pooled().estimate()))
                    .append("% (")
                    .append(Phrases.interval(result, Numbers.percentInterval(national.pooled())))
                    .append(").");
        }
        National.BenchmarkFacts benchmark = national.benchmark();
        if (benchmark != null) {
            text.append(" Pooled estimates were brought into agreement with the direct figure by one ")
                    .append(MethodClauses.onPaper(result).benchmark())
                    .append(" (")
                    .append(Numbers.number(benchmark.constant()))
                    .append(")")
                    .append(citations.cite(Work.RAO_MOLINA))
                    .append("; without it their average would be ")
                    .append(Numbers.percent(benchmark.pooledBefore().estimate()))
                    .append("%.");
        }
        return text.toString().strip();
    }

    private static boolean populationsKnown(Result result) {
        return result.regions().stream().allMatch(region -> region.population() != null);
    }

    private static String quoted(List<String> values) {
        return Phrases.joined(values.stream().map(value -> "“" + value + "”").toList(), "or");
    }
}
