package org.regionwise.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.record.CountsFile;
import org.regionwise.cli.option.OneLine;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Progress;
import org.regionwise.survey.Reason;
import org.regionwise.survey.ShellWord;
import org.regionwise.survey.UnreadCells;
import org.regionwise.survey.count.CountTable;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.count.GroupedLayout;
import org.regionwise.survey.count.OutcomeCounters;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.count.ResponseCounts;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionRecoding;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.row.RowTally;

/**
 * Reduces a survey's file to what an analysis runs on beside its region table, its regions read as the store reads
 * them.
 */
final class SurveyCounts {
    private final Analysis analysis;
    private final SameRegions sameRegions;
    private final Optional<RegionTable> table;

    /** @param sameRegions regions of the survey that are another, as the analyst says */
    SurveyCounts(Analysis analysis, SameRegions sameRegions, Optional<RegionTable> table) {
        this.analysis = analysis;
        this.sameRegions = sameRegions;
        this.table = table;
    }

    /** Counts, and what the reading met. */
    private record Counted(ResponseCounts responses, Optional<DesignCounts> design, RowTally tally) {}

    /**
     * The survey reduced. Where rows are unsound, their problems are kept among the findings, and the rest is reduced,
     * so that more may be found wrong with it.
     */
    Optional<SurveyData> of(SurveyFile file, InputProblems findings) {
        boolean[] sparable = {false};
        Optional<SurveyData> data = findings.of(() -> {
            try {
                return data(file);
            } catch (ImportProblem problem) {
                sparable[0] = problem.report().sparable();
                throw problem;
            }
        });
        return sparable[0] ? findings.of(() -> data(file.reading(file.options().leavingOut()))) : data;
    }

    /**
     * The survey reduced for each of several outcomes, in one reading; each throws {@link ImportProblem} where that
     * outcome cannot be counted.
     *
     * @param questions of one plan, which this one's are but for their outcomes
     * @throws ImportProblem when a column does not exist, or what all outcomes share is unsound
     */
    List<Supplier<SurveyData>> each(SurveyFile file, List<Analysis> questions) {
        Read written = read(file, questions);
        RegionRecoding reading = written.counts.stream()
                .flatMap(each -> each.stream())
                .findFirst()
                .map(first -> {
                    requireLayoutSaid(file, first.get().responses());
                    RegionRecoding found = RegionRecoding.of(
                            first.get().responses(),
                            file.labels(analysis.regionColumn()).values(),
                            table,
                            sameRegions.pairs());
                    sameRegions.require(found, file.name(), analysis.regionColumn(), table);
                    return found;
                })
                .orElse(new RegionRecoding(Map.of(), Map.of()));
        boolean asWritten = reading.recoded().isEmpty();
        SurveyFile again =
                asWritten ? file : file.reading(file.options().recoding(analysis.regionColumn(), reading.recoded()));
        Read read = asWritten ? written : read(again, questions);
        Map<String, Map<String, Long>> rows =
                asWritten ? Map.of() : Map.of(analysis.regionColumn(), reading.recodedRows());
        List<Supplier<SurveyData>> data = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Analysis question = questions.get(i);
            data.add(read.counts
                    .get(i)
                    .<Supplier<SurveyData>>map(counts -> () -> data(again, counted(counts.get(), read.tally), rows)
                            .labelled(file.valueLabels(question.surveyColumns())))
                    // read alone, it says what is wrong with it
                    .orElse(() -> new SurveyCounts(question, sameRegions, table).data(file)));
        }
        return data;
    }

    /** What one reading gave for each outcome; empty where some of its cells cannot be read. */
    private record Read(List<Optional<Supplier<DesignCounts>>> counts, RowTally tally) {}

    private Read read(SurveyFile file, List<Analysis> questions) {
        file.requireColumns(
                questions.stream().map(Analysis::outcomeColumn).distinct().toList());
        OutcomeCounters counters = new OutcomeCounters(questions.stream()
                .map(each -> DesignCounter.of(
                        file, each.design(), each.regionColumn(), each.outcomeColumn(), each.respondentPredictors()))
                .toList());
        Set<String> shared = Set.copyOf(
                analysis.asking(analysis.regionColumn(), analysis.coding()).surveyColumns());
        RowTally tally = file.readCounted(counters.columns(), shared::contains, counters::add, Progress.SILENT);
        Set<String> unread = tally.unread().stream().map(UnreadCells::column).collect(Collectors.toSet());
        List<Optional<Supplier<DesignCounts>>> counts = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Supplier<DesignCounts> own = counters.counts().get(i);
            counts.add(unread.contains(questions.get(i).outcomeColumn()) ? Optional.empty() : Optional.of(own));
        }
        return new Read(counts, tally);
    }

    private Counted counted(DesignCounts counts, RowTally tally) {
        return new Counted(
                counts.responses(), analysis.design().none() ? Optional.empty() : Optional.of(counts), tally);
    }

    /**
     * The counts of a file that Regionwise wrote.
     *
     * @param name what problems call it
     * @throws ImportProblem when they cannot answer the question
     */
    SurveyData of(CountsFile counts, String name) {
        return recoded(counts.data(analysis, name), name);
    }

    private SurveyData recoded(SurveyData written, String name) {
        String column = analysis.regionColumn();
        RegionRecoding reading =
                RegionRecoding.of(written.counts(), written.labels(column), table, sameRegions.pairs());
        sameRegions.require(reading, name, column, table);
        return reading.recoded().isEmpty() ? written : written.recoding(reading);
    }

    /**
     * A table of counts that another program made.
     *
     * @throws ImportProblem when it is unsound, or its counts cannot be
     */
    SurveyData ofTable(SurveyFile file) {
        CountTable.Read counted = CountTable.read(
                file,
                analysis.design(),
                analysis.regionColumn(),
                analysis.outcomeColumn(),
                analysis.respondentPredictors());
        SurveyData written = data(file, new Counted(counted.responses(), counted.design(), counted.tally()), Map.of())
                .labelled(file.valueLabels(List.of(analysis.regionColumn())));
        return recoded(written, file.name());
    }

    /**
     * A survey's file reduced, its regions as it writes them.
     *
     * @throws ImportProblem when it is unsound
     */
    SurveyData written(SurveyFile file) {
        Counted written = count(file);
        requireLayoutSaid(file, written.responses());
        return data(file, written, Map.of()).labelled(file.valueLabels(analysis.surveyColumns()));
    }

    private SurveyData data(SurveyFile file) {
        Counted written = count(file);
        requireLayoutSaid(file, written.responses());
        Map<String, String> labels = file.labels(analysis.regionColumn()).values();
        RegionRecoding reading = RegionRecoding.of(written.responses(), labels, table, sameRegions.pairs());
        sameRegions.require(reading, file.name(), analysis.regionColumn(), table);
        if (reading.recoded().isEmpty()) {
            return data(file, written, Map.of()).labelled(file.valueLabels(analysis.surveyColumns()));
        }
        SurveyFile read = file.reading(file.options().recoding(analysis.regionColumn(), reading.recoded()));
        return data(read, count(read), Map.of(analysis.regionColumn(), reading.recodedRows()))
                .labelled(file.valueLabels(analysis.surveyColumns()));
    }

    /** Rows without a region may belong to the one above, or to nobody's. */
    private static void requireLayoutSaid(SurveyFile file, ResponseCounts responses) {
        ProblemCollector problems = new ProblemCollector();
        for (GroupedLayout each : GroupedLayout.of(responses, file.options())) {
            problems.add(each.problem(
                    file.name(),
                    Reason.of(
                            "fill-down-or-not",
                            "fill",
                            option("--fill-down", each.column()),
                            "empty",
                            option("--mostly-empty", each.column()))));
        }
        problems.throwIfAny();
    }

    /** For a shell. Commas separate values unless the option is given twice, and an empty value counts for nothing. */
    private static String option(String option, String column) {
        return option + " " + ShellWord.of(OneLine.of(column)) + (column.contains(",") ? " " + option + " ''" : "");
    }

    private Counted count(SurveyFile file) {
        List<RowTally> told = new ArrayList<>();
        if (analysis.design().none()) {
            ResponseCounts counts = ResponseCounter.count(
                    file,
                    analysis.regionColumn(),
                    analysis.outcomeColumn(),
                    analysis.respondentPredictors(),
                    told::add);
            return new Counted(counts, Optional.empty(), told.get(0));
        }
        DesignCounts counts = DesignCounter.count(
                file,
                analysis.design(),
                analysis.regionColumn(),
                analysis.outcomeColumn(),
                analysis.respondentPredictors(),
                told::add);
        return new Counted(counts.responses(), Optional.of(counts), told.get(0));
    }

    private SurveyData data(SurveyFile file, Counted counted, Map<String, Map<String, Long>> recodedRows) {
        ImportFacts facts = file.facts(counted.tally(), recodedRows);
        return counted.design()
                .map(design -> SurveyData.of(file.name(), file.sha256(), design, Optional.empty(), facts))
                .orElseGet(
                        () -> SurveyData.of(file.name(), file.sha256(), counted.responses(), Optional.empty(), facts));
    }
}
