package org.regionwise.report.agency;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Publication;
import org.regionwise.release.PublicationStatus;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.file.CsvRecords;
import org.regionwise.report.file.PoststratifiedColumns;
import org.regionwise.report.file.RegionQuantities;
import org.regionwise.report.file.RegionQuantity;
import org.regionwise.report.file.SpreadsheetText;
import org.regionwise.report.table.FigureMarks;
import org.regionwise.report.table.ResultColumn;

/**
 * The regional table as SDMX-CSV 2.0, the character-separated form of SDMX 3.0: one observation per region, quantity
 * and, of poststratified figures, kind of people; then groups of regions and the nation. Dimensions are the region, the
 * outcome, the quantity, the people, and {@code AREA_TYPE}: a region, a group of regions, which may be called like one,
 * or the nation. Measures are the value, its standard error and its limits; attributes what the release rules decided
 * of it. {@code OBS_STATUS} is in the codes of {@code CL_OBS_STATUS}, {@code CONF_STATUS} in those of {@code
 * CL_CONF_STATUS}:
 *
 * <table>
 *   <caption>Codes</caption>
 *   <tr><td>A, F</td><td>a value to be published</td></tr>
 *   <tr><td>U, F</td><td>a value of low reliability, to be used with caution or after a review</td></tr>
 *   <tr><td>U, N</td><td>no value: withheld as unreliable</td></tr>
 *   <tr><td>Q, C</td><td>no value: suppressed as confidential</td></tr>
 *   <tr><td>O, F</td><td>no value: there is none</td></tr>
 * </table>
 *
 * <p>Source: SDMX-CSV Data Message field guide 2.0 and SDMX cross-domain code lists (SDMX Technical and Statistical
 * Working Groups).
 */
final class SdmxCsv {
    /** A contract: components are added at the end of their kind. */
    private static final List<String> HEADER = List.of(
            "STRUCTURE",
            "STRUCTURE_ID",
            "ACTION",
            "REF_AREA",
            "OUTCOME",
            "INDICATOR",
            "BREAKDOWN",
            "AREA_TYPE",
            "OBS_VALUE",
            "STD_ERROR",
            "LOWER_BOUND",
            "UPPER_BOUND",
            "OBS_STATUS",
            "CONF_STATUS",
            "UNIT_MEASURE",
            "INTERVAL_LEVEL",
            "REF_AREA_NAME");

    /** All regions together, or everybody, as SDMX codes totals. */
    private static final String TOTAL = "_T";

    private static final String REGION = "REGION";
    private static final String GROUP = "GROUP";
    private static final String NATION = "NATION";
    private static final Set<ResultColumn> OF_NATION =
            EnumSet.of(ResultColumn.RESPONDENTS, ResultColumn.RAW, ResultColumn.POOLED);

    private static final String STRUCTURE_ID = "REGIONWISE:REGIONAL_ESTIMATES(2.0.0)";

    /** For information: whoever loads it decides what becomes of it. */
    private static final String ACTION = "I";

    /**
     * What is said of an observation.
     *
     * @param observation code of {@code CL_OBS_STATUS}
     * @param confidentiality code of {@code CL_CONF_STATUS}
     */
    private record Status(String observation, String confidentiality) {
        static final Status NORMAL = new Status("A", "F");
        static final Status LOW_RELIABILITY = new Status("U", "F");
        static final Status UNRELIABLE = new Status("U", "N");
        static final Status SUPPRESSED = new Status("Q", "C");
        static final Status MISSING = new Status("O", "F");
    }

    private final Released released;
    private final Result result;
    private final FigureMarks marks;
    private final Map<String, Publication> publications;

    private SdmxCsv(Released released) {
        this.released = released;
        this.result = released.result();
        this.marks = new FigureMarks(released, Markers.LETTERS);
        this.publications = released.publicationsByRegion();
    }

    /** Writes what is released to {@code out}, which is flushed and left open. */
    static void write(Released released, OutputStream out) throws IOException {
        new SdmxCsv(released).write(out);
    }

    private void write(OutputStream out) throws IOException {
        Stream<List<String>> records = Stream.of(
                        records(REGION),
                        result.poststratified().stream().map(this::record),
                        result.aggregates().isEmpty()
                                ? Stream.<List<String>>of()
                                : new SdmxCsv(released.ofAggregates()).records(GROUP),
                        RegionQuantities.withWithheld(result).stream()
                                .filter(quantity -> OF_NATION.contains(quantity.column()))
                                .map(this::nation))
                .flatMap(each -> each);
        // readers look for the first component at the first byte
        CsvRecords.writeUnmarked(HEADER, records.toList(), out);
    }

    private Stream<List<String>> records(String type) {
        List<RegionQuantity> quantities = RegionQuantities.withWithheld(result);
        return PooledOrder.of(result).stream()
                .flatMap(region -> quantities.stream().map(quantity -> record(region, quantity, type)));
    }

    /** Of all regions: who answered, the raw figure, the pooled one. */
    private List<String> nation(RegionQuantity quantity) {
        Estimate value = switch (quantity.column()) {
            case RAW -> result.national().raw();
            case POOLED -> result.national().pooled();
            default ->
                result.survey().used() == Result.UNKNOWN
                        ? Estimate.UNDEFINED
                        : new Estimate(result.survey().used(), Double.NaN, Double.NaN, Double.NaN);
        };
        return record(
                List.of(TOTAL, quantity.id(), TOTAL, NATION),
                value,
                ofNation(quantity.column(), value),
                unit(quantity.column().unit()),
                quantity.level(),
                "");
    }

    private Status ofNation(ResultColumn column, Estimate value) {
        Publication nation = released.nation();
        PublicationStatus verdict = nation.of(column == ResultColumn.POOLED ? FigureGroup.POOLED : FigureGroup.RAW);
        if (!Double.isNaN(value.estimate())) {
            return column != ResultColumn.RESPONDENTS && cautious(verdict) ? Status.LOW_RELIABILITY : Status.NORMAL;
        }
        boolean confidential = released.decisions().stream()
                .anyMatch(each -> each.national() && each.flag() == QualityFlag.CONFIDENTIAL);
        return confidential ? Status.SUPPRESSED : verdict.withheld() ? Status.UNRELIABLE : Status.MISSING;
    }

    private static boolean cautious(PublicationStatus verdict) {
        return verdict == PublicationStatus.USE_WITH_CAUTION || verdict == PublicationStatus.REVIEW;
    }

    private List<String> record(RegionEstimate region, RegionQuantity quantity, String type) {
        boolean there = quantity.definedIn(region);
        Estimate value = there ? quantity.of().apply(region) : Estimate.UNDEFINED;
        Status status = there ? ofShown(region, quantity.column()) : ofMissing(region, quantity.column());
        return record(
                List.of(region.region(), quantity.id(), TOTAL, type),
                value,
                status,
                unit(quantity.column().unit()),
                quantity.level(),
                region.name());
    }

    private List<String> record(PoststratifiedFigure figure) {
        String cell = PoststratifiedColumns.cell(figure, result);
        return record(
                List.of(
                        figure.region() == null ? TOTAL : figure.region(),
                        figure.standardised() ? "STANDARDISED" : "POSTSTRATIFIED",
                        cell.isEmpty() ? TOTAL : cell,
                        figure.region() == null ? NATION : REGION),
                figure.figure(),
                of(figure),
                unit(ResultColumn.Unit.PROPORTION),
                result.model().interval(),
                result.regions().stream()
                        .filter(region -> region.region().equals(figure.region()))
                        .map(RegionEstimate::name)
                        .findFirst()
                        .orElse(""));
    }

    private static Status of(PoststratifiedFigure figure) {
        if (figure.figure().defined()) {
            return figure.flags().isEmpty() ? Status.NORMAL : Status.LOW_RELIABILITY;
        }
        return figure.flags().contains(QualityFlag.CONFIDENTIAL.code())
                ? Status.SUPPRESSED
                : figure.flags().isEmpty() ? Status.MISSING : Status.UNRELIABLE;
    }

    /** @param key region, quantity, people, and what the region is */
    private List<String> record(
            List<String> key, Estimate value, Status status, String unit, double level, String name) {
        return List.of(
                "datastructure",
                STRUCTURE_ID,
                ACTION,
                SpreadsheetText.disarmed(key.get(0)),
                SpreadsheetText.disarmed(result.model().outcome()),
                key.get(1),
                SpreadsheetText.disarmed(key.get(2)),
                key.get(3),
                CsvRecords.number(value.estimate()),
                CsvRecords.number(value.standardError()),
                CsvRecords.number(value.lower()),
                CsvRecords.number(value.upper()),
                status.observation,
                status.confidentiality,
                unit,
                CsvRecords.number(level),
                SpreadsheetText.disarmed(name));
    }

    private Status ofMissing(RegionEstimate region, ResultColumn column) {
        return marks.withheldAs(column, region)
                .map(flag -> flag == QualityFlag.CONFIDENTIAL ? Status.SUPPRESSED : Status.UNRELIABLE)
                .orElse(Status.MISSING);
    }

    private Status ofShown(RegionEstimate region, ResultColumn column) {
        Publication publication = publications.get(region.region());
        return FigureMarks.groups(column).stream()
                        .filter(figures -> figures != FigureGroup.COUNTS)
                        .map(publication::of)
                        .anyMatch(SdmxCsv::cautious)
                ? Status.LOW_RELIABILITY
                : Status.NORMAL;
    }

    private String unit(ResultColumn.Unit unit) {
        boolean ofOutcome = unit == ResultColumn.Unit.PROPORTION;
        return ofOutcome && !result.model().proportions() ? "UNIT_OF_OUTCOME" : unit.name();
    }
}
