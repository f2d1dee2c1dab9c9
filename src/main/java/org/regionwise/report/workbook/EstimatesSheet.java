package org.regionwise.report.workbook;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.file.RegionColumn;
import org.regionwise.report.file.RegionColumns;
import org.regionwise.report.table.RegionalTable;

/** The table of regions as a sheet: names of columns in the first row, one row a region, nothing else. */
final class EstimatesSheet {
    private static final int NARROW = 8;
    private static final int WIDE = 40;

    private final Worksheet sheet;
    private final List<RegionColumn> columns;
    private final List<RegionEstimate> regions;
    private final String percent;

    private EstimatesSheet(Worksheet sheet, Result result, List<RegionColumn> columns) {
        this.sheet = sheet;
        this.columns = columns;
        this.regions = PooledOrder.of(result);
        this.percent = percent(result);
    }

    /** Columns in which at least one region has a value. */
    static List<RegionColumn> columns(Released released) {
        return RegionColumns.of(released).stream()
                .filter(column -> released.result().regions().stream().anyMatch(column::presentIn))
                .toList();
    }

    /** Shows a proportion in per cent, with more decimals where the outcome is rare. */
    static String percent(Result result) {
        return "0." + "0".repeat(RegionalTable.decimals(result)) + "%";
    }

    static void fill(Worksheet sheet, Released released) {
        new EstimatesSheet(sheet, released.result(), columns(released)).fill();
    }

    private void fill() {
        SheetRows rows =
                new SheetRows(sheet, columns.stream().mapToDouble(this::width).toArray());
        rows.header(
                columns.stream().map(RegionColumn::name).toList(),
                column -> columns.get(column) instanceof RegionColumn.Figures);
        for (RegionEstimate region : regions) {
            for (int column = 0; column < columns.size(); column++) {
                write(rows, column, region);
            }
            rows.next();
        }
        int named = columns.size() > 1 && columns.get(1).name().equals("name") ? 2 : 1;
        sheet.freezePane(named, 1);
        sheet.setAutoFilter(0, 0, rows.row() - 1, columns.size() - 1);
        sheet.repeatRows(0);
        sheet.repeatCols(0, named - 1);
    }

    private void write(SheetRows rows, int column, RegionEstimate region) {
        if (columns.get(column) instanceof RegionColumn.Figures figures) {
            rows.number(column, figures.number().applyAsDouble(region), format(figures.unit()));
        } else {
            rows.text(column, ((RegionColumn.Words) columns.get(column)).text().apply(region));
        }
    }

    private String format(RegionColumn.Unit unit) {
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
    private double width(RegionColumn column) {
        int longest = column.name().length() + 4;
        if (column instanceof RegionColumn.Words words) {
            for (RegionEstimate region : regions) {
                String text = words.text().apply(region);
                longest = Math.max(longest, text == null ? 0 : text.length() + 2);
            }
        }
        return Math.min(WIDE, Math.max(NARROW, longest));
    }
}
