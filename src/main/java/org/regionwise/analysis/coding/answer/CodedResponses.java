package org.regionwise.analysis.coding.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.Answer;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.UnreadNumber;
import org.regionwise.survey.count.DesignCount;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.count.ResponseCount;

/**
 * The responses of a survey with their answers understood, summed by region and pattern of the respondent predictors.
 */
public final class CodedResponses {
    private static final int LISTED = 10;
    private static final int SHOWN = 10;
    private static final int FEWEST_MEASURED = 3;
    private static final double MOSTLY = 0.9;

    private final Analysis analysis;
    private final SurveyData data;
    private final List<Warning> warnings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    /** Weights that cannot be read, by what stops them from being numbers. */
    private final Map<UnreadNumber, List<DesignCount>> unread = new LinkedHashMap<>();

    private final Map<String, Answer> answers = new HashMap<>();
    private final Set<String> positive = new TreeSet<>();
    private final Set<String> negative = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();
    private final Map<String, Map<List<String>, Sums>> patterns = new LinkedHashMap<>();
    private final Map<String, Tally> tallies = new HashMap<>();
    private final Map<String, Long> firstRow = new HashMap<>();
    private final Map<List<String>, Double> national = new LinkedHashMap<>();
    private final List<MeasuredGroup> measured = new ArrayList<>();
    private long used;

    /** Weights of the respondents of a region who share a pattern; without weights, their numbers. */
    public static final class Sums {
        public double used;
        public double positives;
        public double unanswered;
        /** Those who answered, whatever their weights. */
        public long respondents;
    }

    /** Respondents of a region who share a pattern and what was measured. */
    public record MeasuredGroup(String region, double value, List<String> pattern, long count) {}

    /** Numbers of respondents of a region. */
    public static final class Tally {
        public long used;
        public long positives;
        public long unanswered;
        public double weight;
    }

    /**
     * @throws ImportProblem when an answer is neither yes, no nor missing, or somebody who answered has no weight,
     *     stratum or cluster
     */
    public CodedResponses(Analysis analysis, SurveyData data) {
        this.analysis = analysis;
        this.data = data;
        ReadingWarnings.add(data.imported(), warnings);
        List<String> used = new ArrayList<>(List.of(analysis.regionColumn(), analysis.outcomeColumn()));
        used.addAll(analysis.respondentPredictors());
        used.addAll(analysis.design().columns());
        problems.addAll(ReadingWarnings.unread(data, used));
        Map<String, Problem> unknown = new HashMap<>();
        long unplaced = 0;
        long incomplete = 0;
        long weightless = 0;
        for (DesignCount each : groups()) {
            ResponseCount count = each.responses();
            Answer answer = answer(count);
            note(count, answer, unknown);
            if (count.region() == null) {
                unplaced += count.count();
                continue;
            }
            firstRow.merge(count.region(), count.firstRow(), Math::min);
            patterns.computeIfAbsent(count.region(), key -> new LinkedHashMap<>());
            Tally tally = tallies.computeIfAbsent(count.region(), key -> new Tally());
            if (answer == Answer.MISSING) {
                tally.unanswered += count.count();
                if (analysis.settings().unansweredPredicted() && !hasGap(count)) {
                    sums(count).unanswered += each.weight();
                }
            } else if (hasGap(count)) {
                incomplete += count.count();
            } else if (isNothing(each.unusableWeight())) {
                weightless += count.count();
            } else if (answer != Answer.UNKNOWN && hasDesign(each)) {
                add(each, answer, tally);
            }
        }
        refuse(unknown);
        warnOf(unplaced, incomplete, weightless);
        warnOfOthers();
        warnOfUnanswered();
    }

    private void add(DesignCount each, Answer answer, Tally tally) {
        ResponseCount count = each.responses();
        Sums sums = sums(count);
        sums.used += each.weight();
        sums.respondents += count.count();
        tally.used += count.count();
        tally.weight += each.weight();
        if (answer == Answer.YES) {
            sums.positives += each.weight();
            tally.positives += count.count();
        }
        if (answer == Answer.MEASURED) {
            measured.add(new MeasuredGroup(
                    count.region(),
                    NumberText.parse(count.answer().strip()).getAsDouble(),
                    count.predictors(),
                    count.count()));
        }
        national.merge(count.predictors(), each.weight(), Double::sum);
        used += count.count();
    }

    private Collection<DesignCount> groups() {
        return data.design()
                .map(DesignCounts::counts)
                .orElseGet(() ->
                        data.counts().counts().stream().map(DesignCount::alike).toList());
    }

    private Answer answer(ResponseCount count) {
        return answers.computeIfAbsent(count.answer(), analysis.coding()::classify);
    }

    /** What a group of respondents contributes to direct estimates: MISSING where it belongs to the design only. */
    public Answer contribution(DesignCount each) {
        ResponseCount count = each.responses();
        return count.region() == null || hasGap(count) ? Answer.MISSING : answer(count);
    }

    private void note(ResponseCount count, Answer answer, Map<String, Problem> unknown) {
        switch (answer) {
            case YES -> positive.add(count.answer());
            case NO -> negative.add(count.answer());
            case MISSING -> {
                if (count.answer() != null) {
                    missing.add(count.answer());
                }
            }
            case MEASURED -> {}
            case UNKNOWN -> unknown.merge(count.answer(), unknownAnswer(count), (a, b) -> a.row() <= b.row() ? a : b);
        }
    }

    private static boolean isNothing(String weight) {
        return weight != null && NumberText.parse(weight).orElse(-1) == 0;
    }

    /** Notes as problems what those who answered lack. */
    private boolean hasDesign(DesignCount each) {
        if (data.design().isEmpty()) {
            return true;
        }
        DesignCounts design = data.design().get();
        Optional<UnreadNumber> why = unreadWeight(each.unusableWeight());
        if (why.isPresent()) {
            unread.computeIfAbsent(why.get(), key -> new ArrayList<>()).add(each);
        } else if (each.unusableWeight() != null) {
            lacks(
                    each,
                    design.columns().weight(),
                    each.unusableWeight(),
                    Reason.of(each.unusableWeight().isEmpty() ? "weight-empty" : "weight-expected"));
        }
        if (design.columns().stratum() != null && each.stratum() == null) {
            lacks(each, design.columns().stratum(), "", Reason.of("stratum-empty"));
        }
        if (design.columns().cluster() != null && each.cluster() == null) {
            lacks(each, design.columns().cluster(), "", Reason.of("cluster-empty"));
        }
        if (design.columns().secondStage() != null && each.secondStage() == null) {
            lacks(each, design.columns().secondStage(), "", Reason.of("second-stage-empty"));
        }
        lacksOfCalibration(design, each);
        return design.drawn(each);
    }

    private void lacksOfCalibration(DesignCounts design, DesignCount each) {
        if (each.unusableBaseWeight() != null) {
            lacks(
                    each,
                    design.columns().baseWeight(),
                    each.unusableBaseWeight(),
                    Reason.of(each.unusableBaseWeight().isEmpty() ? "base-weight-empty" : "base-weight-expected")
                            .then(unreadWeight(each.unusableBaseWeight()).map(why -> why.reason("--"))));
        }
        for (int k = 0; k < each.calibration().size(); k++) {
            if (each.calibration().get(k) == null) {
                lacks(each, design.columns().calibratedOn().get(k), "", Reason.of("calibration-empty"));
            }
        }
    }

    /** Weights that are numbers, if none that can be used, are kept as programs write them. */
    private Optional<UnreadNumber> unreadWeight(String weight) {
        return NumberText.parse(weight).orElse(1) <= 0
                ? Optional.empty()
                : UnreadNumber.of(weight, data.imported().options().numbers());
    }

    private void lacks(DesignCount each, String column, String value, Reason expected) {
        problems.add(new Problem(
                data.name(),
                each.responses().firstRow(),
                column,
                value,
                expected,
                each.responses().count(),
                List.of()));
    }

    /** One way to write weights is one problem, however many of them there are. */
    private void refuseUnread() {
        joinCommas();
        unread.forEach((why, weights) -> {
            DesignCount first = weights.stream()
                    .min(Comparator.comparingLong(each -> each.responses().firstRow()))
                    .orElseThrow();
            long rows =
                    weights.stream().mapToLong(each -> each.responses().count()).sum();
            problems.add(new Problem(
                    data.name(),
                    first.responses().firstRow(),
                    data.design().orElseThrow().columns().weight(),
                    first.unusableWeight(),
                    Reason.of("weight-no-number").then(why.reason("--")),
                    rows,
                    List.of()));
        });
    }

    /** A comma that may stand before decimals does so, where others cannot be anything else. */
    private void joinCommas() {
        Optional<UnreadNumber> decimal = unread.keySet().stream()
                .filter(why ->
                        why.kind() == UnreadNumber.Kind.MARKS && why.notation().decimal() == ',')
                .findFirst();
        Optional<UnreadNumber> either = unread.keySet().stream()
                .filter(why -> why.kind() == UnreadNumber.Kind.EITHER)
                .findFirst();
        if (decimal.isPresent() && either.isPresent()) {
            unread.get(decimal.get()).addAll(unread.remove(either.get()));
        }
    }

    /** Where no answer at all is known, they are listed in one problem. */
    private void refuseUnknown(Map<String, Problem> unknown) {
        if (unknown.size() < 2 || !positive.isEmpty() || !negative.isEmpty() || !measured.isEmpty()) {
            problems.addAll(unknown.values());
            return;
        }
        List<String> values = unknown.keySet().stream().sorted().toList();
        Problem first = unknown.values().stream()
                .min(Comparator.comparingLong(Problem::row))
                .orElseThrow();
        problems.add(new Problem(
                first.file(),
                first.row(),
                first.column(),
                first.value(),
                meaning("answers-unknown", "answers-not-cut", "answers-no-numbers")
                        .then(Reason.of(
                                "answers-are",
                                "count",
                                values.size(),
                                "values",
                                values.subList(0, Math.min(SHOWN, values.size()))))
                        .then(Reason.of(analysis.coding().isMeasured() ? "answer-or-missing" : "answers-to-explain"))
                        .then(lookMeasured(values))));
    }

    /** Several different numbers may have been measured, and be no codes of yes and no. */
    private Optional<Reason> lookMeasured(List<String> values) {
        long numbers = values.stream()
                .filter(value -> !Double.isNaN(NumberText.value(value.replace(',', '.'))))
                .count();
        boolean measured =
                !analysis.coding().isMeasured() && numbers >= FEWEST_MEASURED && numbers >= MOSTLY * values.size();
        return measured ? Optional.of(Reason.of("answers-measured")) : Optional.empty();
    }

    private void refuse(Map<String, Problem> unknown) {
        refuseUnread();
        refuseUnknown(unknown);
        if (!problems.isEmpty()) {
            throw new ImportProblem(ImportReport.of(problems.stream()
                    .sorted(Comparator.comparingLong(Problem::row))
                    .toList()));
        }
    }

    private void warnOf(long unplaced, long incomplete, long weightless) {
        if (unplaced > 0) {
            warnings.add(Warning.ofAnswers(
                    "respondents-without-region",
                    Map.of("respondents", unplaced, "column", analysis.regionColumn()),
                    List.of()));
        }
        if (incomplete > 0) {
            warnings.add(Warning.ofAnswers(
                    "respondents-without-predictor",
                    Map.of("respondents", incomplete, "columns", analysis.respondentPredictors()),
                    List.of()));
        }
        if (weightless > 0) {
            warnings.add(Warning.ofAnswers(
                    "respondents-of-weight-zero",
                    Map.of(
                            "respondents",
                            weightless,
                            "column",
                            analysis.design().weight()),
                    List.of()));
        }
    }

    /** Whoever says only what a yes is hears what became a no: refusals and “don't know” are not. */
    private void warnOfOthers() {
        OutcomeCoding coding = analysis.coding();
        if (coding.isCut() || coding.isMeasured() || !coding.negative().isEmpty()) {
            return;
        }
        Map<String, Long> others = new HashMap<>();
        for (ResponseCount each : data.counts().counts()) {
            if (answer(each) == Answer.NO) {
                others.merge(each.answer(), each.count(), Long::sum);
            }
        }
        if (others.isEmpty() || others.size() == 1 && others.keySet().stream().allMatch(OutcomeCoding::isUsual)) {
            return;
        }
        Map<String, String> labels = data.labels(analysis.outcomeColumn());
        List<Map<String, Object>> values = others.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(LISTED)
                .map(each -> LabelledValues.fact(each.getKey(), labels.get(each.getKey()), each.getValue()))
                .toList();
        warnings.add(Warning.ofAnswers(
                "answers-counted-as-no",
                Map.of(
                        "answers",
                        others.size(),
                        "respondents",
                        others.values().stream().mapToLong(Long::longValue).sum(),
                        "values",
                        values,
                        "more",
                        others.size() - values.size()),
                List.of()));
    }

    /** An outcome that most lack is a filter question's, or was read otherwise than it was meant. */
    private void warnOfUnanswered() {
        long unanswered = 0;
        long placed = 0;
        for (ResponseCount each : data.counts().counts()) {
            if (each.region() != null) {
                placed += each.count();
                unanswered += answer(each) == Answer.MISSING ? each.count() : 0;
            }
        }
        if (2 * unanswered <= placed) {
            return;
        }
        warnings.add(Warning.ofAnswers(
                "most-unanswered",
                Map.of(
                        "unanswered",
                        unanswered,
                        "rows",
                        placed,
                        "column",
                        analysis.outcomeColumn(),
                        "predicted",
                        analysis.settings().unansweredPredicted() ? "yes" : "no"),
                List.of()));
    }

    private static boolean hasGap(ResponseCount count) {
        return count.predictors().stream().anyMatch(Objects::isNull);
    }

    private Sums sums(ResponseCount count) {
        return patterns.get(count.region()).computeIfAbsent(count.predictors(), key -> new Sums());
    }

    private Problem unknownAnswer(ResponseCount count) {
        return new Problem(
                data.name(),
                count.firstRow(),
                analysis.outcomeColumn(),
                count.answer(),
                meaning("answer-unknown", "answer-not-cut", "answer-no-number")
                        .then(unreadNumber(count.answer())
                                .orElse(Reason.of(
                                        analysis.coding().isMeasured() ? "answer-or-missing" : "answer-to-explain"))));
    }

    /** Why what should have been measured is no number, where that can be told. */
    private Optional<Reason> unreadNumber(String answer) {
        return analysis.coding().isMeasured()
                ? UnreadNumber.of(answer, data.imported().options().numbers()).map(why -> why.reason("--"))
                : Optional.empty();
    }

    /** What an answer had to be: one of those that mean something, or a number that can be held against the cut. */
    private Reason meaning(String ofValues, String ofCut, String ofMeasured) {
        OutcomeCoding coding = analysis.coding();
        if (coding.isMeasured()) {
            return Reason.of(ofMeasured);
        }
        return coding.isCut()
                ? Reason.of(ofCut, "cut", coding.positive().get(0))
                : Reason.of(ofValues, "positive", coding.positive(), "negative", coding.negative());
    }

    public List<Warning> warnings() {
        return warnings;
    }

    /**
     * Answers that occurred and count as yes; the cut itself where there is one, as it may have any number of answers.
     */
    public List<String> positive() {
        return analysis.coding().isCut() && !positive.isEmpty()
                ? analysis.coding().positive()
                : List.copyOf(positive);
    }

    /** Answers that occurred and count as no; none beside a cut, which says it. */
    public List<String> negative() {
        return analysis.coding().isCut() ? List.of() : List.copyOf(negative);
    }

    /** Answers that occurred and count as none. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    /** Respondents who enter the model. */
    public long used() {
        return used;
    }

    /** Every region that occurs, in the order of the counts. */
    public Collection<String> regions() {
        return patterns.keySet();
    }

    /** Sums by values of the respondent predictors; empty for a region that does not occur or where nobody answered. */
    public Map<List<String>, Sums> patterns(String region) {
        return patterns.getOrDefault(region, Map.of());
    }

    /** What was measured of those who enter the model, in the order of the counts. */
    public List<MeasuredGroup> measured() {
        return measured;
    }

    public Tally tally(String region) {
        return tallies.getOrDefault(region, new Tally());
    }

    /** The first row of a region that occurs. */
    public long firstRow(String region) {
        return firstRow.get(region);
    }

    /** Weight of each pattern in the whole survey. */
    public Map<List<String>, Double> national() {
        return national;
    }
}
