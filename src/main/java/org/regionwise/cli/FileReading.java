package org.regionwise.cli;

import java.nio.file.Path;
import java.util.List;
import org.regionwise.cli.option.FileOptions;
import org.regionwise.cli.option.InputFile;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.HeaderSuggestion;
import org.regionwise.survey.suggest.DecimalCommas;
import org.regionwise.survey.suggest.ThousandsDoubt;

/** How a file of rows is opened and its numbers read, whichever command asks; doubts are asked about, not decided. */
final class FileReading {
    private FileReading() {}

    /**
     * A file as the options say.
     *
     * @param asked the options about its reading
     * @throws ImportProblem if it cannot be opened so, or seems to have more than one row above its data
     */
    static SurveyFile open(Path path, ReadingOptions reading, FileOptions asked, ImportLimits limits) {
        SurveyFile file = InputFile.open(path, reading, limits);
        requireHeaderSaid(asked.prefix(), file);
        return file;
    }

    /**
     * Read with the numbers that it can only have; a doubt is not decided here.
     *
     * @param numbers the columns that are used as numbers
     */
    static SurveyFile numbered(SurveyFile opened, FileOptions asked, List<String> numbers) {
        if (asked.numbersSaid()) {
            return opened;
        }
        SurveyFile file = DecimalCommas.read(opened);
        ThousandsDoubt.requireNone(file, numbers, asked.prefix());
        return file;
    }

    /** Throws {@link ImportProblem} where a file seems to have more than one row above its data. */
    static void requireHeaderSaid(String prefix, SurveyFile file) {
        if (file.headerSuggestion().isEmpty()) {
            return;
        }
        HeaderSuggestion seen = file.headerSuggestion().get();
        String join = prefix + "header-rows " + (seen.further() + 1);
        throw new ImportProblem(new Problem(
                file.name(),
                seen.row() + 1,
                "",
                seen.example(),
                Reason.of(
                                "more-header-rows",
                                "names",
                                seen.grouped(),
                                "rows",
                                seen.further(),
                                "first",
                                Long.toString(seen.row() + 1),
                                "last",
                                Long.toString(seen.row() + seen.further()))
                        .then(
                                seen.joined().isEmpty()
                                        ? Reason.of("join-header-rows", "option", join)
                                        : Reason.of("join-header-rows-as", "option", join, "name", seen.joined()))
                        .then(Reason.of(
                                "skip-after-header",
                                "row",
                                Long.toString(seen.row()),
                                "option",
                                prefix + "skip-after-header " + seen.further()))
                        .then(Reason.of("no-header-rows", "option", prefix + "header-rows 1"))));
    }
}
