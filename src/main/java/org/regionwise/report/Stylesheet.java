package org.regionwise.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The site's style sheet, which reports carry within them. */
public final class Stylesheet {
    private static final String PATH = "/public/regionwise.css";

    private Stylesheet() {}

    /** The whole sheet, read anew at every call. */
    public static String text() {
        try (InputStream in = Stylesheet.class.getResourceAsStream(PATH)) {
            if (in == null) {
                throw new IllegalStateException("no " + PATH + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + PATH, e);
        }
    }
}
