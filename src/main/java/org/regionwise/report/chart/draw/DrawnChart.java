package org.regionwise.report.chart.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regionwise.report.FileProgress;
import org.regionwise.report.FileStep;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Words;

/**
 * A drawing in a document.
 *
 * @param code of the chart that is drawn
 * @param caption what is drawn and what it comes to, for those who do not see it too
 * @param svg one {@code svg} element with a size of its own
 * @param pixels the same as a PNG file, made when it is asked for
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
public record DrawnChart(
        String code, String caption, String svg, Supplier<byte[]> pixels, double width, double height) {
    /**
     * What readers of a publication need; all others are for those who make it. The map first: it is low and fits
     * beneath a table, where the others may need a page of their own.
     */
    private static final List<Chart> PUBLISHED = List.of(Chart.MAP, Chart.GROUPS, Chart.SHRINKAGE, Chart.INTERVALS);

    private static final Pattern SIZE =
            Pattern.compile("<svg[^>]*?\\b(width|height)=\"([0-9.]+)\"[^>]*?\\b(width|height)=\"([0-9.]+)\"");

    /**
     * The charts that are published of a result, in reading order.
     *
     * @param progress hears of every chart before it is drawn
     * @param words those of the document
     */
    public static List<DrawnChart> of(ChartSource source, ChartDrawings drawings, FileProgress progress, Words words) {
        List<DrawnChart> figures = new ArrayList<>();
        for (int i = 0; i < PUBLISHED.size(); i++) {
            Chart chart = PUBLISHED.get(i);
            Optional<ChartSpecification> specification =
                    ChartSpecification.of(chart, source, ChartForm.paper(words), Map.of());
            if (specification.isPresent()) {
                progress.at(FileStep.CHARTS, i, PUBLISHED.size());
                figures.add(of(chart.code(), specification.get(), drawings));
            }
        }
        return figures;
    }

    /** A chart drawn as its specification says. */
    public static DrawnChart of(String code, ChartSpecification specification, ChartDrawings drawings) {
        String svg = drawings.svg(specification);
        Matcher size = SIZE.matcher(svg);
        if (!size.find()) {
            throw new IllegalArgumentException("a drawing without a size");
        }
        double first = Double.parseDouble(size.group(2));
        double second = Double.parseDouble(size.group(4));
        boolean widthFirst = size.group(1).equals("width");
        return new DrawnChart(
                code,
                specification.alternative(),
                svg,
                () -> drawings.pixels(svg),
                widthFirst ? first : second,
                widthFirst ? second : first);
    }

    /** The drawing as a PNG file, two pixels for one. */
    public byte[] png() {
        return pixels.get();
    }

    /** Its width when it is made as large as fits into so much room, but not more than {@code largest} a pixel. */
    public long wide(long room, long high, long largest) {
        return Math.round(width * scale(room, high, largest));
    }

    /** Its height then. */
    public long high(long room, long high, long largest) {
        return Math.round(height * scale(room, high, largest));
    }

    private double scale(long room, long high, long largest) {
        return Math.min(largest, Math.min(room / width, high / height));
    }
}
