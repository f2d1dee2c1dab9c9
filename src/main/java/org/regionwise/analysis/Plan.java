package org.regionwise.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.regionwise.survey.DesignColumns.Replicates;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.name.DisplayNames;

/**
 * One question put to several outcomes of a survey: what is not said of an outcome is as the pattern has it.
 *
 * @param pattern regions, predictors, design, model and settings of all, and how the answers to most are coded; its own
 *     outcome counts for nothing
 * @param outcomes in the order in which they are shown, no column twice
 */
public record Plan(Analysis pattern, List<Outcome> outcomes) {
    public Plan {
        Map<String, Outcome> byColumn = new LinkedHashMap<>();
        outcomes.forEach(each -> byColumn.putIfAbsent(each.column(), each));
        outcomes = List.copyOf(byColumn.values());
    }

    /**
     * An outcome, or several that are coded alike.
     *
     * @param column its name; or a pattern of names with {@code *} and {@code ?}
     * @param coding which of its answers count; null for those of the plan
     * @param name what it is called; null where nobody said it
     * @param yes what a yes to it means, as {@link DisplayNames} has it; null where nobody said it
     */
    public record Outcome(String column, OutcomeCoding coding, String name, String yes) {
        /** As the plan has it. */
        public static Outcome of(String column) {
            return new Outcome(column, null, null, null);
        }

        private Outcome called(String other) {
            return new Outcome(other, coding, name, yes);
        }
    }

    /**
     * The same with the columns that its patterns name, in the order of {@code columns}. A column that has another
     * role is none of a pattern's, and one that was named before stays as it was named. What is no pattern, or the
     * name of a column as it stands, is left; so is a pattern of nothing.
     */
    public Plan among(Collection<String> columns) {
        List<String> others = others();
        List<Outcome> found = new ArrayList<>();
        for (Outcome each : outcomes) {
            List<String> named = columns.contains(each.column()) || !isPattern(each.column())
                    ? List.of()
                    : Replicates.matching(List.of(each.column()), columns, others);
            if (named.isEmpty()) {
                found.add(each);
            }
            named.forEach(column -> found.add(each.called(column)));
        }
        return new Plan(pattern, found);
    }

    private List<String> others() {
        return Stream.concat(pattern.surveyColumns().stream(), Stream.of(pattern.regionColumn()))
                .filter(each -> !each.equals(pattern.outcomeColumn()))
                .toList();
    }

    /** By pattern, the columns that it names and that have another role, so that {@link #among} leaves them out. */
    public Map<String, List<String>> otherwiseUsed(Collection<String> columns) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (Outcome each : outcomes) {
            if (isPattern(each.column()) && !columns.contains(each.column())) {
                List<String> named = Replicates.matching(List.of(each.column()), columns, List.of()).stream()
                        .filter(others()::contains)
                        .toList();
                if (!named.isEmpty()) {
                    found.put(each.column(), named);
                }
            }
        }
        return found;
    }

    /** Whether a name stands for several. */
    public static boolean isPattern(String column) {
        return column.contains("*") || column.contains("?");
    }

    /** The question to an outcome of the plan. */
    public Analysis analysis(Outcome outcome) {
        return pattern.asking(outcome.column(), outcome.coding() == null ? pattern.coding() : outcome.coding());
    }

    /** The questions to all of them. */
    public List<Analysis> analyses() {
        return outcomes.stream().map(this::analysis).toList();
    }

    /** What the plan calls its outcomes. */
    public DisplayNames names() {
        Map<String, String> names = new HashMap<>();
        Map<String, String> yes = new HashMap<>();
        for (Outcome each : outcomes) {
            if (each.name() != null) {
                names.put(each.column(), each.name());
            }
            if (each.yes() != null) {
                yes.put(each.column(), each.yes());
            }
        }
        return new DisplayNames(names, yes, null, null, null, Map.of());
    }
}
