package org.regionwise.report.workbook;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.FigureMarks;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.report.table.ResultColumns;

/** The table of regions as a sheet: names of columns in the first row, one row a region, nothing else. */
final class EstimatesSheet {
    private static final int NARROW = 8;
    private static final int WIDE = 40;

    private final Worksheet sheet;
    private final ResultColumns facts;
    private final List<ResultColumn> columns;
    private final List<RegionEstimate> regions;
    private final FigureMarks marks;
    private final String percent;

    private EstimatesSheet(Worksheet sheet, Released released, Edition edition, Words words) {
        this.sheet = sheet;
        this.facts = ResultColumns.of(released, words);
        this.columns = facts.filled();
        this.regions = PooledOrder.of(released.result());
        this.marks = new FigureMarks(released, edition.markers());
        this.percent = percent(released.result());
    }

    /** Shows a proportion in per cent, with more decimals where the outcome is rare; a mean as it is. */
    static String percent(Result result) {
        String decimals = "0".repeat(Figures.decimals(result));
        return result.model().proportions()
                ? "0." + decimals + "%"
                : decimals.isEmpty() ? "#,##0" : "#,##0." + decimals;
    }

    static void fill(Worksheet sheet, Released released, Edition edition, Words words) {
        new EstimatesSheet(sheet, released, edition, words).fill();
    }

    private void fill() {
        SheetRows rows =
                new SheetRows(sheet, columns.stream().mapToDouble(this::width).toArray());
        rows.header(
                columns.stream().map(ResultColumn::code).toList(),
                column -> columns.get(column).numeric());
        for (RegionEstimate region : regions) {
            for (int column = 0; column < columns.size(); column++) {
                write(rows, column, region);
            }
            rows.next();
        }
        int named = columns.size() > 1 && columns.get(1) == ResultColumn.NAME ? 2 : 1;
        sheet.freezePane(named, 1);
        sheet.setAutoFilter(0, 0, rows.row() - 1, columns.size() - 1);
        sheet.repeatRows(0);
        sheet.repeatCols(0, named - 1);
    }

    private void write(SheetRows rows, int at, RegionEstimate region) {
        ResultColumn column = columns.get(at);
        if (column.numeric()) {
            double value = column.number(region);
            rows.number(at, value, format(column.unit()));
            String mark = Double.isFinite(value) ? "" : marks.inData(column, region);
            if (!mark.isEmpty()) {
                rows.mark(at, mark);
            }
        } else {
            rows.text(at, facts.text(column, region));
        }
    }

    private String format(ResultColumn.Unit unit) {
        return switch (unit) {
            case TEXT -> "@";
            case COUNT -> "#,##0";
            case EFFECTIVE_COUNT, EXPECTED_RANK -> "#,##0.0";
            case PROPORTION -> percent;
            case SHARE -> "0%";
            case RANK -> "0";
            case RATIO -> "0.00";
            case VARIANCE, SCALE_VARIANCE -> "0.00E+00";
        };
    }

    /** Wide enough for the name and the button of its filter, and for text as long as it usually is. */
    private double width(ResultColumn column) {
        int longest = column.code().length() + 4;
        if (!column.numeric()) {
            for (RegionEstimate region : regions) {
                String text = facts.text(column, region);
                longest = Math.max(longest, text == null ? 0 : text.length() + 2);
            }
        }
        return Math.min(WIDE, Math.max(NARROW, longest));
    }
}
