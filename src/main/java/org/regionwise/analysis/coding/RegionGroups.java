package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.direct.DirectEstimate;
import org.regionwise.engine.direct.EffectiveSampleSize;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.region.RegionTable;

/**
 * Groups of regions, such as provinces, by a column of the region table.
 *
 * @param groups in the order of their first regions
 */
public record RegionGroups(List<Group> groups) {
    public RegionGroups {
        groups = List.copyOf(groups);
    }

    /** The name of the group that a region is in; null for none. */
    public String of(int region) {
        return groups.stream()
                .filter(group -> group.members().contains(region))
                .map(Group::name)
                .findFirst()
                .orElse(null);
    }

    /** A group's direct estimate under the survey's design. */
    public record Designed(DirectEstimate direct, EffectiveSampleSize size) {}

    /**
     * One group.
     *
     * @param name as the table writes it
     * @param members numbers of its regions, in the order of the analysis
     * @param design empty where everybody was drawn alike
     * @param known its figure where a column of the region table has it, else NaN
     */
    public record Group(String name, List<Integer> members, Optional<Designed> design, double known) {
        /** Shares of population within the group, one a region of the analysis; 0 of those outside. */
        public double[] shares(List<RegionFacts> regions) {
            double[] shares = new double[regions.size()];
            double sum = 0;
            for (int j : members) {
                sum += regions.get(j).population();
            }
            for (int j : members) {
                shares[j] = regions.get(j).population() / sum;
            }
            return shares;
        }

        /** What its regions have together. */
        public RegionFacts facts(List<RegionFacts> regions) {
            List<RegionFacts> own = members.stream().map(regions::get).toList();
            return new RegionFacts(
                    name,
                    null,
                    own.stream().mapToDouble(RegionFacts::population).sum(),
                    own.stream().mapToLong(RegionFacts::used).sum(),
                    own.stream().mapToLong(RegionFacts::positives).sum(),
                    own.stream().mapToLong(RegionFacts::unanswered).sum(),
                    own.stream().mapToDouble(RegionFacts::weight).sum());
        }
    }

    /**
     * The groups that an analysis asks for; regions in none of them are told of.
     *
     * @param regions of the analysis
     * @param design direct estimates by number of the group that a region key belongs to; empty without a design
     * @throws ImportProblem when there is no region table or no such column, no populations, or one of a region in a
     *     group is not known
     */
    public static Optional<RegionGroups> of(
            Analysis analysis,
            SurveyData data,
            List<RegionFacts> regions,
            Optional<Function<Map<String, Integer>, DesignBasedEstimates>> design,
            List<Warning> warnings) {
        String column = analysis.settings().group();
        if (column == null) {
            return Optional.empty();
        }
        RegionTable table = data.regions().orElseThrow(() -> problem(0, column, "", Reason.of("group-needs-table")));
        if (table.column(column).isEmpty()) {
            throw problem(0, column, "", Reason.of("group-no-column"));
        }
        if (table.populationColumn() == null) {
            throw problem(0, column, "", Reason.of("group-needs-populations"));
        }
        Map<String, String> names = table.values(column);
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        for (int j = 0; j < regions.size(); j++) {
            RegionFacts region = regions.get(j);
            String name = names.get(region.key());
            if (name == null || name.isBlank()) {
                outside.add(region.key());
                continue;
            }
            if (region.population() == null) {
                problems.add(new Problem(
                        SurveyData.REGION_TABLE,
                        table.rowOf(region.key()),
                        table.populationColumn(),
                        "",
                        Reason.of("group-population", "region", region.key(), "group", name)));
                continue;
            }
            members.computeIfAbsent(name, key -> new ArrayList<>()).add(j);
            numbers.put(region.key(), List.copyOf(members.keySet()).indexOf(name));
        }
        if (!problems.isEmpty()) {
            throw new ImportProblem(ImportReport.of(problems));
        }
        if (!outside.isEmpty()) {
            warnings.add(Warning.ofReading("regions-without-group", Map.of("column", column), outside));
        }
        if (members.size() == 1 && outside.isEmpty()) {
            warnings.add(Warning.ofReading("groups-only-one", Map.of("column", column), List.of()));
        } else if (members.size() > 1 && members.values().stream().allMatch(own -> own.size() == 1)) {
            warnings.add(Warning.ofReading("groups-of-one", Map.of("column", column), List.of()));
        } else if (members.isEmpty()) {
            warnings.add(Warning.ofReading("groups-none", Map.of("column", column), List.of()));
        }
        Optional<DesignBasedEstimates> estimates =
                members.isEmpty() ? Optional.empty() : design.map(each -> each.apply(numbers));
        KnownFigures known = KnownFigures.of(analysis, table);
        List<Group> groups = new ArrayList<>();
        members.forEach((name, own) -> groups.add(new Group(
                name,
                List.copyOf(own),
                estimates.map(each -> new Designed(
                        each.regions().get(groups.size()), each.sizes().get(groups.size()))),
                known.of(name, own.stream().map(j -> regions.get(j).key()).toList()))));
        known.throwIfAny();
        return Optional.of(new RegionGroups(groups));
    }

    private static ImportProblem problem(long row, String column, String value, Reason reason) {
        return new ImportProblem(new Problem(SurveyData.REGION_TABLE, row, column, value, reason));
    }
}
