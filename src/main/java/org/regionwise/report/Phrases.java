package org.regionwise.report;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.QualityFlag;

/** Turns of phrase that several sentences share. */
public final class Phrases {
    /** A coding with more values than this is shortened in titles; the method section has all of them. */
    private static final int VALUES_IN_A_TITLE = 4;

    private static final int NAMED = 3;

    private Phrases() {}

    /** A number of respondents, or that it is not known. */
    public static String respondents(long count) {
        return count == Result.UNKNOWN ? "an unknown number of respondents" : counted(count, "respondent");
    }

    /** A number of people; its symbol where it is withheld, a dash where there is none. */
    public static String countOrWithheld(long count) {
        return count == Result.UNKNOWN
                ? QualityFlag.CONFIDENTIAL.symbol()
                : count == 0 ? Numbers.UNDEFINED : Numbers.count(count);
    }

    /** {@code 1 region}, {@code 1,000 regions}. */
    public static String counted(long count, String noun) {
        return counted(count, noun, noun + "s");
    }

    /** The same of a noun whose plural has no bare s: {@code 2 strata}. */
    public static String counted(long count, String noun, String plural) {
        return Numbers.count(count) + " " + (count == 1 ? noun : plural);
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    public static String joined(List<String> items, String last) {
        if (items.size() < 2) {
            return items.isEmpty() ? "" : items.get(0);
        }
        int end = items.size() - 1;
        return String.join(", ", items.subList(0, end)) + " " + last + " " + items.get(end);
    }

    /** The first {@code shown} items, and how many more there are. */
    public static String firstOf(List<String> items, int shown) {
        if (items.size() <= shown + 1) {
            return joined(items, "and");
        }
        return String.join(", ", items.subList(0, shown)) + " and " + Numbers.count(items.size() - shown) + " more";
    }

    /** What was counted: {@code harassed_6m = 1}, {@code harassed_6m = 1, yes or true}. */
    public static String outcome(ModelFacts model) {
        List<String> values = model.positive();
        String coded = values.size() <= VALUES_IN_A_TITLE
                ? joined(values, "or")
                : firstOf(values, VALUES_IN_A_TITLE - 1).replace(" and ", " or ");
        // a cut brings its own mark
        boolean cut = coded.startsWith(">") || coded.startsWith("<");
        return model.outcome() + (cut ? " " : " = ") + coded;
    }

    /** All predictors, the regions' first. */
    public static List<String> predictors(ModelFacts model) {
        List<String> all = new ArrayList<>(model.predictors());
        all.addAll(model.respondentPredictors());
        return all;
    }

    /** The end of a sentence on what was estimated: from whom regions borrow strength, where there are others. */
    public static String borrowing(Result result) {
        if (result.regions().size() < 2) {
            return "";
        }
        List<String> predictors = predictors(result.model());
        return "; each region borrows strength from all others"
                + (predictors.isEmpty() ? "" : " and from " + firstOf(predictors, NAMED));
    }

    /** {@code 95% interval 0.01 to 0.11}, or that there is none. */
    public static String interval(Result result, String limits) {
        String level = Numbers.level(result.model().interval());
        return limits.equals(Numbers.UNDEFINED)
                ? "its " + level + " interval could not be computed"
                : level + " interval " + limits;
    }
}
