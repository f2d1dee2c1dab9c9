package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.coding.answer.CodedResponses;
import org.regionwise.analysis.coding.answer.LabelledValues;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.cells.Cells;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.ShellWord;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.survey.region.RegionTable;

/** Builds {@link ModelData}: one pass over the counts, one over the regions. Used once. */
public final class ModelDataBuilder {
    private final Analysis analysis;
    private final SurveyData data;
    private final CodedResponses responses;
    private final List<Warning> warnings;

    /**
     * @param analysis the question
     * @param data whose columns it names
     */
    public ModelDataBuilder(Analysis analysis, SurveyData data) {
        this.analysis = analysis;
        this.data = data;
        this.responses = new CodedResponses(analysis, data);
        this.warnings = new ArrayList<>(responses.warnings());
        RegionWarnings.add(analysis, data, warnings);
        LabelledValues.add(analysis, data, warnings);
    }

    /**
     * @throws ImportProblem when an answer is neither yes, no nor missing, or a predictor is absent, not a number, or
     *     has no value for a region with respondents
     * @throws NotEstimable when no respondent is left
     */
    public ModelData build() {
        requireRespondents();
        if (responses.answers().positive().isEmpty()) {
            warnings.add(Warning.ofAnswers(
                    "no-positives-anywhere",
                    Map.of("positive", analysis.coding().positive()),
                    List.of()));
        }
        RegionPredictors predictors = predictors();
        List<ModelColumn> respondentColumns = respondentColumns();
        Optional<PopulationCoding> people = people(respondentColumns);
        List<RegionFacts> regions = regions(predictors, people);
        Optional<DesignBasedEstimates> design = design(regions);
        ModelTerms terms = new ModelTerms(analysis, predictors, respondentColumns, data.name());
        return new ModelData(
                cells(regions, predictors, terms, design),
                coded(regions, design),
                people.map(each -> each.coded(regions, predictors, terms)),
                terms.groups(),
                terms.products());
    }

    private Optional<PopulationCoding> people(List<ModelColumn> respondentColumns) {
        boolean asked = analysis.model().choose(RandomIntercept::poststratified, area -> false, LinearUnit::ofPeople);
        if (asked && data.population().isEmpty()) {
            throw new ImportProblem(new Problem(data.name(), 0, "", "", Reason.of("no-population-table")));
        }
        return asked
                ? Optional.of(new PopulationCoding(analysis, data, responses, respondentColumns, warnings))
                : Optional.empty();
    }

    /** The same of an outcome that is measured; throws as {@link #build} does. */
    public MeasuredData measured() {
        requireRespondents();
        RegionPredictors predictors = predictors();
        List<ModelColumn> respondentColumns = respondentColumns();
        Optional<PopulationCoding> people = people(respondentColumns);
        List<RegionFacts> regions = regions(predictors, people);
        Optional<DesignBasedEstimates> design = design(regions);
        LinearUnit model = analysis.model()
                .choose(randomIntercept -> LinearUnit.PLAIN, area -> LinearUnit.PLAIN, linear -> linear);
        ModelTerms terms = new ModelTerms(analysis, predictors, respondentColumns, data.name());
        MeasuredRows rows = new MeasuredRows(
                model,
                data,
                responses,
                regions,
                predictors,
                respondentColumns,
                people.map(each -> each.coded(regions, predictors, terms)),
                warnings);
        return rows.data(coded(regions, design));
    }

    private CodedData coded(List<RegionFacts> regions, Optional<DesignBasedEstimates> design) {
        return new CodedData(
                regions,
                responses.answers().positive(),
                responses.answers().negative(),
                responses.answers().missing(),
                data.counts().respondents(),
                responses.used(),
                design,
                RegionGroups.of(analysis, data, regions, design.map(drawn -> this::ofGroups), warnings),
                warnings);
    }

    private void requireRespondents() {
        if (responses.used() == 0) {
            throw new NotEstimable(
                    "no-respondents-left",
                    Map.of(
                            "weighted",
                            Boolean.toString(analysis.design().weight() != null),
                            "measured",
                            Boolean.toString(analysis.coding().isMeasured())));
        }
    }

    private Optional<DesignBasedEstimates> design(List<RegionFacts> regions) {
        if (data.design().isEmpty()) {
            return Optional.empty();
        }
        DesignCounts counts = data.design().get();
        if (counts.everybodyAlike()) {
            warnings.add(Warning.ofModel("equal-weights"));
            return Optional.empty();
        }
        Map<String, Integer> numbers = new HashMap<>();
        regions.forEach(region -> numbers.put(region.key(), numbers.size()));
        DesignBasedEstimates design = estimates(numbers, numbers.size());
        DesignWarnings.add(analysis, counts, design, regions, warnings);
        warnOfCalibration(counts);
        return Optional.of(design);
    }

    private DesignBasedEstimates estimates(Map<String, Integer> numbers, int domains) {
        return DesignBasedEstimates.of(
                data.design().orElseThrow(),
                data.name(),
                responses::contribution,
                numbers,
                domains,
                analysis.coding().isMeasured(),
                analysis.factors());
    }

    /** Direct estimates of groups under the survey's design, as those of regions. */
    private DesignBasedEstimates ofGroups(Map<String, Integer> groupOfRegion) {
        return estimates(
                groupOfRegion,
                1 + groupOfRegion.values().stream().max(Integer::compare).orElse(-1));
    }

    /** What regions that have no counterpart may be. */
    private static List<Map<String, String>> proposals(List<RegionPairing.Unmatched> unmatched) {
        return unmatched.stream()
                .filter(each -> each.nearest().isPresent())
                .map(each -> {
                    String like = each.nearest().get();
                    boolean named =
                            each.nearestName() != null && !each.nearestName().equals(like);
                    return Map.of(
                            "region",
                            each.key(),
                            "like",
                            like,
                            "named",
                            named ? "yes" : "no",
                            "name",
                            named ? each.nearestName() : "");
                })
                .toList();
    }

    private ImportProblem noneMatches(String key, RegionTable table) {
        RegionPairing pairing = pairing(table);
        return new ImportProblem(new Problem(
                data.name(),
                responses.firstRow(key),
                analysis.regionColumn(),
                key,
                Reason.of("no-region-in-table")
                        .then(Reason.of("regions-of-both", "regions", pairing.guesses(), "keys", table.keys()))
                        .then(pairing.accepting("--same-region")
                                .map(option -> Reason.of("same-way-or-say", "option", option))
                                .orElse(Reason.of("same-way")))));
    }

    /** The survey's regions and the table's; what is the same was brought under one key before. */
    private RegionPairing pairing(RegionTable table) {
        return RegionPairing.of(responses.regions(), table.names(), Map.of());
    }

    private RegionPredictors predictors() {
        List<Problem> problems = new ArrayList<>();
        if (!analysis.predictors().isEmpty() && data.regions().isPresent()) {
            RegionTable table = data.regions().get();
            Set<String> known = Set.copyOf(table.keys());
            Map<String, RegionPairing.Unmatched> nearest = new HashMap<>();
            pairing(table).unmatched().stream()
                    .filter(each -> each.nearest().isPresent())
                    .forEach(each -> nearest.put(each.key(), each));
            for (String region : responses.regions()) {
                if (!known.contains(region)) {
                    problems.add(new Problem(
                            data.name(),
                            responses.firstRow(region),
                            analysis.regionColumn(),
                            region,
                            Reason.of("region-not-in-table")
                                    .then(Optional.ofNullable(nearest.get(region))
                                            .map(near -> Reason.of(
                                                    "region-may-be",
                                                    "name",
                                                    near.nearestName(),
                                                    "option",
                                                    near.accepting("--same-region")
                                                            .orElseThrow())))));
                }
            }
        }
        return new RegionPredictors(analysis, data, this::sampled, problems);
    }

    private boolean sampled(String region) {
        return !responses.patterns(region).isEmpty();
    }

    private List<ModelColumn> respondentColumns() {
        List<ModelColumn> columns = new ArrayList<>();
        List<String> pooled = analysis.model().choose(RandomIntercept::pooled, area -> List.of(), linear -> List.of());
        for (int i = 0; i < data.counts().predictorColumns().size(); i++) {
            Column column = data.counts().predictorColumns().get(i);
            int at = i;
            if (pooled.contains(column.name())) {
                columns.add(ModelColumn.pooled(
                        column.name(),
                        responses.national().keySet().stream()
                                .map(pattern -> pattern.get(at))
                                .toList(),
                        data.name()));
            } else if (column.type() == ColumnType.NUMBER && !analysis.factors().contains(column.name())) {
                columns.add(ModelColumn.number(column.name()));
            } else {
                List<String> values = responses.national().keySet().stream()
                        .map(pattern -> pattern.get(at))
                        .toList();
                if (!analysis.factors().contains(column.name())) {
                    warnOfNumbers(column.name(), values);
                }
                columns.add(ModelColumn.factor(column.name(), values, data.name()));
            }
        }
        return columns;
    }

    private void warnOfCalibration(DesignCounts counts) {
        for (int k = 0; k < counts.calibrationColumns().size(); k++) {
            int at = k;
            Column column = counts.calibrationColumns().get(k);
            if (column.type() == ColumnType.TEXT
                    && !column.name().equals(analysis.regionColumn())
                    && !analysis.factors().contains(column.name())) {
                warnOfNumbers(
                        column.name(),
                        counts.counts().stream()
                                .map(each -> each.calibration().get(at))
                                .toList());
            }
        }
    }

    private void warnOfNumbers(String predictor, List<String> values) {
        List<String> words = ModelColumn.wordsAmongNumbers(values);
        if (!words.isEmpty()) {
            warnings.add(Warning.ofModel(
                    "predictor-nearly-numbers",
                    Map.of(
                            "predictor",
                            predictor,
                            "words",
                            words,
                            "emptyIn",
                            "--empty-in " + ShellWord.of(predictor + "=" + words.get(0)),
                            "factors",
                            "--factors " + ShellWord.of(predictor))));
        }
    }

    /** Regions of the table in its order, then those only the survey knows, then those where people live only. */
    private List<RegionFacts> regions(RegionPredictors predictors, Optional<PopulationCoding> people) {
        Set<String> keys = new LinkedHashSet<>();
        List<String> incomplete = new ArrayList<>();
        data.regions().ifPresent(table -> {
            for (String key : table.keys()) {
                (predictors.complete(key) ? keys : incomplete).add(key);
            }
        });
        if (!incomplete.isEmpty()) {
            warnings.add(Warning.ofAnswers("regions-left-out", Map.of("missing", "predictor"), incomplete));
        }
        List<String> unlisted = responses.regions().stream()
                .filter(key -> !keys.contains(key) && !incomplete.contains(key))
                .sorted()
                .toList();
        if (data.regions().isPresent() && unlisted.size() == responses.regions().size() && !unlisted.isEmpty()) {
            throw noneMatches(unlisted.get(0), data.regions().get());
        }
        if (!unlisted.isEmpty() && data.regions().isPresent()) {
            RegionPairing pairing = pairing(data.regions().get());
            List<RegionPairing.Unmatched> unmatched = pairing.unmatched();
            warnings.add(Warning.ofReading(
                    "regions-not-in-table",
                    Map.of(
                            "unlisted",
                            unlisted,
                            "proposals",
                            proposals(unmatched),
                            "option",
                            pairing.accepting("--same-region").orElse("")),
                    Stream.concat(unlisted.stream(), unmatched.stream().flatMap(each -> each.nearest().stream()))
                            .distinct()
                            .toList()));
        }
        keys.addAll(unlisted);
        people.ifPresent(each -> each.regions().stream()
                .filter(key -> !incomplete.contains(key) && predictors.complete(key))
                .forEach(keys::add));
        Map<String, String> written = values(table -> table.nameColumn());
        Map<String, String> names = new LinkedHashMap<>();
        keys.forEach(key -> names.put(
                key,
                written.get(key) == null ? data.labels(analysis.regionColumn()).get(key) : written.get(key)));
        Map<String, String> distinct = ColumnLabels.distinct(names);
        Map<String, String> populations = values(table -> table.populationColumn());
        boolean stated = data.regions().map(RegionTable::populationColumn).isPresent();
        List<RegionFacts> regions = new ArrayList<>();
        for (String key : keys) {
            CodedResponses.Tally tally = responses.tally(key);
            String population = populations.get(key);
            regions.add(new RegionFacts(
                    key,
                    distinct.get(key),
                    population == null
                            ? people.filter(each -> !stated)
                                    .map(each -> each.people(key))
                                    .orElse(null)
                            : Double.valueOf(population),
                    tally.used,
                    tally.positives,
                    tally.unanswered,
                    tally.weight));
        }
        return regions;
    }

    private Map<String, String> values(Function<RegionTable, String> column) {
        return data.regions()
                .filter(table -> column.apply(table) != null)
                .map(table -> table.values(column.apply(table)))
                .orElse(Map.of());
    }

    /** Weights of a region are scaled to sum to its effective sample size; counts stay as they are. */
    private Cells cells(
            List<RegionFacts> regions,
            RegionPredictors predictors,
            ModelTerms terms,
            Optional<DesignBasedEstimates> sample) {
        List<double[]> rows = new ArrayList<>();
        for (int j = 0; j < regions.size(); j++) {
            List<Double> fixed = predictors.entries(regions.get(j).key());
            Map<List<String>, CodedResponses.Sums> own =
                    responses.patterns(regions.get(j).key());
            if (own.isEmpty()) {
                // no respondents: the nation's mix of respondents stands in for the region's
                for (Map.Entry<List<String>, Double> pattern :
                        responses.national().entrySet()) {
                    rows.add(row(j, 0, 0, pattern.getValue(), terms.row(fixed, pattern.getKey())));
                }
            }
            double scale = scale(regions.get(j), j, sample);
            for (Map.Entry<List<String>, CodedResponses.Sums> pattern : own.entrySet()) {
                CodedResponses.Sums sums = pattern.getValue();
                rows.add(row(
                        j,
                        scale * sums.used,
                        scale * Math.min(sums.used, sums.positives),
                        sums.used + sums.unanswered,
                        terms.row(fixed, pattern.getKey())));
            }
        }
        int size = rows.size();
        int[] region = new int[size];
        double[] trials = new double[size];
        double[] successes = new double[size];
        double[] share = new double[size];
        int width = terms.names().size();
        DMatrixRMaj design = new DMatrixRMaj(size, width);
        for (int c = 0; c < size; c++) {
            double[] row = rows.get(c);
            region[c] = (int) row[0];
            trials[c] = row[1];
            successes[c] = row[2];
            share[c] = row[3];
            System.arraycopy(row, 4, design.data, c * width, width);
        }
        return new Cells(regions.size(), region, trials, successes, share, design, terms.names(), terms.pooled());
    }

    private static double scale(RegionFacts region, int j, Optional<DesignBasedEstimates> design) {
        return design.isEmpty() || region.used() == 0
                ? 1
                : design.get().sizes().get(j).value() / region.weight();
    }

    private static double[] row(int region, double trials, double successes, double share, double[] x) {
        double[] row = new double[4 + x.length];
        row[0] = region;
        row[1] = trials;
        row[2] = successes;
        row[3] = share;
        System.arraycopy(x, 0, row, 4, x.length);
        return row;
    }
}
