package org.regionwise.report.workbook;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.report.file.SpreadsheetText;

/** A sheet filled from top to bottom. Text is disarmed, undefined numbers are empty cells. */
final class SheetRows {
    /** The format of coefficients. */
    static final String NUMBER = "0.000";

    /** A cell of a spreadsheet holds no more characters. */
    private static final int LONGEST = 32_767;

    /** What spreadsheets read as the code of a character; the first underscore is then written as a code itself. */
    private static final Pattern LOOKS_LIKE_A_CODE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    /** Points of the font that nothing was said of. */
    private static final int USUAL_SIZE = 11;

    private static final String INK = "1F2933";
    private static final String FAINT = "D3D8DB";
    private static final String HEADER_FILL = "E3EEEE";

    /** How much wider bold letters are than the digits that widths count. */
    private static final double HEAVY = 1.15;

    /** Height of a line of text, in points. */
    private static final double LINE = 15;

    /** A row is no higher, in points. */
    private static final double HIGHEST = 409;

    private final Worksheet sheet;
    private final double[] widths;
    private int row;
    private Ruling ruling = Ruling.NONE;

    /** What lies beneath rows. */
    enum Ruling {
        NONE,
        ROW,
        TOTAL
    }

    SheetRows(Worksheet sheet, double... widths) {
        this.sheet = sheet;
        this.widths = widths.clone();
        for (int column = 0; column < widths.length; column++) {
            sheet.width(column, widths[column]);
        }
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
    }

    /** Prints as wide as the paper. */
    void fitToPaper() {
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    /** The row that is being filled, from 0. */
    int row() {
        return row;
    }

    void next() {
        row++;
    }

    /** A title over what follows. */
    void title(String text) {
        put(0, text);
        style(0).bold().fontSize(14).fontColor(INK).set();
        row += 2;
    }

    /** Text across all columns, over several lines if it must; the largest is bold. */
    void banner(String text, int size) {
        put(0, text);
        sheet.range(row, 0, row, widths.length - 1).merge();
        StyleSetter style =
                style(0).wrapText(true).verticalAlignment("top").fontSize(size).fontColor(INK);
        (size > USUAL_SIZE ? style.bold() : style).set();
        double lines = Math.ceil(
                1.05 * text.length() * size / USUAL_SIZE / Arrays.stream(widths).sum());
        sheet.rowHeight(row, Math.min(HIGHEST, (LINE * size / USUAL_SIZE + 1) * lines));
    }

    /** What stands in place of a number. */
    void mark(int column, String text) {
        put(column, text);
        style(column).horizontalAlignment("right").verticalAlignment("top").set();
    }

    /** From here on rows have a line beneath them; that of a total is bold and tinted. */
    void ruled(Ruling kind) {
        ruling = kind;
    }

    /** An empty cell of the row. */
    void empty(int column) {
        style(column).set();
    }

    /** The heading of a table of its own, after an empty row unless it stands at the top. */
    void section(String text) {
        if (row > 0 && sheet.value(row - 1, 0) != null) {
            row++;
        }
        put(0, text);
        style(0).bold().fontSize(12).fontColor(INK).set();
        row++;
    }

    /** A row of column names, over several lines where they must; those of numbers to the right as the numbers are. */
    void header(List<String> names, IntPredicate numbers) {
        double lines = 1;
        for (int column = 0; column < names.size(); column++) {
            put(column, names.get(column));
            style(column)
                    .bold()
                    .fontColor(INK)
                    .fillColor(HEADER_FILL)
                    .borderStyle(BorderSide.BOTTOM, "thin")
                    .horizontalAlignment(numbers.test(column) ? "right" : "left")
                    .verticalAlignment("bottom")
                    .wrapText(true)
                    .indent(numbers.test(column) || column == 0 ? 0 : 1)
                    .set();
            lines = Math.max(lines, Math.ceil(HEAVY * names.get(column).length() / widths[column]));
        }
        if (lines > 1) {
            sheet.rowHeight(row, LINE * lines);
        }
        row++;
    }

    /** Text in a cell of the row. */
    void text(int column, String text) {
        if (text != null && !text.isEmpty()) {
            put(column, text);
            // a number to its left would touch it
            style(column)
                    .horizontalAlignment("left")
                    .indent(column == 0 ? 0 : 1)
                    .set();
        }
    }

    /** Text that runs over several lines if it must; the row is made as high as that takes. */
    void wrapped(int column, String text) {
        if (text != null && !text.isEmpty()) {
            put(column, text);
            style(column)
                    .wrapText(true)
                    .verticalAlignment("top")
                    .horizontalAlignment("left")
                    .indent(column == 0 ? 0 : 1)
                    .set();
            double lines = Math.ceil(0.95 * text.length() / (widths[column] - (column == 0 ? 0 : 1)));
            if (lines > 1) {
                sheet.rowHeight(row, Math.min(HIGHEST, LINE * lines));
            }
        }
    }

    /** A number in a cell of this colour, in white letters where it is dark. */
    void number(int column, double value, String format, String fill, boolean dark) {
        put(column, value);
        style(column)
                .format(format)
                .fillColor(fill)
                .fontColor(dark ? "FFFFFF" : "000000")
                .set();
    }

    /** A number in a cell of the row, in full precision and shown by {@code format}. */
    void number(int column, double value, String format) {
        if (Double.isFinite(value)) {
            put(column, value);
            style(column).format(format).set();
        }
    }

    private void put(int column, double value) {
        // as whole numbers are written by every other program
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            sheet.value(row, column, (long) value);
        } else {
            sheet.value(row, column, value);
        }
    }

    private void put(int column, String text) {
        sheet.value(row, column, cell(text));
    }

    /** A cell's style is set once: a second time would undo the first. */
    private StyleSetter style(int column) {
        StyleSetter style = sheet.style(row, column);
        if (ruling == Ruling.NONE) {
            return style;
        }
        style.verticalAlignment("top")
                .borderStyle(BorderSide.BOTTOM, "thin")
                .borderColor(BorderSide.BOTTOM, ruling == Ruling.TOTAL ? INK : FAINT);
        return ruling == Ruling.TOTAL ? style.bold().fillColor(HEADER_FILL) : style;
    }

    static String cell(String text) {
        String disarmed =
                LOOKS_LIKE_A_CODE.matcher(SpreadsheetText.disarmed(text)).replaceAll("_x005F_");
        return disarmed.length() <= LONGEST ? disarmed : disarmed.substring(0, LONGEST - 1) + "…";
    }
}
