package org.regionwise.report.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.analysis.compare.Standing;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Publication;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.Heading;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.FigureMarks;
import org.regionwise.report.table.RegionNotes;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.report.table.TableColumn;
import org.regionwise.report.table.TableNotes;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.PublicationWords;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.words.ResultParts;
import org.regionwise.report.words.SourceWords;

/**
 * The table as it is handed over: title, source and units above it, all regions first, notes beneath; printed on as
 * many pages as it is long and one page wide. Programs read the sheet Estimates.
 */
final class TableSheet {
    /** Of the head of the table: beneath title, source and units. */
    private static final int HEAD = 3;

    private static final double REGION = 30;
    private static final double FIGURE = 11.5;
    private static final double TEXT = 27;
    private static final double STATUS = 16;

    /** How much wider bold letters are than digits. */
    private static final double BOLD = 1.15;

    private static final String COUNT = "#,##0";
    private static final String PRINTED = "_xlnm.Print_Area";

    private final Released released;
    private final Result result;
    private final Heading heading;
    private final Edition edition;
    private final Words words;
    private final FigureMarks marks;
    private final RegionNotes notes;
    private final List<Column> columns;
    private final Worksheet sheet;
    private final SheetRows rows;
    private final Map<String, Publication> publications;
    private final PublicationWords said;

    /**
     * A column of figures, or of words.
     *
     * @param head what it is headed by
     * @param figure null for words
     * @param at the column of paper beside whose figures symbols stand; null for none
     */
    private record Column(String head, ResultColumn figure, TableColumn at, double width) {}

    private TableSheet(Worksheet sheet, Released released, Heading heading, Edition edition, Words words) {
        this.released = released;
        this.result = released.result();
        this.heading = heading;
        this.edition = edition;
        this.words = words.about(result);
        this.publications = released.publicationsByRegion();
        this.said = new PublicationWords(words);
        this.marks = new FigureMarks(released, edition.markers());
        this.notes = RegionNotes.of(result, edition.markers(), words);
        this.columns = columns();
        this.sheet = sheet;
        this.rows =
                new SheetRows(sheet, columns.stream().mapToDouble(Column::width).toArray());
    }

    static void fill(Worksheet sheet, Released released, Heading heading, Edition edition, Words words) {
        new TableSheet(sheet, released, heading, edition, words).fill();
    }

    private List<Column> columns() {
        List<Column> all = new ArrayList<>();
        all.add(new Column(ResultParts.regionHeading(result.model().labels(), words), null, null, REGION));
        all.add(figure(words.say("table.heading.respondents"), ResultColumn.RESPONDENTS, TableColumn.RESPONDENTS));
        if (result.survey().design() != null && result.model().kind().approximated()) {
            all.add(figure(
                    words.say("table.heading.effective"), ResultColumn.EFFECTIVE_SAMPLE_SIZE, TableColumn.EFFECTIVE));
        }
        all.add(figure(words.say("table.group.raw"), ResultColumn.RAW, TableColumn.RAW));
        all.add(figure(limit("raw", "lower"), ResultColumn.RAW_LOWER, null));
        all.add(figure(limit("raw", "upper"), ResultColumn.RAW_UPPER, null));
        all.add(figure(words.say("table.group.pooled"), ResultColumn.POOLED, TableColumn.POOLED));
        all.add(figure(limit("pooled", "lower"), ResultColumn.POOLED_LOWER, null));
        all.add(figure(limit("pooled", "upper"), ResultColumn.POOLED_UPPER, null));
        all.add(new Column(words.say("workbook.table.standing"), null, null, TEXT));
        if (released.judged()) {
            all.add(new Column(words.say("workbook.table.publish", "figures", FigureGroup.RAW), null, null, STATUS));
            all.add(new Column(words.say("workbook.table.publish", "figures", FigureGroup.POOLED), null, null, STATUS));
        }
        all.add(new Column(words.say("workbook.table.notes"), null, null, TEXT));
        return List.copyOf(all);
    }

    private static Column figure(String head, ResultColumn figure, TableColumn at) {
        int word = Arrays.stream(head.split(" ")).mapToInt(String::length).max().orElse(0);
        return new Column(head, figure, at, Math.max(FIGURE, BOLD * word + 2));
    }

    private String limit(String figure, String end) {
        return words.say("workbook.table.limit", "figure", figure, "end", end);
    }

    private void fill() {
        rows.banner(heading.title().isEmpty() ? new PlainWords(result, words).title() : heading.title(), 14);
        rows.next();
        rows.banner(new PlainWords(result, words).source(), 11);
        rows.next();
        rows.banner(
                words.say(
                        "workbook.table.units",
                        "level",
                        words.numerals().level(result.model().interval())),
                11);
        rows.next();
        rows.header(columns.stream().map(Column::head).toList(), column -> columns.get(column).figure != null);
        rows.ruled(SheetRows.Ruling.TOTAL);
        all();
        rows.ruled(SheetRows.Ruling.ROW);
        for (RegionEstimate region : edition.order().of(result, words)) {
            row(region);
        }
        rows.ruled(SheetRows.Ruling.NONE);
        beneath();
        sheet.freezePane(1, HEAD + 1);
        sheet.repeatRows(HEAD);
        rows.fitToPaper();
        sheet.addNamedRange(sheet.range(0, 0, rows.row() - 1, columns.size() - 1), PRINTED);
        sheet.footer(new SourceWords(result, words).source().replace("&", "&&"), Position.LEFT, 8);
        sheet.footer("&P / &N", Position.RIGHT, 8);
        sheet.hideGridLines();
    }

    private void row(RegionEstimate region) {
        int last = columns.size() - 1;
        rows.text(0, region.label());
        int figures = figures();
        for (int at = 1; at < figures; at++) {
            Column column = columns.get(at);
            double value = column.figure.number(region);
            if (Double.isFinite(value)) {
                rows.number(at, value, format(column, region));
            } else {
                rows.mark(at, marks.inPlace(column.figure, region));
            }
        }
        rows.wrapped(
                figures,
                words.say("table.standing." + Standing.of(region, result).code()));
        published(publications.get(region.region()));
        String remarks = notes.words(region);
        if (remarks.isEmpty()) {
            rows.empty(last);
        } else {
            rows.wrapped(last, remarks);
        }
        rows.next();
    }

    /** How many columns before those of words. */
    private int figures() {
        return columns.size() - (released.judged() ? 4 : 2);
    }

    /** Whether raw and pooled figures may be published; nothing where no rules were chosen. */
    private void published(Publication publication) {
        if (released.judged()) {
            rows.wrapped(columns.size() - 3, said.of(publication, FigureGroup.RAW));
            rows.wrapped(columns.size() - 2, said.of(publication, FigureGroup.POOLED));
        }
    }

    /** As the unit is shown; with the symbols that stand beside the figure, or room where others have some. */
    private String format(Column column, RegionEstimate region) {
        String plain = switch (column.figure.unit()) {
            case COUNT -> COUNT;
            case EFFECTIVE_COUNT -> COUNT;
            case SHARE -> result.model().proportions() ? EstimatesSheet.percent(result) : "0%";
            default -> EstimatesSheet.percent(result);
        };
        if (column.at == null) {
            return plain;
        }
        String symbols = notes.symbols(region, column.at);
        if (!symbols.isEmpty()) {
            return plain + "\" " + symbols + "\"";
        }
        boolean others = result.regions().stream()
                .anyMatch(other -> !notes.symbols(other, column.at).isEmpty());
        return others ? plain + "_ _E" : plain;
    }

    private void all() {
        rows.text(0, words.say("table.all-regions"));
        Estimate raw = result.national().raw();
        Estimate pooled = result.national().pooled();
        for (int at = 1; at < figures(); at++) {
            total(
                    at,
                    switch (columns.get(at).figure) {
                        case RESPONDENTS ->
                            result.survey().used() <= 0
                                    ? Double.NaN
                                    : result.survey().used();
                        case EFFECTIVE_SAMPLE_SIZE -> result.survey().design().effectiveSampleSize();
                        case RAW -> raw.estimate();
                        case RAW_LOWER -> raw.lower();
                        case RAW_UPPER -> raw.upper();
                        case POOLED -> pooled.estimate();
                        case POOLED_LOWER -> pooled.lower();
                        case POOLED_UPPER -> pooled.upper();
                        default -> Double.NaN;
                    });
        }
        rows.empty(figures());
        published(released.nation());
        rows.empty(columns.size() - 1);
        rows.next();
    }

    private void total(int at, double value) {
        boolean count = columns.get(at).figure.unit() != ResultColumn.Unit.PROPORTION;
        if (Double.isFinite(value)) {
            rows.number(at, value, count ? COUNT : EstimatesSheet.percent(result));
        } else {
            rows.mark(at, marks.ofNation(released, columns.get(at).figure));
        }
    }

    private void beneath() {
        rows.next();
        Stream.of(
                        TableNotes.of(
                                result,
                                columns.stream()
                                        .map(Column::at)
                                        .filter(Objects::nonNull)
                                        .toList(),
                                words)
                                .stream(),
                        RegionNotes.legend(result, edition.markers(), words).stream()
                                .filter(note -> !note.inPlace())
                                .map(note -> note.symbol() + " " + note.words() + "."),
                        new ReleaseNotes(words).footnotes(released, edition.markers()).stream(),
                        Stream.of(words.say(
                                "document.unavailable",
                                "symbol",
                                edition.markers().unavailable())),
                        Stream.of(new SourceWords(result, words).source()),
                        heading.contact().isEmpty()
                                ? Stream.<String>empty()
                                : Stream.of(words.say("document.contact-line", "contact", heading.contact())))
                .flatMap(each -> each)
                .forEach(note -> {
                    rows.banner(note, 9);
                    rows.next();
                });
    }
}
