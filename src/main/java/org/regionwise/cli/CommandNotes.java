package org.regionwise.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Analysis;
import org.regionwise.cli.option.OneLine;
import org.regionwise.release.Released;
import org.regionwise.report.indicators.IndicatorMatrix;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
import org.regionwise.report.words.WarningWords;
import org.regionwise.survey.Answer;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ShellWord;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.suggest.ReplicateFamily;

/** What a command has to say beside its result, a line each. */
final class CommandNotes {
    /** Outcomes that are named in a warning about many. */
    private static final int NAMED = 5;

    private final Words words;
    private final PrintStream err;

    CommandNotes(Words words, PrintStream err) {
        this.words = words;
        this.err = err;
    }

    void warn(String message) {
        err.println(OneLine.of(words.say("command.warning", "warning", message)));
    }

    /** Whoever saved the file used a weight, which SPSS goes on using in silence and nobody else does. */
    void savedWeighted(SurveyFile file, Analysis analysis) {
        if (analysis.design().weight() == null) {
            file.weight()
                    .ifPresent(column -> warn(words.say(
                            "command.saved-weighted",
                            "file",
                            file.name(),
                            "column",
                            column,
                            "option",
                            "--weight " + ShellWord.of(column))));
        }
    }

    /** Replicate weights that lie unused tell more of the design than anything else would. */
    void replicates(SurveyFile file, Analysis analysis) {
        DesignColumns design = analysis.design();
        if (design.replicates() == null && design.stratum() == null && design.cluster() == null) {
            for (ReplicateFamily family : ReplicateFamily.among(file.allColumns())) {
                warn(words.say(
                        "command.looks-replicate",
                        "file",
                        file.name(),
                        "columns",
                        family.columns().size(),
                        "first",
                        family.first(),
                        "last",
                        family.last(),
                        "option",
                        "--replicate-weights " + ShellWord.of(family.pattern()) + " --replicate-type TYPE"));
            }
        }
    }

    /**
     * What there is to say of each of several indicators, a sentence once however many it is about.
     *
     * @throws ImportProblem when none could be estimated
     */
    void ofIndicators(IndicatorMatrix matrix) {
        if (matrix.released().isEmpty()) {
            throw new ImportProblem(ImportReport.of(matrix.failed().stream()
                    .flatMap(each -> each.problems().stream())
                    .distinct()
                    .toList()));
        }
        matrix.ofJoined(words).forEach(this::warn);
        ProblemWords problems = new ProblemWords(words);
        matrix.failed()
                .forEach(each -> warn(words.say(
                        "indicators.not-estimated",
                        "indicator",
                        each.name(),
                        "reason",
                        reason(each.problems().get(0), problems))));
        Map<String, List<String>> about = new LinkedHashMap<>();
        for (Released each : matrix.released()) {
            new WarningWords(words)
                    .sentences(each.result())
                    .forEach(sentence -> about.computeIfAbsent(sentence, any -> new ArrayList<>())
                            .add(each.result().model().outcome()));
        }
        about.forEach((sentence, outcomes) -> warn(words.say(
                "command.warning-of", "outcomes", words.lists().firstOf(outcomes, NAMED), "warning", sentence)));
    }

    /** With its place in the file, where it is one of a file. */
    private static String reason(Problem problem, ProblemWords problems) {
        return problem.file().isEmpty() ? problems.words(problem) : problems.sentence(problem);
    }

    /** A misspelt value would otherwise turn a yes into a no without a word. */
    void absent(String option, List<String> declared, List<String> found, String file) {
        for (String value : declared) {
            OutcomeCoding only = new OutcomeCoding(List.of(value), List.of(), List.of());
            if (found.stream().noneMatch(each -> only.classify(each) == Answer.YES)) {
                warn(words.say("command.no-such-answer", "option", option, "value", value, "file", file));
            }
        }
    }
}
