package org.regionwise.web.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.FindingWords;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;

/** What a file's values leave in doubt: codes for no answer, dates, and rows that are no data. */
final class ReadingCautions {
    private static final int MOST_COLUMNS = 12;
    private static final int MOST_TEXTS = 200;

    private final SurveyFile file;
    private final SurveyScan scan;
    private final Words words;
    private final FindingWords findings;

    ReadingCautions(SurveyFile file, SurveyScan scan, Words words) {
        this.file = file;
        this.scan = scan;
        this.words = words;
        this.findings = new FindingWords(words);
    }

    List<String> all() {
        List<String> cautions = new ArrayList<>();
        Stream.concat(file.remarks().stream(), scan.tally().remarks().stream())
                .forEach(remark -> cautions.add(ofFile(findings.remark(remark))));
        scan.tally().unread().stream()
                .limit(MOST_COLUMNS)
                .forEach(cells -> cautions.add(ofFile(findings.unread(cells) + " " + findings.remedy(cells))));
        if (!scan.notes().isEmpty()) {
            cautions.add(of(
                    "notes",
                    "rows",
                    scan.notes().size(),
                    "notes",
                    String.join(words.say("reading.separator"), findings.notes(scan.notes()))));
        }
        if (!file.options().missing().isEmpty()) {
            cautions.add(of("empty", "values", quoted(file.options().missing())));
        }
        if (!scan.wordsAmongNumbers().isEmpty()) {
            cautions.add(of("words", "values", quoted(scan.wordsAmongNumbers())));
        }
        scan.columns().stream()
                .filter(column -> !column.missing().isEmpty())
                .limit(MOST_COLUMNS)
                .map(this::codes)
                .forEach(cautions::add);
        dates(cautions);
        return cautions;
    }

    private String of(String code, Object... facts) {
        Object[] all = new Object[facts.length + 2];
        all[0] = "file";
        all[1] = file.name();
        System.arraycopy(facts, 0, all, 2, facts.length);
        return words.say("reading.caution." + code, all);
    }

    private String ofFile(String sentence) {
        return words.say("reading.caution.of-file", "file", file.name(), "sentence", sentence);
    }

    private String codes(ColumnSummary column) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                words.say("reading.caution.codes", "column", column.column().name()));
        column.missing().forEach(code -> sentences.add(findings.code(code)));
        return String.join(" ", sentences);
    }

    private void dates(List<String> cautions) {
        if (file.options().dates() != null) {
            cautions.add(of("dates-read", "order", file.options().dates()));
        } else if (!scan.dateColumns().isEmpty()) {
            List<String> columns = scan.dateColumns().stream()
                    .limit(MOST_COLUMNS)
                    .map(column -> words.say(
                            "reading.caution.example",
                            Map.of(
                                    "column",
                                    column.column().name(),
                                    "value",
                                    column.examples().get(0))))
                    .toList();
            cautions.add(of(
                    scan.dateOrders().isEmpty() ? "dates-of-no-order" : "dates-of-any-order",
                    "columns",
                    words.lists().and(columns)));
        }
    }

    private Listed quoted(List<String> texts) {
        return words.lists().firstOf(words.lists().quoted(texts), MOST_TEXTS);
    }
}
