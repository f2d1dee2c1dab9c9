package org.regionwise.report.chart.draw;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.apache.batik.bridge.FontFamilyResolver;
import org.apache.batik.bridge.UserAgent;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;
import org.regionwise.release.Released;
import org.regionwise.report.XmlText;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.text.ShippedFont;
import org.regionwise.report.message.Words;

/** Charts as pictures that stand alone: light, titled, as wide as a page of text. */
public final class ChartDrawings {
    private static final float PIXELS_PER_UNIT = 2;
    /** A pixel takes four bytes, and Batik holds it several times; larger drawings get fewer pixels a unit. */
    private static final float MOST_PIXELS = 16_000_000;

    private final VegaEngine engine;
    private final RecentDrawings<String> drawn = new RecentDrawings<>();
    private final RecentDrawings<byte[]> rasterized = new RecentDrawings<>();

    /** @param engine draws for it; may serve others too */
    public ChartDrawings(VegaEngine engine) {
        this.engine = engine;
    }

    /** One {@code svg} element, or empty where the chart does not apply. */
    public Optional<String> svg(Chart chart, Released released, Words words) {
        return svg(chart, ChartSource.of(released), Map.of(), words);
    }

    /** The same with what maps need, and with the specification's parameters as given. */
    public Optional<String> svg(Chart chart, ChartSource source, Map<String, String> state, Words words) {
        return ChartSpecification.of(chart, source, ChartForm.paper(words), state)
                .map(this::svg);
    }

    /** A filled specification as one {@code svg} element, which is XML whatever names are like. */
    public String svg(ChartSpecification specification) {
        // names come from files, and may hold what no drawing may
        return drawn.of(specification.json(), json -> XmlText.allowed(engine.svg(json)));
    }

    /** A filled specification as a PNG file. */
    public byte[] png(ChartSpecification specification) {
        return pixels(svg(specification));
    }

    /** A PNG file with two pixels for one of the SVG's, or empty where the chart does not apply. */
    public Optional<byte[]> png(Chart chart, Released released, Words words) {
        return png(chart, ChartSource.of(released), Map.of(), words);
    }

    /** The same with what maps need, and with the specification's parameters as given. */
    public Optional<byte[]> png(Chart chart, ChartSource source, Map<String, String> state, Words words) {
        return svg(chart, source, state, words).map(this::pixels);
    }

    /** A drawing as a PNG file with two pixels for one of its own. */
    public byte[] pixels(String svg) {
        return rasterized.of(svg, this::oneByOne);
    }

    /** Memory for one at a time is there. */
    private byte[] oneByOne(String svg) {
        synchronized (rasterized) {
            return rasterize(svg);
        }
    }

    private static byte[] rasterize(String svg) {
        float width = length(svg, "width");
        float scale = (float) Math.min(PIXELS_PER_UNIT, Math.sqrt(MOST_PIXELS / (width * length(svg, "height"))));
        FontFamilyResolver font = new ShippedFont();
        PNGTranscoder transcoder = new PNGTranscoder() {
            @Override
            protected UserAgent createUserAgent() {
                return new SVGAbstractTranscoderUserAgent() {
                    @Override
                    public FontFamilyResolver getFontFamilyResolver() {
                        return font;
                    }
                };
            }
        };
        transcoder.addTranscodingHint(PNGTranscoder.KEY_WIDTH, scale * width);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            transcoder.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput(png));
        } catch (TranscoderException e) {
            throw new IllegalStateException("a drawing of ours is no SVG to Batik", e);
        }
        return png.toByteArray();
    }

    /** An attribute of the drawing itself, which comes first. */
    private static float length(String svg, String attribute) {
        int start = svg.indexOf(" " + attribute + "=\"") + attribute.length() + 3;
        return Float.parseFloat(svg.substring(start, svg.indexOf('"', start)));
    }
}
