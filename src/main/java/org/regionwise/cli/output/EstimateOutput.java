package org.regionwise.cli.output;

import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.record.CellCounts;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.Heading;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;
import org.regionwise.survey.region.RegionTable;

/**
 * An estimate with what its files need beside it.
 *
 * @param released what may be shown
 * @param heading what stands on a report
 * @param edition how documents and tables are set
 * @param analysis the question
 * @param data the files that were analysed
 * @param boundaries shapes by region as GeoJSON, where they were given
 * @param regions the region table, where there was one
 * @param cells the counts that were estimated from, where they are to be given away
 * @param catalogue of what is said to people
 * @param language in which it is said
 */
public record EstimateOutput(
        Released released,
        Heading heading,
        Edition edition,
        Analysis analysis,
        DataFiles data,
        Optional<String> boundaries,
        Optional<RegionTable> regions,
        Optional<CellCounts> cells,
        Catalogue catalogue,
        Language language) {
    /** What is said to people. */
    public Words words() {
        return catalogue.words(language);
    }

    /** What charts are drawn from. */
    public ChartSource source() {
        return ChartSource.mapped(released, boundaries, regions);
    }
}
