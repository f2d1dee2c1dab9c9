package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.coding.answer.CodedResponses;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.population.PopulationTable;
import org.regionwise.survey.population.Raking;
import org.regionwise.survey.region.RegionTable;

/**
 * What is said of a population table: how it was made, what of it is not used, and where it and the survey do not meet.
 *
 * @param warnings to which it is added
 */
record PopulationWarnings(List<Warning> warnings) {
    private static final int NAMED = 5;
    /** Share by which a stated population may miss the table's people unsaid. */
    private static final double FAR = 0.01;

    /** Of the table itself. */
    void ofTable(PopulationTable table) {
        if (table.raking() == null && table.rows().stream().anyMatch(row -> row.count() != Math.rint(row.count()))) {
            List<Long> rows = table.rows().stream()
                    .filter(row -> row.count() != Math.rint(row.count()))
                    .map(PopulationTable.Row::number)
                    .toList();
            warnings.add(Warning.ofModel("population-fractions", Map.of("rows", rows.size(), "first", rows.get(0))));
        }
        ofRaking(table.raking());
        Stream.concat(Stream.of(table), table.raking() == null ? Stream.empty() : table.raking().margins().stream())
                .map(each -> each.reading().numbers().grouping())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(mark ->
                        warnings.add(Warning.ofModel("population-thousands", Map.of("written", "1" + mark + "234"))));
        if (!table.notes().isEmpty()) {
            warnings.add(Warning.ofModel(
                    "population-totals-left-out", Map.of("rows", table.notes().size())));
        }
    }

    private void ofRaking(Raking raking) {
        if (raking == null) {
            return;
        }
        List<String> margins =
                raking.margins().stream().map(PopulationTable::file).toList();
        warnings.add(Warning.ofModel("population-raked", Map.of("margins", margins, "rounds", raking.rounds())));
        if (!raking.converged()) {
            // a table that was kept before it was told which
            List<String> missed = raking.missed().isEmpty() ? margins : raking.missed();
            warnings.add(
                    Warning.ofModel("population-raking-missed", Map.of("missed", missed, "ofPeople", raking.miss())));
        }
        if (!raking.incomplete().isEmpty()) {
            warnings.add(Warning.ofModel("population-margins-incomplete", Map.of("unlisted", raking.incomplete())));
        }
        if (!raking.unlike().isEmpty()) {
            List<String> regions =
                    raking.unlike().stream().filter(each -> !each.isEmpty()).toList();
            warnings.add(Warning.ofModel("population-margins-unlike", Map.of("unlisted", regions)));
        }
    }

    void ofColumns(PopulationTable table, String code, List<String> used) {
        List<String> others = table.columns().stream()
                .filter(column -> !used.contains(column))
                .toList();
        if (!others.isEmpty()) {
            warnings.add(Warning.ofModel(code, Map.of("columns", others)));
        }
    }

    void ofLevels(String code, Map<String, Double> unknown, double of) {
        if (!unknown.isEmpty()) {
            double left =
                    unknown.values().stream().mapToDouble(Double::doubleValue).sum();
            warnings.add(Warning.ofModel(code, Map.of("levels", List.copyOf(unknown.keySet()), "ofPeople", left / of)));
        }
    }

    /**
     * Regions of one and not of the other.
     *
     * @param all regions of the table
     * @param measured whether the outcome is
     */
    void ofRegions(List<RegionFacts> regions, List<Map<Integer, Double>> counts, Set<String> all, boolean measured) {
        Set<String> estimated = new LinkedHashSet<>();
        List<String> without = new ArrayList<>();
        List<String> synthetic = new ArrayList<>();
        for (int j = 0; j < counts.size(); j++) {
            RegionFacts region = regions.get(j);
            estimated.add(region.key());
            if (counts.get(j).isEmpty()) {
                without.add(region.key());
            } else if (region.used() == 0) {
                synthetic.add(region.key());
            }
        }
        if (measured) {
            ofNames("regions-without-people", without);
        } else {
            ofNames("regions-without-population", without);
            ofNames("poststratified-without-respondents", synthetic);
        }
        ofNames(
                "population-regions-left-out",
                all.stream().filter(key -> !estimated.contains(key)).toList());
    }

    private void ofNames(String code, List<String> regions) {
        if (!regions.isEmpty()) {
            warnings.add(Warning.ofReading(code, Map.of("unlisted", regions), regions));
        }
    }

    /** Cells of people of whom nobody answered, and of respondents whom the table does not have. */
    void ofCells(
            List<RegionFacts> regions,
            List<Map<Integer, Double>> counts,
            List<List<String>> patterns,
            CodedResponses responses) {
        Map<List<String>, Integer> numbers = new HashMap<>();
        patterns.forEach(pattern -> numbers.put(pattern, numbers.size()));
        List<String> empty = new ArrayList<>();
        int cells = 0;
        double inEmpty = 0;
        double everybody = 0;
        List<String> homeless = new ArrayList<>();
        Set<String> their = new LinkedHashSet<>();
        long respondents = 0;
        for (int j = 0; j < counts.size(); j++) {
            String key = regions.get(j).key();
            Map<List<String>, CodedResponses.Sums> answered = responses.patterns(key);
            for (Map.Entry<Integer, Double> cell : counts.get(j).entrySet()) {
                List<String> pattern = patterns.get(cell.getKey());
                cells++;
                everybody += cell.getValue();
                if (!answered.containsKey(pattern) || answered.get(pattern).respondents == 0) {
                    empty.add(key + " (" + String.join(", ", pattern) + ")");
                    inEmpty += cell.getValue();
                }
            }
            for (Map.Entry<List<String>, CodedResponses.Sums> group : answered.entrySet()) {
                Integer number = numbers.get(group.getKey());
                boolean counted = number != null && counts.get(j).containsKey(number);
                if (!counted && group.getValue().respondents > 0) {
                    homeless.add(key + " (" + String.join(", ", group.getKey()) + ")");
                    their.add(key);
                    respondents += group.getValue().respondents;
                }
            }
        }
        if (!empty.isEmpty()) {
            warnings.add(Warning.ofAnswers(
                    "population-cells-empty",
                    Map.of(
                            "empty",
                            empty.size(),
                            "cells",
                            cells,
                            "ofPeople",
                            inEmpty / everybody,
                            "named",
                            empty.subList(0, Math.min(NAMED, empty.size()))),
                    List.of()));
        }
        if (!homeless.isEmpty()) {
            warnings.add(Warning.ofAnswers(
                    "respondents-in-no-cell",
                    Map.of("respondents", respondents, "named", homeless.subList(0, Math.min(NAMED, homeless.size()))),
                    List.copyOf(their)));
        }
    }

    /** Where the region table states other populations. */
    void ofPopulations(List<RegionFacts> regions, Map<String, Double> all, SurveyData data) {
        boolean stated = data.regions().map(RegionTable::populationColumn).isPresent();
        if (!stated) {
            warnings.add(Warning.ofModel("population-from-cells"));
            return;
        }
        List<String> far = regions.stream()
                .filter(region -> region.population() != null
                        && all.containsKey(region.key())
                        && Math.abs(all.get(region.key()) - region.population()) > FAR * region.population())
                .map(RegionFacts::key)
                .toList();
        if (!far.isEmpty()) {
            warnings.add(Warning.ofModel("population-differs", Map.of("unlisted", far), far));
        }
    }
}
