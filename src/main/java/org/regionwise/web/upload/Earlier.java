package org.regionwise.web.upload;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.report.Moments;
import org.regionwise.report.words.ImportWords;
import org.regionwise.store.KeptFiles;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.Column;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.csv.EncodingSuggestion;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.web.reading.Attempt;
import org.regionwise.web.reading.ReadFile;
import org.regionwise.web.reading.SaidReading;

/**
 * The choices made for an earlier file: of the version that is replaced, or of the last survey with the same columns.
 * They are offered again, each where it fits.
 *
 * @param survey the earlier survey
 * @param regionsReading how its region table was read, if it has one
 * @param shapeMatches the regions that shapes were taken for, by the shapes' keys
 * @param onlyAsBefore whether the extract has these columns only when it is read as the earlier one was
 */
public record Earlier(
        StoredSurvey survey,
        Optional<ReadingOptions> regionsReading,
        Map<String, String> shapeMatches,
        boolean onlyAsBefore) {
    /** Opening reads a header; trying every survey there ever was would not help more. */
    private static final int MOST_TRIED = 20;

    /**
     * The earlier survey to learn from, if there is one.
     *
     * @param extract the new extract as it says itself, unless it cannot be opened so
     * @param path where the extract lies
     */
    static Optional<Earlier> of(
            Surveys surveys,
            KeptFiles files,
            Optional<Long> replaces,
            Optional<SurveyFile> extract,
            Path path,
            String name,
            ImportLimits limits) {
        Optional<StoredSurvey> survey = replaces.isPresent()
                ? replaces.flatMap(surveys::find)
                : extract.flatMap(file -> surveys.likeShape(file.columns()));
        Optional<StoredSurvey> told = survey.isPresent()
                ? Optional.empty()
                : surveys.latestOfShapes(MOST_TRIED).stream()
                        .filter(each -> fits(each, path, name, limits))
                        .findFirst();
        return survey.or(() -> told)
                .map(each -> new Earlier(
                        each,
                        files.regions(each.id()).map(KeptFiles.KeptRegions::reading),
                        files.boundaries(each.id())
                                .map(KeptFiles.KeptBoundaries::matches)
                                .orElse(Map.of()),
                        told.isPresent()));
    }

    /**
     * Whether a file has the columns of an earlier survey when it is opened as that one was: under the same title rows,
     * in the same encoding or on the same sheet. A file without a header fits any other of as many columns, so that
     * tells nothing.
     */
    private static boolean fits(StoredSurvey survey, Path path, String name, ImportLimits limits) {
        ReadingOptions before = survey.origin().imported() == null
                ? ReadingOptions.SUGGESTED
                : survey.origin().imported().options();
        if (survey.published().isPresent() || before.headerRow() != null && before.headerRow() == 0) {
            return false;
        }
        try {
            return Set.copyOf(SurveyFile.columns(path, name, place(before), limits))
                    .equals(survey.columns().stream().map(Column::name).collect(Collectors.toSet()));
        } catch (ImportProblem other) {
            // it is a file of another kind, which is an answer
            return false;
        }
    }

    private static ReadingOptions place(ReadingOptions before) {
        return ReadingOptions.SUGGESTED
                .withEncoding(before.encoding())
                .withDelimiter(before.delimiter())
                .withHeaderRow(before.headerRow())
                .withSheet(before.sheet())
                .withHeader(before.headerRows(), before.skippedRows());
    }

    /** The earlier survey in words. */
    public String words() {
        return "“" + survey.name() + "”"
                + (survey.origin().version() > 1
                        ? ", version " + survey.origin().version()
                        : "") + ", uploaded on "
                + Moments.day(survey.createdAt());
    }

    /** What is filled in, for people; the format is a file's own, and no choice for one of another format. */
    public String choices(SurveyFile extract) {
        ImportFacts before = survey.origin().imported();
        List<String> reading = ImportWords.reading(before);
        List<String> said =
                before == null || before.format() == extract.format() ? reading : reading.subList(1, reading.size());
        return (said.isEmpty() ? "" : "how the file is read (" + String.join("; ", said) + "), ")
                + "what the columns are, what answers mean, and which regions are one";
    }

    /** Spellings of regions in the survey, and what they were read as. */
    Map<String, String> regionMatches() {
        return survey.origin()
                .imported()
                .options()
                .recoded()
                .getOrDefault(survey.mapping().regionColumn(), Map.of());
    }

    /** How the extract is to be read: as the earlier one was. */
    SaidReading reading(Attempt found) {
        return reading(
                survey.origin().imported().options(),
                found,
                onlyAsBefore,
                List.of(survey.mapping().regionColumn(), survey.mapping().outcomeColumn()));
    }

    /** How the region table is to be read, if the earlier survey had one. */
    Optional<SaidReading> regionsReading(Attempt found) {
        return regionsReading.map(options -> reading(
                options, found, false, List.of(survey.regions().orElseThrow().keyColumn())));
    }

    /**
     * What was said of one file as far as it may be said of the next: not the encoding of a file that is Unicode now,
     * and not where the table is when it was found without being told.
     */
    private static SaidReading reading(ReadingOptions before, Attempt found, boolean onlySo, List<String> columns) {
        boolean there = !onlySo
                && found.file().map(file -> file.columns().containsAll(columns)).orElse(false);
        boolean unicode = found.read()
                .flatMap(ReadFile::encoding)
                .map(EncodingSuggestion::encoding)
                .isEmpty();
        boolean sheet =
                onlySo || before.sheet() != null && found.form().sheets().contains(before.sheet());
        ReadingOptions options = ReadingOptions.SUGGESTED
                .withEncoding(there && unicode ? null : before.encoding())
                .withDelimiter(there ? null : before.delimiter())
                .withNumbers(before.numbers())
                .withHeaderRow(there ? null : before.headerRow())
                .withSheet(sheet ? before.sheet() : null)
                .withMissing(before.missing())
                .withDeclaredMissing(before.declaredMissing())
                .withTypes(before.types());
        boolean header =
                !there || found.file().flatMap(SurveyFile::headerSuggestion).isPresent();
        options = (header ? options.withHeader(before.headerRows(), before.skippedRows()) : options)
                .withFilledDown(before.filledDown())
                .withMostlyEmpty(before.mostlyEmpty());
        // a point needs no saying; whether "1,234" is a thousand is asked again
        return new SaidReading(options, !before.numbers().equals(NumberNotation.POINT));
    }
}
