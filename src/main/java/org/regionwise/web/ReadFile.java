package org.regionwise.web;

import java.util.List;
import java.util.Optional;
import org.regionwise.report.Numbers;
import org.regionwise.survey.ColumnSummary;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.SurveyFile;
import org.regionwise.survey.SurveyScan;

/** A received file that was read from beginning to end, and what the page shows of it: template {@code upload/read-file}. */
public record ReadFile(SurveyFile file, SurveyScan scan) {

    /** A column as it was understood. */
    public record Row(String name, String kind, String empty, String examples) {}

    /** @throws ImportProblem when it cannot be read */
    public static ReadFile of(SurveyFile file, Progress progress) {
        return new ReadFile(file, SurveyScan.of(file, progress));
    }

    public List<Row> rows() {
        return scan.columns().stream().map(ReadFile::row).toList();
    }

    /** A caution where columns would be taken for text because of their decimal commas. */
    public Optional<String> caution() {
        List<String> columns = scan.columns().stream()
                .filter(ColumnSummary::hasDecimalCommas)
                .map(summary -> "“" + summary.column().name() + "” ("
                        + summary.examples().get(0) + ")")
                .toList();
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(file.name() + " has numbers with a decimal comma in " + String.join(", ", columns)
                        + ". Regionwise reads them as text, so they cannot be predictors. Write them with a point and"
                        + " upload again.");
    }

    private static Row row(ColumnSummary summary) {
        String kind = switch (summary.column().type()) {
            case NUMBER -> "numbers";
            case TEXT -> "text";
        };
        String examples = String.join(", ", summary.examples()) + (summary.more() ? ", …" : "");
        return new Row(summary.column().name(), kind, Numbers.count(summary.emptyCount()), examples);
    }
}
