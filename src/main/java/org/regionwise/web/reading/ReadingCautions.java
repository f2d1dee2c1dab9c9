package org.regionwise.web.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.report.Numbers;
import org.regionwise.survey.DateOrder;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;

/** What a file's values leave in doubt: codes for no answer, dates, and rows that are no data. */
final class ReadingCautions {
    private static final int MOST_COLUMNS = 12;

    private ReadingCautions() {}

    static List<String> of(SurveyFile file, SurveyScan scan) {
        List<String> cautions = new ArrayList<>();
        Stream.concat(file.remarks().stream(), scan.tally().remarks().stream())
                .forEach(remark -> cautions.add(file.name() + ": " + remark.sentence()));
        scan.tally().unread().stream()
                .limit(MOST_COLUMNS)
                .forEach(cells -> cautions.add(file.name() + ": " + cells.sentence()
                        + " The column cannot be used as it is: " + cells.remedy() + "."));
        if (!scan.notes().isEmpty()) {
            cautions.add(file.name() + ": left out, because " + (scan.notes().size() == 1 ? "it looks" : "they look")
                    + " like a note or a total below the data: " + String.join("; ", scan.notes()) + ".");
        }
        if (!file.options().missing().isEmpty()) {
            cautions.add(file.name() + ": counted as empty in every column: "
                    + quoted(file.options().missing())
                    + ". If one of them is an answer, take it from the list below and read again.");
        }
        List<String> words = scan.wordsAmongNumbers();
        if (!words.isEmpty()) {
            cautions.add(file.name() + " would have more columns of numbers if " + quoted(words)
                    + " counted as empty. Add it to the list below if it means no answer.");
        }
        scan.columns().stream()
                .filter(column -> !column.missing().isEmpty())
                .limit(MOST_COLUMNS)
                .map(ReadingCautions::missing)
                .forEach(cautions::add);
        dates(file, scan, cautions);
        return cautions;
    }

    private static String missing(ColumnSummary column) {
        return "Column “" + column.column().name() + "” may have codes for no answer: "
                + column.missing().stream().map(ReadingCautions::inWords).collect(Collectors.joining("; ")) + ".";
    }

    private static String inWords(MissingCode code) {
        return code.value() + " in " + Numbers.count(code.rows()) + (code.rows() == 1 ? " row" : " rows") + ", as "
                + code.reason();
    }

    private static void dates(SurveyFile file, SurveyScan scan, List<String> cautions) {
        DateOrder said = file.options().dates();
        if (said != null) {
            cautions.add(file.name() + ": dates are read as " + said.words() + ", and kept as year-month-day.");
        } else if (!scan.dateColumns().isEmpty()) {
            cautions.add("These columns hold dates: "
                    + scan.dateColumns().stream()
                            .limit(MOST_COLUMNS)
                            .map(column -> "“" + column.column().name() + "” ("
                                    + column.examples().get(0) + ")")
                            .collect(Collectors.joining(", "))
                    + ". The file does not tell "
                    + (scan.dateOrders().isEmpty() ? "one order for all of them" : "which number is the month")
                    + ", so they stay text as written until you say how dates are written.");
        }
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> "“" + text + "”").collect(Collectors.joining(", "));
    }
}
