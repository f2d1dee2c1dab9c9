package org.regionwise.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StylesheetTest {
    private static final double TEXT = 4.5;
    private static final double CONTROLS = 3;
    private static final List<String> GROUNDS =
            List.of("surface", "band", "success-surface", "caution-surface", "failed-surface");

    @Test
    void everyTextIsReadableInBothThemes() {
        for (Map<String, String> theme : List.of(light(), dark())) {
            for (String ground : GROUNDS) {
                for (String text : List.of("ink", "ink-quiet", "accent", "accent-strong")) {
                    assertContrast(theme, text, ground, TEXT);
                }
            }
            assertContrast(theme, "caution", "caution-surface", TEXT);
            assertContrast(theme, "failed", "failed-surface", TEXT);
            assertContrast(theme, "failed", "surface", TEXT);
            assertContrast(theme, "raw", "surface", TEXT);
            assertContrast(theme, "on-accent", "accent", TEXT);
            assertContrast(theme, "on-accent", "accent-strong", TEXT);
            assertContrast(theme, "control-line", "surface", CONTROLS);
        }
    }

    @Test
    void asksNobodyForAnything() {
        assertFalse(Stylesheet.text().matches("(?s).*(url\\(|@import|https?:).*"), "something from elsewhere");
    }

    private static Map<String, String> light() {
        return tokens(Stylesheet.text().substring(0, Stylesheet.text().indexOf("@media")));
    }

    private static Map<String, String> dark() {
        Map<String, String> theme = light();
        String css = Stylesheet.text();
        theme.putAll(tokens(css.substring(css.indexOf("@media"), css.indexOf("/* Ground"))));
        return theme;
    }

    private static Map<String, String> tokens(String css) {
        Map<String, String> tokens = new HashMap<>();
        Matcher matcher = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});").matcher(css);
        while (matcher.find()) {
            tokens.put(matcher.group(1), matcher.group(2));
        }
        return tokens;
    }

    private static void assertContrast(Map<String, String> theme, String text, String ground, double least) {
        double a = luminance(theme.get(text));
        double b = luminance(theme.get(ground));
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        assertTrue(contrast >= least, text + " on " + ground + ": " + contrast);
    }

    /** Relative luminance as WCAG 2 defines it. */
    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double luminance = 0;
        for (int i = 0; i < 3; i++) {
            double channel = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            luminance += weights[i] * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
        }
        return luminance;
    }
}
