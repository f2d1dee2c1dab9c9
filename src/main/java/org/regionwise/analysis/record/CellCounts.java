package org.regionwise.analysis.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Population;
import org.regionwise.analysis.SurveyData;
import org.regionwise.survey.Column;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounts;
import org.regionwise.survey.region.RegionTable;

/**
 * The counts that an analysis estimates from, without the file behind them: enough to compute its result again, and no
 * more. Under a design that can be one group a respondent.
 *
 * @param counts respondents by region, answer and predictors; null under a design
 * @param design the same by stratum and cluster, with their weights; null without a design
 * @param regions the region table's columns that the analysis uses; null where there is no table
 * @param regionLabels what the survey says that its codes of regions mean; bundles of earlier versions have it alone
 * @param valueLabels what it says that values of the analysis's columns mean, by column
 * @param population who lives in the regions; null where that was not asked about
 */
public record CellCounts(
        ResponseCounts counts,
        DesignCounts design,
        RegionTable regions,
        Map<String, String> regionLabels,
        Map<String, Map<String, String>> valueLabels,
        @JsonInclude(JsonInclude.Include.NON_NULL) Population population) {
    public CellCounts {
        // bundles of earlier versions have none
        regionLabels = regionLabels == null ? Map.of() : Map.copyOf(regionLabels);
        valueLabels = valueLabels == null ? Map.of() : valueLabels;
    }

    /** The counts of an analysis; rows of the file are not in them. */
    public static CellCounts of(SurveyData data, Analysis analysis) {
        return new CellCounts(
                data.design().isPresent() || analysis.published().isPresent() ? null : anonymous(data.counts()),
                data.design().map(CellCounts::anonymous).orElse(null),
                data.regions().map(table -> used(table, analysis)).orElse(null),
                data.labels(analysis.regionColumn()),
                data.valueLabels(),
                data.population().orElse(null));
    }

    /**
     * All counts of a survey, in the order of its rows; units of the second stage, which can be single people, are
     * known by their number.
     */
    static CellCounts ofRows(SurveyData data) {
        return new CellCounts(
                data.design().isPresent() ? null : data.counts(),
                data.design()
                        .map(each -> numbered(each, ResponseCount::firstRow))
                        .orElse(null),
                null,
                Map.of(),
                data.valueLabels(),
                null);
    }

    private static ResponseCounts anonymous(ResponseCounts all) {
        return new ResponseCounts(
                all.regionColumn(),
                all.outcomeColumn(),
                all.predictorColumns(),
                all.counts().stream().map(each -> placed(each, 0)).toList());
    }

    private static DesignCounts anonymous(DesignCounts all) {
        return numbered(all, each -> 0L);
    }

    /** Second-stage units, which can be single people, by their number in the cluster. */
    private static DesignCounts numbered(DesignCounts all, Function<ResponseCount, Long> firstRow) {
        Map<List<String>, Map<String, String>> numbers = new HashMap<>();
        return all.with(all.counts().stream()
                .map(each -> {
                    Map<String, String> own = numbers.computeIfAbsent(
                            Arrays.asList(each.stratum(), each.cluster()), key -> new HashMap<>());
                    return each.renamed(
                            placed(each.responses(), firstRow.apply(each.responses())),
                            each.secondStage() == null
                                    ? null
                                    : own.computeIfAbsent(each.secondStage(), key -> Integer.toString(own.size() + 1)));
                })
                .toList());
    }

    private static ResponseCount placed(ResponseCount each, long firstRow) {
        return new ResponseCount(each.region(), each.answer(), each.predictors(), each.count(), firstRow);
    }

    private static RegionTable used(RegionTable table, Analysis analysis) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(table.keyColumn(), table.nameColumn(), table.populationColumn())
                .filter(Objects::nonNull)
                .forEach(names::add);
        names.addAll(analysis.columnsOfTable());
        List<Column> columns = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (names.contains(table.columns().get(i).name())) {
                columns.add(table.columns().get(i));
                places.add(i);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<String> kept = new ArrayList<>();
            places.forEach(place -> kept.add(row.get(place)));
            rows.add(Collections.unmodifiableList(kept));
        }
        return new RegionTable(
                table.file(),
                table.sha256(),
                table.keyColumn(),
                table.nameColumn(),
                table.populationColumn(),
                columns,
                rows,
                table.imported());
    }

    /** What the analysis ran on, as these counts have it. */
    public SurveyData data(DataFiles files) {
        SurveyData data = unlabelled(files).among(Optional.ofNullable(population));
        return data.labelled(
                valueLabels.isEmpty() && !regionLabels.isEmpty()
                        ? Map.of(data.counts().regionColumn(), regionLabels)
                        : valueLabels);
    }

    private SurveyData unlabelled(DataFiles files) {
        DataFiles.SurveyPart survey = files.survey();
        if (design != null) {
            return SurveyData.of(
                    files.title(), survey.sha256(), design, Optional.ofNullable(regions), survey.imported());
        }
        return counts == null
                ? SurveyData.published(files.title(), survey.sha256(), regions, survey.imported())
                : SurveyData.of(
                        files.title(), survey.sha256(), counts, Optional.ofNullable(regions), survey.imported());
    }
}
