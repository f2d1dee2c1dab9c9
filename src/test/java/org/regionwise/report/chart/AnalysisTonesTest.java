package org.regionwise.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tones of analyses side by side, for eyes of every kind. Their shapes tell them apart too. */
class AnalysisTonesTest {
    /** Of graphics, by WCAG 2.2, 1.4.11. */
    private static final double CONTRAST = 3;
    /** In CIELAB (1976); 2.3 is just noticeable between large neighbouring patches, marks are small and apart. */
    private static final double APART = 15;

    /** Linear RGB as seen without red, green or blue cones: Machado, Oliveira and Fernandes (2009), severity 1. */
    private static final double[][][] EYES = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}
    };

    @Test
    void tonesStandOutFromTheGroundAndFromEachOther() throws IOException {
        String css = Files.readString(Path.of("src/main/resources/public/regionwise.css"));
        List<String> themes = List.of(
                css.substring(0, css.indexOf('}')),
                css.substring(css.indexOf("prefers-color-scheme: dark"), css.indexOf("/* Ground */")));
        for (String theme : themes) {
            double[] ground = linear(token(theme, "surface"));
            List<double[]> tones = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                double[] tone = linear(token(theme, "analysis-" + i));
                double lighter = Math.max(luminance(tone), luminance(ground)) + 0.05;
                double darker = Math.min(luminance(tone), luminance(ground)) + 0.05;
                assertTrue(lighter / darker >= CONTRAST, "tone " + i + ": " + lighter / darker);
                tones.add(tone);
            }
            for (int eye = 0; eye < EYES.length; eye++) {
                for (int i = 0; i < 4; i++) {
                    for (int j = 0; j < i; j++) {
                        double apart = distance(lab(seen(tones.get(i), EYES[eye])), lab(seen(tones.get(j), EYES[eye])));
                        assertTrue(
                                apart >= APART, "eye " + eye + ", tones " + (j + 1) + " and " + (i + 1) + ": " + apart);
                    }
                }
            }
        }
    }

    /** The yardstick itself: white is CIELAB's (100, 0, 0). */
    @Test
    void whiteIsWhite() {
        double[] white = lab(linear("ffffff"));
        assertEquals(100, white[0], 1e-3);
        // rounding of the published matrix
        assertEquals(0, white[1], 0.01);
        assertEquals(0, white[2], 0.02);
    }

    private static String token(String css, String name) {
        Matcher token = Pattern.compile("--" + name + ": #([0-9a-f]{6});").matcher(css);
        assertTrue(token.find(), name);
        return token.group(1);
    }

    private static double[] linear(String hex) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double s = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            rgb[i] = s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double[] seen(double[] rgb, double[][] eye) {
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                seen[i] += eye[i][j] * rgb[j];
            }
            seen[i] = Math.max(0, Math.min(1, seen[i]));
        }
        return seen;
    }

    private static double[] lab(double[] rgb) {
        double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        double y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
        double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(
                Math.pow(one[0] - other[0], 2) + Math.pow(one[1] - other[1], 2) + Math.pow(one[2] - other[2], 2));
    }
}
