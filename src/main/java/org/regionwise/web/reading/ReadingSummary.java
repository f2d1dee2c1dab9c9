package org.regionwise.web.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Progress;
import org.regionwise.survey.csv.EncodingSuggestion;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.row.HeaderSuggestion;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.suggest.NotationSuggestion;
import org.regionwise.web.page.FormFields;

/**
 * A received file that was read from beginning to end, and what the page shows of it: template
 * {@code fragments/read-file}.
 *
 * @param form how it was read
 * @param encoding the encoding that was suggested and is used
 * @param notation how its numbers seem to be written
 * @param numbersSaid whether the analyst said how they are written
 */
public record ReadingSummary(
        SurveyFile file,
        SurveyScan scan,
        ReadingForm form,
        Optional<EncodingSuggestion> encoding,
        NotationSuggestion notation,
        boolean numbersSaid) {
    private static final int RAW_ROWS = 10;
    private static final int MOST_EXAMPLES = 5;

    /** A column as it was understood. */
    public record Row(
            String name,
            String label,
            String kind,
            String empty,
            String examples,
            String type,
            String missing,
            boolean filledDown,
            String found) {}

    /** A file that is read as it says itself; throws {@link ImportProblem} when it cannot be. */
    public static ReadingSummary of(SurveyFile file, Progress progress) {
        SurveyScan scan = SurveyScan.of(file, progress);
        return new ReadingSummary(
                file, scan, ReadingForm.of("survey", file), Optional.empty(), NotationSuggestion.of(file, scan), true);
    }

    /** What the file begins with, as it stands. */
    public List<RawRow> rawRows() {
        return file.rawRows(RAW_ROWS);
    }

    /** A row of the page for each column of the file, in its order. */
    public List<Row> rows(Words words) {
        return scan.columns().stream().map(column -> row(column, words)).toList();
    }

    /** Whether the analyst has to say how numbers are written before anything goes on. */
    public boolean asksNumbers() {
        return !numbersSaid && !notation.ambiguous().isEmpty();
    }

    /** Whether the analyst has to say how many rows the header has before anything goes on. */
    public boolean asksHeader() {
        return file.headerSuggestion().isPresent();
    }

    /** Whether anything has to be said first. */
    public boolean asks() {
        return asksNumbers() || asksHeader();
    }

    /**
     * What a page says differently of the reading than it was read, or says of numbers where it had to; empty when
     * nothing is to be read again.
     */
    public Optional<ReadingChoice> changed(FormFields sent) {
        Optional<ReadingChoice> changed = form.changed(sent, numbersSaid);
        return changed.isEmpty() && asksNumbers()
                ? Optional.of(form.said(sent, new ReadingChoice(file.options(), false)))
                        .filter(ReadingChoice::numbersSaid)
                : changed;
    }

    /** What was taken to be so and may not be. */
    public List<String> cautions(Words words) {
        List<String> cautions = new ArrayList<>();
        file.headerSuggestion().ifPresent(seen -> cautions.add(headerDoubt(seen, words)));
        encoding.ifPresent(suggestion -> cautions.add(words.say(
                suggestion.sample().isEmpty() ? "reading.caution.encoding" : "reading.caution.encoding-sample",
                Map.of("file", file.name(), "encoding", suggestion.encoding(), "sample", suggestion.sample()))));
        if (!numbersSaid && notation.notation().isPresent()) {
            cautions.add(ofNumbers(
                    "reading.caution.notation-used",
                    notation.columns(),
                    file.options().numbers(),
                    words));
        }
        if (asksNumbers()) {
            cautions.add(ofNumbers(
                    "reading.caution.notation-asked",
                    notation.ambiguous(),
                    file.options().numbers(),
                    words));
        }
        if (numbersSaid && notation.notation().isPresent()) {
            cautions.add(ofNumbers(
                    "reading.caution.notation-unused",
                    notation.columns(),
                    notation.notation().get(),
                    words));
        }
        ProblemWords told = new ProblemWords(words);
        scan.columns().stream()
                .filter(column -> column.column().type() == ColumnType.TEXT)
                .flatMap(column -> column.doubts().nearlyNumbers().stream())
                .limit(MOST_EXAMPLES)
                .map(told::reason)
                .forEach(cautions::add);
        cautions.addAll(new ReadingCautions(file, scan, words).all());
        return cautions;
    }

    private String headerDoubt(HeaderSuggestion seen, Words words) {
        String doubt = words.say(
                seen.grouped() ? "reading.caution.header-names" : "reading.caution.header-questions",
                "file",
                file.name(),
                "rows",
                seen.further(),
                "first",
                Long.toString(seen.row() + 1),
                "last",
                Long.toString(seen.row() + seen.further()),
                "example",
                seen.example());
        return seen.joined().isEmpty()
                ? doubt
                : doubt + " " + words.say("reading.caution.header-joined", "name", seen.joined());
    }

    private String ofNumbers(
            String key, List<NotationSuggestion.Example> columns, NumberNotation written, Words words) {
        List<String> examples = columns.stream()
                .limit(MOST_EXAMPLES)
                .map(each -> words.say("reading.caution.example", "column", each.column(), "value", each.value()))
                .toList();
        return words.say(
                key,
                Map.of(
                        "file",
                        file.name(),
                        "example",
                        written.example(),
                        "columns",
                        words.lists().and(examples)));
    }

    private Row row(ColumnSummary summary, Words words) {
        ColumnType said = file.options().types().get(summary.column().name());
        Map<String, String> labels = file.labels(summary.column().name()).values();
        String examples = summary.examples().stream()
                        .map(value -> labels.containsKey(value) ? value + " = " + labels.get(value) : value)
                        .collect(Collectors.joining(", "))
                + (summary.more() ? ", …" : "");
        return new Row(
                summary.column().name(),
                file.labels(summary.column().name()).label(),
                words.say("reading.kind", "type", summary.column().type()),
                words.numerals().count(summary.emptyCount()),
                examples,
                said == null ? "" : said == ColumnType.NUMBER ? "number" : "text",
                String.join(
                        ", ",
                        file.options().missingIn().getOrDefault(summary.column().name(), List.of())),
                file.options().filledDown().contains(summary.column().name()),
                summary.column().type().name().toLowerCase(Locale.ROOT));
    }
}
