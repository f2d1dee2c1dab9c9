package org.regionwise.analysis.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Plan;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.survey.OutcomeCoding;

/**
 * A plan as a file has it: an analysis as {@link AnalysisRecord} has it, and its outcomes. Such a record is a plan of
 * one outcome. A contract: add to it, never rename.
 *
 * @param software what wrote it; null where people did
 * @param analysis the question to all outcomes
 * @param outcomes its outcomes; null for that of the analysis alone
 * @param release the publication profile under which they are shown; null where everything is
 */
public record PlanRecord(
        Result.Software software,
        Analysis analysis,
        List<Entry> outcomes,

        @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode release) {
    /** An outcome as {@link Plan.Outcome} has it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(String column, OutcomeCoding coding, String name, String yes) {}

    /** The record of a plan; {@code release} as the record has it. */
    public static PlanRecord of(Plan plan, JsonNode release) {
        return new PlanRecord(
                SoftwareVersion.software(),
                plan.pattern()
                        .asking(plan.outcomes().get(0).column(), plan.pattern().coding()),
                plan.outcomes().stream()
                        .map(each -> new Entry(each.column(), each.coding(), each.name(), each.yes()))
                        .toList(),
                release);
    }

    /** Columns of which it says two things. */
    public Set<String> twice() {
        Map<String, Entry> known = new HashMap<>();
        Set<String> twice = new TreeSet<>();
        for (Entry each : outcomes == null ? List.<Entry>of() : outcomes) {
            Entry before = known.putIfAbsent(each.column(), each);
            if (before != null && !before.equals(each)) {
                twice.add(each.column());
            }
        }
        return twice;
    }

    /**
     * The plan that it is the record of.
     *
     * @throws IllegalArgumentException when it says nothing that could be estimated
     */
    public Plan plan() {
        if (analysis == null || analysis.published().isPresent()) {
            throw new IllegalArgumentException("a plan asks something of respondents");
        }
        List<Plan.Outcome> named = outcomes == null
                ? List.of(Plan.Outcome.of(analysis.outcomeColumn()))
                : outcomes.stream()
                        .map(each -> new Plan.Outcome(each.column(), each.coding(), each.name(), each.yes()))
                        .toList();
        for (Plan.Outcome each : named) {
            boolean sound = each.column() != null
                    && !each.column().isBlank()
                    && (each.coding() == null
                            || each.coding().isMeasured() == analysis.coding().isMeasured());
            if (!sound) {
                throw new IllegalArgumentException("an outcome has a column, and answers as the model wants them");
            }
        }
        if (named.isEmpty()) {
            throw new IllegalArgumentException("a plan has an outcome");
        }
        return new Plan(analysis, named);
    }
}
