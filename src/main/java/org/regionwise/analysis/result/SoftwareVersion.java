package org.regionwise.analysis.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Regionwise this is. */
public final class SoftwareVersion {
    private static final String VERSION = read();

    private SoftwareVersion() {}

    /** For example {@code 0.1.0}. */
    public static String version() {
        return VERSION;
    }

    /** Name and version of this program, as results carry them. */
    public static Result.Software software() {
        return new Result.Software("regionwise", VERSION);
    }

    private static String read() {
        try (InputStream in = SoftwareVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
