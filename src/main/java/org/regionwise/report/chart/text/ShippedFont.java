package org.regionwise.report.chart.text;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.batik.bridge.DefaultFontFamilyResolver;
import org.apache.batik.bridge.FontFace;
import org.apache.batik.bridge.FontFamilyResolver;
import org.apache.batik.gvt.font.AWTFontFamily;
import org.apache.batik.gvt.font.GVTFontFace;
import org.apache.batik.gvt.font.GVTFontFamily;

/**
 * The font that comes with the program, whatever a drawing asks for, so that pictures are the same on every machine,
 * also on those without any font. Only letters that it lacks are taken from the machine.
 */
public final class ShippedFont implements FontFamilyResolver {
    private static final String FILE = "/fonts/SourceSans3-Regular.ttf";

    private static final Font FONT = read();
    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);
    /** A viewer without this font takes another, and those are wider. */
    private static final double SLACK = 1.05;

    private final GVTFontFamily family = new AWTFontFamily(new GVTFontFace("Source Sans"), FONT);

    private static Font read() {
        try (InputStream in = ShippedFont.class.getResourceAsStream(FILE)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(FILE + " is no font", e);
        }
    }

    /** How much room a text of this size needs, in the unit of the size. */
    public static double width(String text, double size) {
        return SLACK
                * FONT.deriveFont((float) size).getStringBounds(text, SMOOTH).getWidth();
    }

    @Override
    public GVTFontFamily resolve(String name) {
        return family;
    }

    @Override
    public GVTFontFamily resolve(String name, FontFace face) {
        return family;
    }

    @Override
    public GVTFontFamily loadFont(InputStream in, FontFace face) {
        return family;
    }

    @Override
    public GVTFontFamily getDefault() {
        return family;
    }

    @Override
    public GVTFontFamily getFamilyThatCanDisplay(char letter) {
        return FONT.canDisplay(letter) ? family : DefaultFontFamilyResolver.SINGLETON.getFamilyThatCanDisplay(letter);
    }
}
