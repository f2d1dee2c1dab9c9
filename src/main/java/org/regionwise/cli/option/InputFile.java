package org.regionwise.cli.option;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.ReceivedFile;

/** A file that the command line names: the one place where it is looked for and opened. */
public final class InputFile {
    private InputFile() {}

    /**
     * The file, called by the last part of its path.
     *
     * @throws Refusal if there is no such file, or it is none
     */
    public static ReceivedFile received(Path path, ImportLimits limits) {
        if (!Files.isRegularFile(path)) {
            throw Files.exists(path)
                    ? Refusal.ofFile(path, "command.file-no-file")
                    : Refusal.ofFile(path, "command.file-absent");
        }
        return new ReceivedFile(path, limits);
    }

    /**
     * A file of rows, opened.
     *
     * @throws Refusal if there is no such file, it is none, or it cannot be read
     * @throws ImportProblem if it cannot be opened so
     */
    public static SurveyFile open(Path path, ReadingOptions options, ImportLimits limits) {
        try {
            return SurveyFile.open(received(path, limits), options);
        } catch (UncheckedIOException e) {
            throw Refusal.ofFile(path, e.getCause());
        }
    }
}
