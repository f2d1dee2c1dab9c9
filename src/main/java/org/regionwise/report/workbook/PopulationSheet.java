package org.regionwise.report.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;

/** Poststratified figures as data: one row a figure, a column for every predictor, empty where all its values count. */
final class PopulationSheet {
    private PopulationSheet() {}

    static void fill(Worksheet sheet, Result result, Words words) {
        List<String> predictors = result.model().respondentPredictors();
        List<String> columns = new ArrayList<>(List.of("region"));
        columns.addAll(predictors);
        columns.addAll(List.of("standardised", "population", "estimate", "standard_error", "lower", "upper", "flags"));
        double[] widths = new double[columns.size()];
        Arrays.fill(widths, 14);
        SheetRows rows = new SheetRows(sheet, widths);
        int first = 1 + predictors.size();
        int last = columns.size() - 1;
        rows.header(columns, column -> column > first && column < last);
        String percent = EstimatesSheet.percent(result);
        for (PoststratifiedFigure each : result.poststratified()) {
            rows.text(0, each.region() == null ? words.say("population.nation") : each.region());
            for (int i = 0; i < predictors.size(); i++) {
                rows.text(1 + i, each.cell().get(predictors.get(i)));
            }
            rows.text(first, each.standardised() ? "yes" : "no");
            rows.number(first + 1, each.population(), "#,##0");
            rows.number(first + 2, each.figure().estimate(), percent);
            rows.number(first + 3, each.figure().standardError(), percent);
            rows.number(first + 4, each.figure().lower(), percent);
            rows.number(first + 5, each.figure().upper(), percent);
            rows.text(last, String.join(" ", each.flags()));
            rows.next();
        }
        sheet.freezePane(1, 1);
        sheet.setAutoFilter(0, 0, rows.row() - 1, last);
        sheet.repeatRows(0);
    }
}
