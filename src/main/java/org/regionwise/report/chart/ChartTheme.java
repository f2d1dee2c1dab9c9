package org.regionwise.report.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The colours of charts are those of the style sheet: specifications name them as {@code var(--accent)}, which a
 * browser looks up for the theme of the moment. On paper the light theme's value takes its place.
 */
final class ChartTheme {
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):\\s*([^;]+);");
    private static final Pattern USE = Pattern.compile("var\\(--([a-z0-9-]+)\\)");

    private static final Map<String, String> LIGHT = light();

    private ChartTheme() {}

    /** The text with every colour's value in place of its name. */
    static String onPaper(String text) {
        return USE.matcher(text).replaceAll(use -> {
            String value = LIGHT.get(use.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no colour " + use.group() + " in the style sheet");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static Map<String, String> light() {
        try (InputStream in = ChartTheme.class.getResourceAsStream("/public/regionwise.css")) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> tokens = new HashMap<>();
            // the first block is the light theme
            Matcher token = TOKEN.matcher(css.substring(0, css.indexOf('}')));
            while (token.find()) {
                tokens.put(token.group(1), token.group(2).strip());
            }
            return Map.copyOf(tokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
