package org.regionwise.web.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.csv.EncodingSuggestion;
import org.regionwise.survey.file.FileOpening;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.suggest.NotationSuggestion;

/**
 * A received file, read from beginning to end as it was said and suggested.
 *
 * @param form how it was tried
 * @param file the file, unless it could not even be opened
 * @param read what came of it, unless it is unsound
 * @param refused why it is unsound
 */
public record ReadingAttempt(
        ReadingForm form, Optional<SurveyFile> file, Optional<ReadingSummary> read, Optional<ImportReport> refused) {

    /**
     * Whether reading the file in another way may help: not where it is damaged, and the file as a whole is what is
     * wrong.
     */
    public boolean mendable() {
        boolean whole = refused.isPresent()
                && refused.get().first().stream()
                        .allMatch(problem ->
                                problem.row() == 0 && problem.column().isEmpty());
        return form.known() && (!whole || form.sheets().size() > 1 || form.text() && file.isPresent());
    }

    /** Never throws {@link ImportProblem}; that is what {@code refused} is for. */
    public static ReadingAttempt of(String which, ReceivedFile received, ReadingChoice said, Progress progress) {
        ReadingOptions options = said.options();
        Optional<FileFormat> format = Optional.empty();
        Optional<EncodingSuggestion> encoding = Optional.empty();
        Optional<SurveyFile> opened = Optional.empty();
        try {
            format = Optional.of(FileOpening.format(received));
            encoding = options.encoding() == null ? EncodingSuggestion.of(received) : Optional.empty();
            options = encoding.map(EncodingSuggestion::encoding)
                    .map(options::withEncoding)
                    .orElse(options);
            SurveyFile file = open(received, options);
            opened = Optional.of(file);
            SurveyScan scan = SurveyScan.of(file, progress);
            NotationSuggestion notation = NotationSuggestion.of(file, scan);
            ReadingOptions suggested = said.numbersSaid() ? options : suggested(options, notation, scan);
            if (!suggested.equals(options)) {
                file = open(received, suggested);
                opened = Optional.of(file);
                scan = SurveyScan.of(file, progress);
            }
            ReadingForm form = ReadingForm.of(which, file);
            return new ReadingAttempt(
                    form,
                    opened,
                    Optional.of(new ReadingSummary(file, scan, form, encoding, notation, said.numbersSaid())),
                    Optional.empty());
        } catch (ImportProblem problem) {
            ReadingForm form = opened.map(file -> ReadingForm.of(which, file))
                    .orElse(ReadingForm.unopened(which, received.name(), format, options));
            return new ReadingAttempt(form, opened, Optional.empty(), Optional.of(problem.report()));
        }
    }

    /** Completed by what the values tell without a doubt; the page says so, and every choice can be changed. */
    private static ReadingOptions suggested(ReadingOptions options, NotationSuggestion notation, SurveyScan scan) {
        ReadingOptions suggested = notation.notation().map(options::withNumbers).orElse(options);
        if (options.missing().isEmpty()) {
            suggested = suggested.withMissing(scan.wordsAmongNumbers());
        }
        boolean told = options.dates() == null && scan.dateOrders().size() == 1;
        return told ? suggested.withDates(scan.dateOrders().get(0)) : suggested;
    }

    /** Types that were said of columns which another reading of the header does not give are forgotten. */
    private static SurveyFile open(ReceivedFile received, ReadingOptions options) {
        if (options.types().isEmpty()
                && options.missingIn().isEmpty()
                && options.filledDown().isEmpty()
                && options.mostlyEmpty().isEmpty()) {
            return SurveyFile.open(received, options);
        }
        SurveyFile untyped = SurveyFile.open(
                received,
                options.withTypes(Map.of())
                        .withMissingIn(Map.of())
                        .withFilledDown(List.of())
                        .withMostlyEmpty(List.of()));
        Map<String, ColumnType> types = new HashMap<>(options.types());
        types.keySet().retainAll(untyped.columns());
        Map<String, List<String>> missing = new HashMap<>(options.missingIn());
        missing.keySet().retainAll(untyped.columns());
        List<String> there = untyped.columns();
        return SurveyFile.open(
                received,
                options.withTypes(types)
                        .withMissingIn(missing)
                        .withFilledDown(options.filledDown().stream()
                                .filter(there::contains)
                                .toList())
                        .withMostlyEmpty(options.mostlyEmpty().stream()
                                .filter(there::contains)
                                .toList()));
    }
}
