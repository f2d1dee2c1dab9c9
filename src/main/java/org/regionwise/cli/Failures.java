package org.regionwise.cli;

import java.io.PrintStream;
import org.regionwise.cli.option.OneLine;
import org.regionwise.cli.output.Refusal;
import org.regionwise.engine.NotEstimable;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The one place where what went wrong becomes an exit code: 2 with one line a problem for options and input that cannot
 * be used, 1 with a stack trace for a defect of ours.
 */
final class Failures implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
    private static final int UNUSABLE = CommandLine.ExitCode.USAGE;
    private static final int DEFECT = CommandLine.ExitCode.SOFTWARE;

    private final PrintStream err;
    private final Words words;
    private final ParserWords parser;
    private final ProblemWords problems;

    Failures(PrintStream err, Words words, ParserWords parser) {
        this.err = err;
        this.words = words;
        this.parser = parser;
        this.problems = new ProblemWords(words);
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        return unusableOption(parser.said(problem), problem.getCommandLine());
    }

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine commandLine, CommandLine.ParseResult parseResult) {
        if (failure instanceof ImportProblem problem) {
            return unusable(problem.report());
        }
        if (failure instanceof Refusal refusal) {
            return refusal.ofOptions() ? unusableOption(refusal.in(words), commandLine) : unusable(refusal.in(words));
        }
        if (failure instanceof StoreRefused refused) {
            return unusable(words.say(refused.reason().key(), refused.facts()));
        }
        if (failure instanceof StoreUnavailable unavailable) {
            return unusable(words.say("command.no-store", "reason", String.valueOf(unavailable.getMessage())));
        }
        if (failure instanceof NotEstimable refusal) {
            return unusable(problems.reason(refusal));
        }
        failure.printStackTrace(err);
        return DEFECT;
    }

    private int unusable(ImportReport report) {
        for (Problem problem : report.first()) {
            unusable(problems.sentence(problem));
        }
        long more = report.untold();
        if (more > 0) {
            err.println(problems.more(more));
        }
        return UNUSABLE;
    }

    private int unusableOption(String problem, CommandLine command) {
        return unusable(words.say(
                "command.see-help",
                "problem",
                problem,
                "help",
                command.getCommandSpec().qualifiedName() + " --help"));
    }

    private int unusable(String problem) {
        err.println(OneLine.of(problem));
        return UNUSABLE;
    }
}
