package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.ModelFrame;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;
import org.regionwise.survey.frame.FrameColumn.Categories;

/**
 * Which predictors set single regions apart, so that coefficients tell of a region what publication rules may withhold:
 * a category one of whose values is all of a region (the region itself, its name, “in the capital”), or whose values
 * all lie within one region each (districts). A number does so where it has two values only.
 */
public final class RegionsTold {
    private static final int MISSING = Categories.MISSING;

    private final ModelFrame frame;
    private final int[] kept;
    private final int[] regions;
    private final Map<Integer, Integer> sizes = new HashMap<>();

    private RegionsTold(LinearQuestion question, DataFrame data, String region) {
        frame = new ModelFrame(data);
        Categories of = data.column(region).categories();
        double[] weights =
                question.weights() == null ? null : frame.measured(new Expression.Variable(question.weights()));
        kept = IntStream.range(0, data.rows())
                .filter(i -> question.columns().stream()
                                .noneMatch(column -> data.column(column).missing(i))
                        && (weights == null || weights[i] != 0))
                .toArray();
        regions = Arrays.stream(kept).map(i -> of.codes()[i]).toArray();
        Arrays.stream(regions).forEach(each -> sizes.merge(each, 1, Integer::sum));
    }

    /**
     * The parts of the question's formulas that do so, as they are written; all of the formula where its rows are of
     * one region.
     *
     * @param data with all columns of the question, and the region's
     * @param region column of the regions
     * @throws org.regionwise.analysis.formula.InvalidFormula when a formula asks for what the columns do not have
     */
    public static List<String> by(LinearQuestion question, DataFrame data, String region) {
        RegionsTold told = new RegionsTold(question, data, region);
        if (told.sizes.size() < 2) {
            return List.of(question.formula().text());
        }
        Set<String> telling = new LinkedHashSet<>();
        for (List<Expression> part : parts(question)) {
            if (told.setsApart(part)) {
                telling.add(
                        String.join(":", part.stream().map(Expression::toString).toList()));
            }
        }
        return List.copyOf(telling);
    }

    private static List<List<Expression>> parts(LinearQuestion question) {
        List<List<Expression>> parts = new ArrayList<>();
        for (Formula formula : question.formulas()) {
            formula.measured().stream()
                    .filter(each -> !each.equals(formula.response()))
                    .forEach(each -> parts.add(List.of(each)));
            Set<String> outcome = formula.response().columns();
            outcome.stream()
                    .filter(column -> outcome.size() > 1)
                    .forEach(column -> parts.add(List.of(new Expression.Variable(column))));
            formula.fixed().terms().forEach(term -> parts.add(List.copyOf(term.predictors())));
        }
        for (String column : Arrays.asList(question.weights(), question.offset())) {
            if (column != null) {
                parts.add(List.of(new Expression.Variable(column)));
            }
        }
        return parts;
    }

    private boolean setsApart(List<Expression> product) {
        long[] codes = new long[kept.length];
        boolean any = false;
        for (Expression each : product) {
            FrameColumn column = frame.column(each).rows(kept);
            Categories values = column.categories().used();
            if (column instanceof Categories || values.levels().size() == 2) {
                any = true;
                for (int i = 0; i < codes.length; i++) {
                    codes[i] = codes[i] * (values.levels().size() + 1) + values.codes()[i] - MISSING;
                }
            }
        }
        return any && setsApart(codes);
    }

    private boolean setsApart(long[] codes) {
        Map<Long, Set<Integer>> within = new HashMap<>();
        Map<Long, Integer> rows = new HashMap<>();
        for (int i = 0; i < codes.length; i++) {
            within.computeIfAbsent(codes[i], code -> new LinkedHashSet<>()).add(regions[i]);
            rows.merge(codes[i], 1, Integer::sum);
        }
        boolean nested = Collections.max(within.values().stream().map(Set::size).toList()) == 1;
        return nested
                || within.entrySet().stream()
                        .filter(each -> each.getValue().size() == 1)
                        .anyMatch(each -> rows.get(each.getKey())
                                .equals(sizes.get(each.getValue().iterator().next())));
    }
}
