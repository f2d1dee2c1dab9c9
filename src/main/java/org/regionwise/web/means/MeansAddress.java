package org.regionwise.web.means;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.InvalidFormula;
import org.regionwise.analysis.formula.SimplerFormulas;
import org.regionwise.analysis.linear.IntervalMethod;
import org.regionwise.analysis.linear.LinearQuestion;
import org.regionwise.analysis.linear.PartedPredictor;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearPriors;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.web.page.FormFields;

/**
 * What the page is asked, as its address has it: whoever opens the address gets the same.
 *
 * @param formula as R writes it
 * @param within predictors that are split within and between groups
 * @param method {@code reml}, {@code ml} or {@code bayes}
 * @param tests where degrees of freedom come from
 * @param level of intervals
 * @param intervals where limits come from
 * @param weights column of precision weights; empty for none
 * @param offset column of a known part of the mean; empty for none
 * @param factor that is drawn; empty for the usual one
 * @param along column that lines run along; empty for the usual one
 */
record MeansAddress(
        String formula,
        List<String> within,
        String method,
        String tests,
        String level,
        String intervals,
        String weights,
        String offset,
        String factor,
        String along) {
    static final String REML = "reml";
    static final String ML = "ml";
    static final String BAYES = "bayes";
    private static final double USUAL_LEVEL = 0.95;
    private static final int REPLICATIONS = 1000;

    MeansAddress {
        within = List.copyOf(within);
    }

    static MeansAddress of(FormFields sent, String formula) {
        return new MeansAddress(
                formula,
                sent.all("within"),
                sent.text("method").filter(List.of(ML, BAYES)::contains).orElse(REML),
                sent.text("df")
                        .flatMap(CoefficientTests.Method::of)
                        .orElse(CoefficientTests.Method.SATTERTHWAITE)
                        .code(),
                sent.text("level").orElse(""),
                sent.text("intervals")
                        .flatMap(IntervalMethod::of)
                        .orElse(IntervalMethod.WALD)
                        .code(),
                sent.text("weights").orElse(""),
                sent.text("offset").orElse(""),
                sent.text("factor").orElse(""),
                sent.text("along").orElse(""));
    }

    /** Its query, with the question mark; empty choices are left out. */
    String query() {
        List<String> parts = new ArrayList<>();
        add(parts, "formula", formula);
        within.forEach(each -> add(parts, "within", each));
        add(parts, "method", method.equals(REML) ? "" : method);
        add(parts, "df", tests.equals(CoefficientTests.Method.SATTERTHWAITE.code()) ? "" : tests);
        add(parts, "level", level);
        add(parts, "intervals", intervals.equals(IntervalMethod.WALD.code()) ? "" : intervals);
        add(parts, "weights", weights);
        add(parts, "offset", offset);
        add(parts, "factor", factor);
        add(parts, "along", along);
        return "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** The level of intervals; that is usual where what was entered is none. */
    double interval() {
        try {
            double given = level.isBlank()
                    ? USUAL_LEVEL
                    : Double.parseDouble(level.strip().replace(',', '.'));
            return given > 0 && given < 1 ? given : USUAL_LEVEL;
        } catch (NumberFormatException notANumber) {
            return USUAL_LEVEL;
        }
    }

    /** Whether something was entered as a level that is none. */
    boolean wrongLevel() {
        return !level.isBlank()
                && !Optional.of(level.strip().replace(',', '.'))
                        .filter(text -> text.matches("0?\\.\\d+"))
                        .map(Double::parseDouble)
                        .filter(value -> value > 0 && value < 1)
                        .isPresent();
    }

    /**
     * The question, with the simpler structures that it is compared with.
     *
     * @throws InvalidFormula when the formula cannot be read, or lacks a predictor to be split
     */
    LinearQuestion question() {
        Formula whole = Formula.parse(formula);
        List<PartedPredictor> splits = new ArrayList<>();
        for (String column : within) {
            PartedPredictor.Split split = PartedPredictor.of(whole, column, outerGroup(whole));
            whole = split.formula();
            splits.add(split.predictor());
        }
        boolean bayes = method.equals(BAYES);
        return new LinearQuestion(
                whole,
                bayes ? List.of() : SimplerFormulas.of(whole),
                method.equals(ML) ? Criterion.ML : Criterion.REML,
                bayes ? LinearPriors.DEFAULT : null,
                CoefficientTests.Method.of(tests).orElseThrow(),
                false,
                splits,
                weights.isEmpty() ? null : weights,
                offset.isEmpty() ? null : offset,
                interval(),
                bayes ? IntervalMethod.WALD : IntervalMethod.of(intervals).orElseThrow(),
                REPLICATIONS,
                null,
                1,
                0);
    }

    /** Of several factors the one with fewest columns, written last as the outermost is. */
    private static String outerGroup(Formula formula) {
        return formula.random().stream()
                .filter(part -> part.grouping().size() == 1)
                .map(part -> part.group())
                .findFirst()
                .orElse(null);
    }
}
