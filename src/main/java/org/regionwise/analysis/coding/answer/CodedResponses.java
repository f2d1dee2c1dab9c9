package org.regionwise.analysis.coding.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.Answer;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.count.DesignCount;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.count.ResponseCount;

/**
 * The responses of a survey with their answers understood, summed by region and pattern of the respondent predictors.
 */
public final class CodedResponses {
    private final SurveyData data;
    private final List<Warning> warnings = new ArrayList<>();
    private final OccurredAnswers answers;
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
        this.data = data;
        this.answers = new OccurredAnswers(analysis, data);
        ReadingWarnings.add(data.imported(), warnings);
        List<String> used = new ArrayList<>(List.of(analysis.regionColumn(), analysis.outcomeColumn()));
        used.addAll(analysis.respondentPredictors());
        used.addAll(analysis.design().columns());
        List<Problem> problems = new ArrayList<>(ReadingWarnings.unread(data, used));
        DesignGaps gaps = new DesignGaps(data);
        long unplaced = 0;
        long incomplete = 0;
        long weightless = 0;
        for (DesignCount each : groups()) {
            ResponseCount count = each.responses();
            Answer answer = answers.note(count);
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
            } else if (DesignGaps.weighsNothing(each)) {
                weightless += count.count();
            } else if (answer != Answer.UNKNOWN && gaps.hasDesign(each)) {
                add(each, answer, tally);
            }
        }
        problems.addAll(gaps.problems());
        problems.addAll(answers.problems());
        refuse(problems);
        AnswerWarnings said = new AnswerWarnings(analysis, data, answers, warnings);
        said.ofLeftOut(unplaced, incomplete, weightless);
        said.ofOthers();
        said.ofUnanswered();
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

    /** What a group of respondents contributes to direct estimates: MISSING where it belongs to the design only. */
    public Answer contribution(DesignCount each) {
        ResponseCount count = each.responses();
        return count.region() == null || hasGap(count) ? Answer.MISSING : answers.of(count);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ImportProblem(ImportReport.of(problems.stream()
                    .sorted(Comparator.comparingLong(Problem::row))
                    .toList()));
        }
    }

    private static boolean hasGap(ResponseCount count) {
        return count.predictors().stream().anyMatch(Objects::isNull);
    }

    private Sums sums(ResponseCount count) {
        return patterns.get(count.region()).computeIfAbsent(count.predictors(), key -> new Sums());
    }

    /** What a result has to say of the answers. */
    public List<Warning> warnings() {
        return warnings;
    }

    /** The answers that occurred, by what they count as. */
    public OccurredAnswers answers() {
        return answers;
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

    /** Of a region; of zeros where it does not occur. */
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
