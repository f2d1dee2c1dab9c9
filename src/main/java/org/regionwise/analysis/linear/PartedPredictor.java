package org.regionwise.analysis.linear;

import java.util.List;
import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.InvalidFormula;
import org.regionwise.analysis.formula.RandomPart;

/**
 * A predictor that a formula has as its mean over groups and the deviation from it.
 *
 * @param column as the file calls it
 * @param within term of the deviation
 * @param between term of the mean
 */
public record PartedPredictor(String column, String within, String between) {
    /**
     * A formula with one more predictor parted.
     *
     * @param formula with the two terms
     * @param predictor that was parted
     */
    public record Split(Formula formula, PartedPredictor predictor) {}

    /**
     * Parts a predictor of a formula.
     *
     * @param column its name
     * @param group factor whose groups are meant, as lme4 names it; null for the only one
     * @throws InvalidFormula when the formula lacks the predictor or the factor, or has several factors
     */
    public static Split of(Formula formula, String column, String group) {
        List<String> groups =
                formula.random().stream().map(RandomPart::group).distinct().toList();
        String asked = group == null && groups.size() == 1 ? groups.get(0) : group;
        List<Expression> grouping = formula.random().stream()
                .filter(part -> part.group().equals(asked))
                .findFirst()
                .orElseThrow(() -> new InvalidFormula(
                        "within-group", "column", column, "given", group == null ? "" : group, "factors", groups))
                .grouping();
        return new Split(
                formula.parted(column, grouping),
                new PartedPredictor(
                        column,
                        Formula.within(column, grouping).toString(),
                        Formula.between(column, grouping).toString()));
    }
}
