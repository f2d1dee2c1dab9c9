package org.regionwise.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;

/**
 * A predictor as columns of the design matrix: a number as itself, a factor by treatment coding, its first level (numbers
 * by size, text by alphabet) the reference. Terms are named as R names them: column, or column then level.
 */
final class ModelColumn {
    /** More levels than this are a sign that an identifier was chosen. */
    private static final int MOST_LEVELS = 60;

    private final String name;
    /** Null for a number; else the levels, the reference first. */
    private final List<String> levels;

    private ModelColumn(String name, List<String> levels) {
        this.name = name;
        this.levels = levels;
    }

    static ModelColumn number(String name) {
        return new ModelColumn(name, null);
    }

    /** @throws ImportProblem when there are too many levels for a category */
    static ModelColumn factor(String name, Collection<String> values, String file) {
        TreeSet<String> sorted = new TreeSet<>(byNumberThenText());
        values.stream().filter(value -> value != null).forEach(sorted::add);
        if (sorted.size() > MOST_LEVELS) {
            throw new ImportProblem(new Problem(
                    file,
                    0,
                    name,
                    "",
                    "has " + sorted.size() + " different values, too many for a category (at most " + MOST_LEVELS
                            + "). Choose another predictor, or group its values."));
        }
        return new ModelColumn(name, List.copyOf(sorted));
    }

    private static Comparator<String> byNumberThenText() {
        return Comparator.<String>comparingDouble(
                        value -> NumberText.parse(value).orElse(Double.POSITIVE_INFINITY))
                .thenComparing(Comparator.naturalOrder());
    }

    List<String> terms() {
        return levels == null
                ? List.of(name)
                : levels.stream().skip(1).map(level -> name + level).toList();
    }

    /** The entries of this predictor's columns for one value. */
    List<Double> entries(String value) {
        if (levels == null) {
            return List.of(Double.valueOf(value));
        }
        List<Double> entries = new ArrayList<>();
        levels.stream().skip(1).forEach(level -> entries.add(level.equals(value) ? 1.0 : 0.0));
        return entries;
    }
}
