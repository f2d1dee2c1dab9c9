package org.regionwise.web.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.report.Numbers;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
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
 * {@code upload/read-file}.
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

    /** A column as it was understood. */
    public record Row(
            String name,
            String label,
            String kind,
            String empty,
            String examples,
            String type,
            String missing,
            boolean filledDown) {}

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
    public List<Row> rows() {
        return scan.columns().stream().map(this::row).toList();
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
    public List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        file.headerSuggestion().map(ReadingSummary::headerDoubt).ifPresent(cautions::add);
        encoding.ifPresent(suggestion -> cautions.add(file.name() + " is not UTF-8. Its letters look like "
                + suggestion.encoding()
                + (suggestion.sample().isEmpty() ? "" : ", in which it has words such as “" + suggestion.sample() + "”")
                + ". Are they right? If not, choose another encoding below."));
        if (!numbersSaid && notation.notation().isPresent()) {
            cautions.add(file.name() + " seems to write numbers like "
                    + file.options().numbers().example() + ": "
                    + examples(notation.columns()) + ". They are read so. If that is wrong, say below how they are"
                    + " written.");
        }
        if (asksNumbers()) {
            cautions.add("Say how " + file.name() + " writes numbers: " + examples(notation.ambiguous())
                    + " may be over a thousand or a little over one. Choose below and read again.");
        }
        if (numbersSaid && notation.notation().isPresent()) {
            cautions.add(file.name() + " has columns that would be numbers if they were written like "
                    + notation.notation().get().example() + ": " + examples(notation.columns())
                    + ". As it is, they are text.");
        }
        scan.columns().stream()
                .filter(column -> column.column().type() == ColumnType.TEXT)
                .flatMap(column -> column.doubts().nearlyNumbers().stream())
                .limit(5)
                .forEach(cautions::add);
        cautions.addAll(ReadingCautions.of(file, scan));
        return cautions;
    }

    private static String headerDoubt(HeaderSuggestion seen) {
        boolean one = seen.further() == 1;
        return (one
                        ? "Row " + (seen.row() + 1) + " looks"
                        : "Rows " + (seen.row() + 1) + " to " + (seen.row() + seen.further()) + " look")
                + " like " + (seen.grouped() ? "more column names" : "question texts or more column names")
                + ", not like data: “" + seen.example() + "”. Choose below whether "
                + (one ? "it is" : "they are") + " joined to the names"
                + (seen.joined().isEmpty() ? "" : " (“" + seen.joined() + "”)") + ", left out"
                + (seen.grouped() ? "" : " and kept as descriptions of the columns") + ", or data; then read again.";
    }

    private static String examples(List<NotationSuggestion.Example> columns) {
        return columns.stream()
                .limit(5)
                .map(each -> "“" + each.column() + "” (" + each.value() + ")")
                .collect(Collectors.joining(", "));
    }

    private Row row(ColumnSummary summary) {
        String kind = switch (summary.column().type()) {
            case NUMBER -> "numbers";
            case TEXT -> "text";
        };
        ColumnType said = file.options().types().get(summary.column().name());
        Map<String, String> labels = file.labels(summary.column().name()).values();
        String examples = summary.examples().stream()
                        .map(value -> labels.containsKey(value) ? value + " = " + labels.get(value) : value)
                        .collect(Collectors.joining(", "))
                + (summary.more() ? ", …" : "");
        return new Row(
                summary.column().name(),
                file.labels(summary.column().name()).label(),
                kind,
                Numbers.count(summary.emptyCount()),
                examples,
                said == null ? "" : said == ColumnType.NUMBER ? "number" : "text",
                String.join(
                        ", ",
                        file.options().missingIn().getOrDefault(summary.column().name(), List.of())),
                file.options().filledDown().contains(summary.column().name()));
    }
}
