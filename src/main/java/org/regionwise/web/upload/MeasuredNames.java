package org.regionwise.web.upload;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.suggest.ShortName;
import org.regionwise.web.page.FormFields;

/**
 * What the analyst calls what is measured and other columns, what a yes means, who was asked and when, as far as she
 * said it.
 *
 * @param columns names by column
 * @param yes by outcome, what a yes means, empty where she took it back
 * @param people those who were asked; null while unsaid, empty where she took it back
 * @param fieldDates when, likewise
 */
public record MeasuredNames(Map<String, String> columns, Map<String, String> yes, String people, String fieldDates) {
    static final MeasuredNames NONE = new MeasuredNames(Map.of(), Map.of(), null, null);

    /** The field of the outcome's name, and the field of the column that it was offered for. */
    static final String FIELD = "short-name";

    static final String OF = "short-name-of";

    public MeasuredNames {
        columns = Map.copyOf(columns);
        yes = Map.copyOf(yes);
    }

    /** The name of a column: as it was said, else as its file calls it. */
    public String of(String column, SurveyFile file) {
        return columns.getOrDefault(column, suggested(column, file));
    }

    private static String suggested(String column, SurveyFile file) {
        return column.isEmpty() ? "" : ShortName.of(label(file, column), column);
    }

    private static String label(SurveyFile file, String column) {
        return Optional.ofNullable(file.labels(column))
                .orElse(ColumnLabels.NONE)
                .label();
    }

    /**
     * As a form sent them. A name that was offered for another column than the one that was chosen since is that
     * column's, and not this one's.
     */
    MeasuredNames said(FormFields sent, String outcome, SurveyFile file) {
        Map<String, String> names = new HashMap<>(columns);
        String name = sent.text(FIELD).orElse("").strip();
        String of = sent.text(OF).orElse(outcome);
        boolean offered = !of.equals(outcome) && name.equals(of(of, file));
        if (!name.isEmpty() && !offered && !outcome.isEmpty()) {
            names.put(outcome, name);
        }
        for (int i = 0;
                i < sent.all("called-of").size() && i < sent.all("called").size();
                i++) {
            String called = sent.all("called").get(i).strip();
            if (!called.isEmpty()) {
                names.put(sent.all("called-of").get(i), called);
            }
        }
        names.entrySet().removeIf(each -> each.getValue().equals(suggested(each.getKey(), file)));
        Map<String, String> meanings = new HashMap<>(yes);
        sent.text("yes").filter(said -> !outcome.isEmpty()).ifPresent(said -> meanings.put(outcome, line(said)));
        return new MeasuredNames(
                names,
                meanings,
                sent.text("people").map(MeasuredNames::line).orElse(people),
                sent.text("field-dates").map(MeasuredNames::line).orElse(fieldDates));
    }

    private static String line(String said) {
        return said.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
