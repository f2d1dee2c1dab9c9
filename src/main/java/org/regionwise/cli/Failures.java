package org.regionwise.cli;

import java.io.PrintStream;
import org.regionwise.cli.output.UnusableFile;
import org.regionwise.engine.NotEstimable;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
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
    private final ProblemWords words;

    Failures(PrintStream err, Words words) {
        this.err = err;
        this.words = new ProblemWords(words);
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        return unusable(problem.getMessage() + " (see " + command + " --help)");
    }

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine commandLine, CommandLine.ParseResult parseResult) {
        if (failure instanceof ImportProblem problem) {
            return unusable(problem.report());
        }
        if (failure instanceof NotEstimable || failure instanceof UnusableFile || failure instanceof UnreadableOption) {
            return unusable(failure.getMessage());
        }
        failure.printStackTrace(err);
        return DEFECT;
    }

    private int unusable(ImportReport report) {
        for (Problem problem : report.first()) {
            unusable(words.sentence(problem));
        }
        long more = report.untold();
        if (more > 0) {
            err.println(words.more(more));
        }
        return UNUSABLE;
    }

    private int unusable(String problem) {
        err.println(OneLine.of(problem));
        return UNUSABLE;
    }
}
