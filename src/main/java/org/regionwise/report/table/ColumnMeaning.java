package org.regionwise.report.table;

import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;

/** What each column of the table of regions means in a result, in a sentence, for a dictionary of the columns. */
public final class ColumnMeaning {
    private ColumnMeaning() {}

    /** Without a full stop. */
    public static String of(RegionColumn column, Result result) {
        String level = Numbers.level(result.model().interval());
        return switch (column) {
            case REGION -> "Key of the region: column “" + result.model().region() + "” of the data";
            case NAME -> "Name of the region";
            case SYMBOLS -> "Marks of what to note; the column notes says it in words";
            case POPULATION -> "Population of the region";
            case RESPONDENTS -> "Respondents who entered the model";
            case POSITIVES -> "How many of them said yes";
            case UNANSWERED -> "Respondents of the region without an answer";
            case RAW -> raw(result);
            case RAW_SE -> "Standard error of raw";
            case RAW_LOWER -> "Lower limit of raw's " + level + " interval";
            case RAW_UPPER -> "Upper limit of raw's " + level + " interval";
            case POOLED ->
                "Partially pooled estimate: the region's own answers weighed against what the model expects there";
            case POOLED_SE ->
                (result.model().bayes() ? "Posterior standard deviation" : "Standard error") + " of pooled";
            case POOLED_LOWER -> "Lower limit of pooled's " + level + " interval";
            case POOLED_UPPER -> "Upper limit of pooled's " + level + " interval";
            case SYNTHETIC -> "What the model expects without the region's own answers";
            case SHRINKAGE -> "How much of pooled's weight lies with the model: 0 own answers only, 1 the model only";
            case FLAGS -> "Codes of what to note";
            case NOTES -> "What to note, in words";
            case BENCHMARK -> "How pooled estimates were brought into agreement with the direct national one";
            case MEDIAN -> "Posterior median of the prevalence";
            case HALF_LOWER -> "Lower limit of the 50% interval";
            case HALF_UPPER -> "Upper limit of the 50% interval";
            case EXCEEDANCE -> "Probability that the prevalence is above " + threshold(result);
            case AMONG_HIGHEST -> "Probability of being among the " + highest(result) + "highest";
            case EXPECTED_RANK -> "Expected place by prevalence";
            case RANK_LOWER -> "Lower limit of the " + level + " interval of the place";
            case RANK_UPPER -> "Upper limit of the " + level + " interval of the place";
            case CONFLICT_MID_P ->
                "Probability that the model, without the region's own answers, gives it less than was found, half of an"
                        + " equal figure counted in: near 0 or 1 it does not fit";
            case EFFECTIVE_SAMPLE_SIZE -> "Size of a simple random sample that would tell as much";
            case DESIGN_EFFECT -> "Respondents divided by the effective sample size";
            case OWN_DESIGN_EFFECT ->
                "Variance of raw over that of as many respondents drawn one by one, by the region's own sample alone";
            case DESIGN_EFFECT_POOLED ->
                "Whether the design effect rests on other regions, as the region's own sample cannot show one";
            case DEGREES_OF_FREEDOM -> "Primary sampling units of the region less their strata";
            case KORN_GRAUBARD_LOWER -> "Lower limit of raw's " + level + " interval by Korn and Graubard";
            case KORN_GRAUBARD_UPPER -> "Upper limit of raw's " + level + " interval by Korn and Graubard";
            case UNWEIGHTED_RAW -> "What raw would be if everybody had been drawn alike";
            case UNWEIGHTED_POOLED -> "What pooled would be if everybody had been drawn alike";
            case VARIANCE -> "Sampling variance of raw";
            case VARIANCE_SMOOTHED -> "What all regions together say of that variance";
            case VARIANCE_USED -> "The variance that the model takes for known";
            case VARIANCE_VERDICT ->
                "Whether the variance can be believed: plausible, too-small, few-answers, absent or not-sampled";
            case POOLED_IF_SMOOTHED ->
                "What pooled would be with all variances smoothed, where the own one is too small to be believed";
            case POOLED_BY_BAYES ->
                "What pooled is by full Bayes, where the method estimated no variance between regions";
            case POOLED_BY_BAYES_LOWER -> "Lower limit of pooled_by_bayes's " + level + " interval";
            case POOLED_BY_BAYES_UPPER -> "Upper limit of pooled_by_bayes's " + level + " interval";
            case MSE_ON_SCALE ->
                "Mean squared error of pooled on the " + result.model().link() + " scale";
            case RELEASE_PROFILE -> "The rules by which it was decided what is published";
            case RELEASE_REASONS -> "What the rules found of the region, with the number that triggered it";
        };
    }

    private static String raw(Result result) {
        if (result.model().published()) {
            return "Direct estimate of the table";
        }
        return result.survey().design() == null
                ? "Share of yes among the region's own respondents"
                : "Weighted share of yes among the region's own respondents";
    }

    private static String threshold(Result result) {
        Double threshold = result.model().threshold();
        return threshold == null ? "the threshold" : Numbers.significant(100 * threshold, 6) + "%";
    }

    private static String highest(Result result) {
        Integer highest = result.model().highest();
        return highest == null ? "" : highest + " ";
    }
}
