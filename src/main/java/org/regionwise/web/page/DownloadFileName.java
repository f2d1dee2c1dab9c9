package org.regionwise.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.regionwise.store.StoredAnalysis;

/** What files of an analysis are called when they are saved: what it measures, its title, its number, an ending. */
public final class DownloadFileName {
    /** Of a name that a file's name is made of, in characters. */
    private static final int LONGEST = 60;

    private DownloadFileName() {}

    /** Small letters and digits of any script, parted by hyphens: {@code obtěžování-bez-prediktorů-3.csv}. */
    public static String of(StoredAnalysis analysis, String ending) {
        String name = part(analysis.result().model().labels().outcome()) + "-" + part(analysis.title());
        return trimmed(name + "-" + analysis.id()) + ending;
    }

    /**
     * The header that gives a file its name: in ASCII, and where that is another by RFC 6266 and 5987 as it is.
     *
     * @param saved whether a browser is to save it, and not to show it
     */
    public static String disposition(boolean saved, String name) {
        String plain = ascii(name);
        String given = (saved ? "attachment" : "inline") + "; filename=\"" + plain + "\"";
        return plain.equals(name)
                ? given
                : given + "; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String part(String text) {
        String part = trimmed(Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-"));
        return part.codePointCount(0, part.length()) <= LONGEST
                ? part
                : trimmed(part.substring(0, part.offsetByCodePoints(0, LONGEST)));
    }

    private static String ascii(String name) {
        String plain = trimmed(Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9.-]+", "-")
                .replaceAll("-{2,}", "-"));
        return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "analysis-" + plain : plain;
    }

    private static String trimmed(String name) {
        return name.replaceAll("^-+|-+$", "");
    }
}
