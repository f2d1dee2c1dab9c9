package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.UnreadNumber;
import org.regionwise.survey.count.DesignCount;

/**
 * The finite populations of one stage as the rows of a survey state them: one for each stratum at the first, for each
 * cluster at the second. A number above 1 is the population's size, one below 1 the sampled fraction. 1 is the fraction
 * where the column has no number above it, else a population of one unit.
 */
final class StatedPopulations {
    private final String column;
    private final String file;
    private final String whole;
    private final Function<DesignCount, String> cell;
    /** By stratum or cluster, what its rows have. */
    private final List<Map<String, Stated>> stated = new ArrayList<>();

    /**
     * @param column null where populations are not stated
     * @param file what problems call the survey
     * @param whole what the population is one of: stratum or cluster
     * @param cell what a group of respondents has in the column
     */
    StatedPopulations(String column, String file, String whole, Function<DesignCount, String> cell) {
        this.column = column;
        this.file = file;
        this.whole = whole;
        this.cell = cell;
    }

    /** A population as some of the rows have it: the first of them, and how many. */
    private record Stated(DesignCount first, long count) {
        Stated plus(Stated other) {
            return new Stated(first, count + other.count);
        }
    }

    /**
     * Hears a group of the respondents of a stratum or cluster; these are numbered in the order of their appearance.
     */
    void add(int number, DesignCount each) {
        if (number == stated.size()) {
            stated.add(new LinkedHashMap<>());
        }
        String text = cell.apply(each);
        stated.get(number)
                .merge(
                        text == null ? "" : text,
                        new Stated(each, each.responses().count()),
                        Stated::plus);
    }

    /**
     * What most rows of each stratum or cluster have, positive infinity where nothing is stated; each other text is a
     * problem of its own, once.
     *
     * @param units of each in the sample
     */
    double[] populations(long[] units, List<Problem> problems) {
        double[] populations = new double[units.length];
        boolean sizes = stated.stream()
                .flatMap(each -> each.keySet().stream())
                .map(NumberText::parse)
                .anyMatch(number -> number.orElse(0) > 1);
        for (int i = 0; i < populations.length; i++) {
            populations[i] =
                    column == null ? Double.POSITIVE_INFINITY : population(stated.get(i), units[i], sizes, problems);
        }
        return populations;
    }

    private double population(Map<String, Stated> texts, long units, boolean sizes, List<Problem> problems) {
        String usual = texts.entrySet().stream()
                .max(Comparator.comparingLong(each -> each.getValue().count()))
                .orElseThrow()
                .getKey();
        texts.forEach((text, who) -> {
            if (!text.equals(usual)) {
                problems.add(problem(
                        who.first(),
                        text,
                        text.isEmpty()
                                ? Reason.of("population-empty", "whole", whole, "usual", usual)
                                : Reason.of("population-unlike", "whole", whole, "rows", who.count(), "usual", usual)));
            }
        });
        OptionalDouble number = NumberText.parse(usual);
        double population = number.orElse(-1);
        if (!(population > 0)) {
            problems.add(problem(
                    texts.get(usual).first(),
                    usual,
                    Reason.of("population-expected")
                            .then(UnreadNumber.of(usual, NumberNotation.POINT).map(why -> why.reason("--")))));
        } else if ((population > 1 || population == 1 && sizes) && population < units) {
            problems.add(problem(
                    texts.get(usual).first(),
                    usual,
                    Reason.of("population-below-sample", "whole", whole, "units", units)));
        }
        return population;
    }

    private Problem problem(DesignCount at, String value, Reason expected) {
        return new Problem(file, at.responses().firstRow(), column, value, expected);
    }
}
