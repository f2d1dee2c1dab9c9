package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.ShellWord;
import org.regionwise.survey.UnreadNumber;

/**
 * A predictor as columns of the design matrix: a number as itself, a factor by treatment coding, its first level
 * (numbers by size, text by alphabet) the reference. Terms are named as R names them: column, or column then level.
 */
final class ModelColumn {
    /** More levels than this are a sign that an identifier was chosen. */
    private static final int MOST_LEVELS = 60;

    private final String name;
    /** More have no place in a matrix of all of them. */
    private static final int MOST_POOLED = 200;

    /** Null for a number; else the levels, the reference first. */
    private final List<String> levels;
    /** Whether every level has a term, as pooled effects need no reference. */
    private final boolean pooled;

    private ModelColumn(String name, List<String> levels) {
        this(name, levels, false);
    }

    private ModelColumn(String name, List<String> levels, boolean pooled) {
        this.name = name;
        this.levels = levels;
        this.pooled = pooled;
    }

    /** A category with an effect for every level; throws as {@link #factor} does. */
    static ModelColumn pooled(String name, Collection<String> values, String file) {
        return new ModelColumn(name, factor(name, values, file, MOST_POOLED).levels, true);
    }

    String name() {
        return name;
    }

    boolean isPooled() {
        return pooled;
    }

    static ModelColumn number(String name) {
        return new ModelColumn(name, null);
    }

    /**
     * A category of regions.
     *
     * @param values one for each region
     * @throws ImportProblem as {@link #factor}, and when every region has a value of its own, which would explain
     *     everything
     */
    static ModelColumn regionFactor(String name, Collection<String> values, String file) {
        ModelColumn column = factor(name, values, file);
        long given = values.stream().filter(Objects::nonNull).count();
        if (given > 2 && column.levels.size() == given) {
            throw new ImportProblem(new Problem(
                    file,
                    0,
                    name,
                    "",
                    Reason.of("category-per-region")
                            .then(values.stream()
                                    .filter(Objects::nonNull)
                                    .findFirst()
                                    .flatMap(value -> UnreadNumber.of(value, NumberNotation.POINT)
                                            .map(why -> Reason.of("if-meant-as-number", "text", value)
                                                    .then(why.reason("--regions-")))))));
        }
        return column;
    }

    /** @throws ImportProblem when there are too many levels for a category, or they are numbers with a decimal comma */
    static ModelColumn factor(String name, Collection<String> values, String file) {
        return factor(name, values, file, MOST_LEVELS);
    }

    /** @param most levels that a category may have; throws as above */
    static ModelColumn factor(String name, Collection<String> values, String file, int most) {
        TreeSet<String> sorted = new TreeSet<>(NumberText.byNumberThenText());
        values.stream().filter(Objects::nonNull).forEach(sorted::add);
        sorted.stream().filter(NumberText::hasDecimalComma).findFirst().ifPresent(value -> {
            throw new ImportProblem(new Problem(
                    file,
                    0,
                    name,
                    value,
                    value.matches("[+-]?[1-9]\\d{0,2},\\d{3}")
                            ? Reason.of("category-of-thousands-or-decimals")
                            : Reason.of("category-of-decimal-commas", "number", value.replace(',', '.'))));
        });
        refuseMarks(name, sorted, file);
        if (sorted.size() > most) {
            List<String> words = wordsAmongNumbers(values);
            throw new ImportProblem(new Problem(
                    file,
                    0,
                    name,
                    words.isEmpty() ? "" : words.get(0),
                    Reason.of("too-many-levels", "levels", sorted.size(), "limit", most)
                            .then(
                                    words.isEmpty()
                                            ? Reason.of("group-or-choose")
                                            : Reason.of(
                                                    "number-but-for-this",
                                                    "option",
                                                    "--empty-in " + ShellWord.of(name + "=" + words.get(0))))));
        }
        return new ModelColumn(name, List.copyOf(sorted));
    }

    /** Numbers all of which have marks between thousands are measured, and would be taken for categories. */
    private static void refuseMarks(String name, Collection<String> values, String file) {
        List<UnreadNumber> why = values.stream()
                .flatMap(value -> UnreadNumber.of(value, NumberNotation.POINT).stream())
                .filter(each -> each.kind() == UnreadNumber.Kind.MARKS)
                .toList();
        long numbers = values.stream().filter(NumberText::isNumber).count();
        if (!why.isEmpty() && why.size() + numbers == values.size()) {
            String first = values.stream()
                    .filter(value -> !NumberText.isNumber(value))
                    .findFirst()
                    .orElseThrow();
            throw new ImportProblem(new Problem(
                    file,
                    0,
                    name,
                    first,
                    Reason.of("category-of-numbers").then(why.get(0).reason("--"))));
        }
    }

    /**
     * The words that make a category of what is a number otherwise, such as {@code NA} among ages: none where words are
     * as many as numbers. A word or two among numbers is seldom meant as a category.
     */
    static List<String> wordsAmongNumbers(Collection<String> values) {
        Map<Boolean, Set<String>> kinds = values.stream()
                .filter(Objects::nonNull)
                .collect(Collectors.partitioningBy(NumberText::isNumber, Collectors.toCollection(TreeSet::new)));
        return kinds.get(true).size() > kinds.get(false).size() ? List.copyOf(kinds.get(false)) : List.of();
    }

    /** Whether it is measured, and no category. */
    boolean isNumber() {
        return levels == null;
    }

    List<String> terms() {
        return levels == null
                ? List.of(name)
                : levels.stream()
                        .skip(pooled ? 0 : 1)
                        .map(level -> name + level)
                        .toList();
    }

    /** The entries of this predictor's columns for one value. */
    List<Double> entries(String value) {
        if (levels == null) {
            return List.of(Double.valueOf(value));
        }
        List<Double> entries = new ArrayList<>();
        levels.stream().skip(pooled ? 0 : 1).forEach(level -> entries.add(level.equals(value) ? 1.0 : 0.0));
        return entries;
    }
}
