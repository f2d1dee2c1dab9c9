package org.regionwise.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
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
 * The font that comes with the program, whatever a drawing asks for, so that pictures are the same on every machine, also
 * on those without any font. Only letters that it lacks are taken from the machine.
 */
final class ShippedFont implements FontFamilyResolver {
    private static final String FILE = "/fonts/SourceSans3-Regular.ttf";

    private final Font font;
    private final GVTFontFamily family;

    ShippedFont() {
        try (InputStream in = ShippedFont.class.getResourceAsStream(FILE)) {
            font = Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(FILE + " is no font", e);
        }
        family = new AWTFontFamily(new GVTFontFace("Source Sans"), font);
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
        return font.canDisplay(letter) ? family : DefaultFontFamilyResolver.SINGLETON.getFamilyThatCanDisplay(letter);
    }
}
