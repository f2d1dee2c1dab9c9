package org.regionwise.report.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.Heading;
import org.regionwise.report.indicators.Heat;
import org.regionwise.report.indicators.Indicator;
import org.regionwise.report.indicators.IndicatorMatrix;
import org.regionwise.report.indicators.IndicatorNotes;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.FigureMarks;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.report.words.SourceWords;

/**
 * Several indicators as an Excel workbook (XLSX): the matrix of pooled and the one of raw figures, an indicator a row
 * and a region a column; and where there are few indicators, the table of each. Equal results give equal files.
 */
public final class IndicatorsWorkbook {
    /** The most indicators that have a sheet each. */
    static final int MOST_SHEETS = 20;

    /** Characters of a sheet's name. */
    private static final int LONGEST_NAME = 31;

    private static final double NAME = 40;
    private static final double FIGURE = 12;
    private static final double REASON = 60;

    private static final List<String> FILLS = List.of("E3F1F0", "B4DAD9", "77B9BA", "3A8C92", "0B5A63");

    private final IndicatorMatrix matrix;
    private final Heading heading;
    private final Edition edition;
    private final Words words;

    private IndicatorsWorkbook(IndicatorMatrix matrix, Heading heading, Edition edition, Words words) {
        this.matrix = matrix;
        this.heading = heading;
        this.edition = edition;
        this.words = words;
    }

    /** Writes it to {@code out}, which is flushed and left open. */
    public static void write(IndicatorMatrix matrix, Heading heading, Edition edition, Words words, OutputStream out)
            throws IOException {
        Path dated = Files.createTempFile("regionwise-", ".xlsx");
        try {
            try (OutputStream file = Files.newOutputStream(dated);
                    Workbook workbook = new Workbook(file, "Regionwise", null)) {
                new IndicatorsWorkbook(matrix, heading, edition, words).fill(workbook);
            }
            UndatedPackage.copy(dated, out);
        } finally {
            Files.delete(dated);
        }
        out.flush();
    }

    private void fill(Workbook workbook) {
        Set<String> taken = new HashSet<>();
        for (FigureGroup figures : List.of(FigureGroup.POOLED, FigureGroup.RAW)) {
            fill(sheet(workbook, words.say("indicators.sheet", "figures", figures), taken), figures);
        }
        if (matrix.released().size() <= MOST_SHEETS) {
            for (Indicator each : matrix.indicators()) {
                each.released()
                        .ifPresent(released -> TableSheet.fill(
                                sheet(workbook, each.outcome(), taken), released, untitled(), edition, words));
            }
        }
    }

    /** A title of the analyst's own is that of all indicators, not of each. */
    private Heading untitled() {
        return new Heading("", heading.author(), heading.note(), heading.contact(), heading.date());
    }

    /** Spreadsheets refuse some characters in a sheet's name, and names that differ in case alone. */
    private static Worksheet sheet(Workbook workbook, String wanted, Set<String> taken) {
        String plain = wanted.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", " ")
                .replaceAll("^'+|'+$", "")
                .strip();
        String base = plain.isEmpty() ? "-" : plain;
        String name = cut(base, "");
        for (int next = 2; !taken.add(name.toLowerCase(Locale.ROOT)); next++) {
            name = cut(base, " " + next);
        }
        return workbook.newWorksheet(name);
    }

    private static String cut(String base, String end) {
        int most = LONGEST_NAME - end.length();
        return (base.length() <= most ? base : base.substring(0, most)) + end;
    }

    private void fill(Worksheet sheet, FigureGroup figures) {
        boolean failed = !matrix.failed().isEmpty();
        int reason = 3 + matrix.regions().size();
        double[] widths = new double[reason + (failed ? 1 : 0)];
        Arrays.fill(widths, FIGURE);
        widths[0] = NAME;
        if (failed) {
            widths[reason] = REASON;
        }
        SheetRows rows = new SheetRows(sheet, widths);
        rows.header(header(failed), column -> column > 0 && column < reason);
        Heat heat = matrix.heat(figures);
        for (Indicator each : matrix.indicators()) {
            rows.text(0, each.name());
            if (each.released().isPresent()) {
                fill(rows, each, each.released().get(), figures, heat);
            } else {
                rows.text(reason, each.reason(words));
            }
            rows.next();
        }
        sheet.freezePane(1, 1);
        sheet.setAutoFilter(0, 0, rows.row() - 1, widths.length - 1);
        sheet.repeatRows(0);
        sheet.repeatCols(0, 0);
        rows.next();
        notes(figures).forEach(note -> {
            rows.text(0, note);
            rows.next();
        });
    }

    private List<String> header(boolean failed) {
        List<String> header = new ArrayList<>(List.of(
                words.say("indicators.indicator"),
                words.say("table.heading.respondents"),
                words.say("table.all-regions")));
        matrix.regions().forEach(region -> header.add(region.label()));
        if (failed) {
            header.add(words.say("indicators.reason"));
        }
        return header;
    }

    private void fill(SheetRows rows, Indicator indicator, Released released, FigureGroup figures, Heat heat) {
        Result result = released.result();
        ResultColumn column = figures == FigureGroup.RAW ? ResultColumn.RAW : ResultColumn.POOLED;
        FigureMarks marks = new FigureMarks(released, edition.markers());
        String percent = EstimatesSheet.percent(result);
        if (result.survey().used() > 0) {
            rows.number(1, result.survey().used(), "#,##0");
        } else {
            rows.mark(1, marks.ofNation(released, ResultColumn.RESPONDENTS));
        }
        Estimate nation = figures == FigureGroup.RAW
                ? result.national().raw()
                : result.national().pooled();
        if (nation.defined()) {
            rows.number(2, nation.estimate(), percent);
        } else {
            rows.mark(2, marks.ofNation(released, column));
        }
        int at = 3;
        for (IndicatorMatrix.Region each : matrix.regions()) {
            RegionEstimate region = indicator.in(each.key()).orElse(null);
            double value = region == null ? Double.NaN : IndicatorMatrix.value(region, figures);
            if (Double.isFinite(value)) {
                int level = heat.level(result, value);
                rows.number(at, value, percent, FILLS.get(level - 1), level == FILLS.size());
            } else {
                rows.mark(at, region == null ? edition.markers().unavailable() : marks.inPlace(column, region));
            }
            at++;
        }
    }

    private List<String> notes(FigureGroup figures) {
        List<String> notes = new ArrayList<>();
        if (!heading.title().isEmpty()) {
            notes.add(heading.title());
        }
        notes.addAll(IndicatorNotes.of(matrix, figures, edition.markers(), words));
        matrix.results().stream().findFirst().ifPresent(result -> notes.add(new SourceWords(result, words).source()));
        if (!heading.contact().isEmpty()) {
            notes.add(words.say("document.contact-line", "contact", heading.contact()));
        }
        return notes;
    }
}
