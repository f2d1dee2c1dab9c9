package org.regionwise.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.regionwise.survey.Column;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.FileOpening;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.suggest.ColumnChoice;

/**
 * The choices made for an earlier file: of the version that is replaced, or of the last survey with the same columns.
 * They are offered again, each where it fits.
 *
 * @param survey the earlier survey
 * @param regionsReading how its region table was read, if it has one
 * @param shapeMatches the regions that shapes were taken for, by the shapes' keys
 * @param onlyAsBefore whether the extract has these columns only when it is read as the earlier one was
 */
public record EarlierSurvey(
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
     * @param received the extract as it lies there
     * @param seen whether whoever sends it may see a survey, by its first version
     */
    public static Optional<EarlierSurvey> of(
            Surveys surveys,
            KeptFiles files,
            Optional<Long> replaces,
            Optional<SurveyFile> extract,
            ReceivedFile received,
            LongPredicate seen) {
        Optional<StoredSurvey> survey = replaces.isPresent()
                ? replaces.flatMap(surveys::find)
                : extract.flatMap(file -> surveys.likeShape(file.columns()))
                        .filter(each -> seen.test(each.origin().series()));
        Optional<StoredSurvey> told = survey.isPresent()
                ? Optional.empty()
                : surveys.latestOfShapes(MOST_TRIED).stream()
                        .filter(each -> seen.test(each.origin().series()))
                        .filter(each -> fits(each, received))
                        .findFirst();
        return survey.or(() -> told)
                .map(each -> new EarlierSurvey(
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
    private static boolean fits(StoredSurvey survey, ReceivedFile received) {
        ReadingOptions before = survey.origin().imported() == null
                ? ReadingOptions.SUGGESTED
                : survey.origin().imported().options();
        if (survey.published().isPresent() || before.headerRow() != null && before.headerRow() == 0) {
            return false;
        }
        try {
            return Set.copyOf(FileOpening.columns(received, place(before)))
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

    /**
     * Which column was what in it.
     *
     * @param name what to call the new survey
     */
    public ColumnChoice columns(String name) {
        Optional<RegionTable> table = survey.regions();
        return new ColumnChoice(
                name,
                survey.mapping().regionColumn(),
                survey.mapping().outcomeColumn(),
                survey.origin().roles(),
                table.map(RegionTable::keyColumn).orElse(null),
                table.map(RegionTable::nameColumn).orElse(null),
                table.map(RegionTable::populationColumn).orElse(null));
    }

    /** Spellings of regions in the survey, and what they were read as. */
    public Map<String, String> regionMatches() {
        return survey.origin()
                .imported()
                .options()
                .recoded()
                .getOrDefault(survey.mapping().regionColumn(), Map.of());
    }

    /**
     * A file as it was read before anybody said how.
     *
     * @param file the file, unless it could not be opened so
     * @param encodingSuggested whether its encoding is a mere guess
     * @param sheets the names of its sheets, none where it has no such thing
     */
    public record FirstReading(Optional<SurveyFile> file, boolean encodingSuggested, List<String> sheets) {
        public FirstReading {
            sheets = List.copyOf(sheets);
        }
    }

    /** How the extract is to be read: as the earlier one was, as far as that may be said of it. */
    public ReadingOptions reading(FirstReading found) {
        return reading(
                survey.origin().imported().options(),
                found,
                onlyAsBefore,
                List.of(survey.mapping().regionColumn(), survey.mapping().outcomeColumn()));
    }

    /** How the region table is to be read, if the earlier survey had one. */
    public Optional<ReadingOptions> regionsReading(FirstReading found) {
        return regionsReading.map(options -> reading(
                options, found, false, List.of(survey.regions().orElseThrow().keyColumn())));
    }

    /**
     * What was said of one file as far as it may be said of the next: not the encoding of a file that is Unicode now,
     * and not where the table is when it was found without being told.
     */
    private static ReadingOptions reading(
            ReadingOptions before, FirstReading found, boolean onlySo, List<String> columns) {
        boolean there = !onlySo
                && found.file().map(file -> file.columns().containsAll(columns)).orElse(false);
        boolean unicode = !found.encodingSuggested();
        boolean sheet = onlySo || before.sheet() != null && found.sheets().contains(before.sheet());
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
        return (header ? options.withHeader(before.headerRows(), before.skippedRows()) : options)
                .withFilledDown(before.filledDown())
                .withMostlyEmpty(before.mostlyEmpty());
    }
}
