package org.regionwise.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.regionwise.store.StoredAnalysis;

/**
 * What files of an analysis are called when they are saved: what it measures, its title, its number, an ending. What
 * both say is said once, and the whole stays short enough for every system and for a glance.
 */
public final class DownloadFileName {
    /** Of a name without number and ending, in characters. */
    private static final int LONGEST = 52;

    /** Of that, what is kept for the title. */
    private static final int TITLE = 28;

    /** Words that both begin with so many of say the same. */
    private static final int ALIKE = 3;

    private DownloadFileName() {}

    /** Small letters and digits of any script, parted by hyphens: {@code obtěžování-bez-prediktorů-3.csv}. */
    public static String of(StoredAnalysis analysis, String ending) {
        String name = named(analysis.result().model().labels().outcome(), analysis.title());
        return trimmed(name + "-" + analysis.id()) + ending;
    }

    /** Of an analysis that has no number, because it is not kept; without an ending. */
    public static String unkept(String outcome, String title) {
        return trimmed(named(outcome, title)) + "-preview";
    }

    /** What is measured, and of the title what that does not say; of both their beginnings where they are long. */
    static String named(String outcome, String title) {
        String measured = part(outcome);
        String rest = withoutShared(part(title), measured);
        String kept = beginning(rest, Math.max(TITLE, LONGEST - 1 - length(measured)));
        return trimmed(beginning(measured, LONGEST - 1 - length(kept)) + "-" + kept);
    }

    /** The title without the words that it begins with as what is measured does, where that is no chance. */
    private static String withoutShared(String title, String measured) {
        String[] words = title.split("-");
        String[] others = measured.split("-");
        int shared = 0;
        while (shared < Math.min(words.length, others.length) && words[shared].equals(others[shared])) {
            shared++;
        }
        boolean same = shared == others.length || shared == words.length || shared >= ALIKE;
        return same ? String.join("-", List.of(words).subList(shared, words.length)) : title;
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
        return trimmed(Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-"));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** As many whole words as there is room for; of a first word that is longer its beginning. */
    private static String beginning(String part, int room) {
        if (length(part) <= room) {
            return part;
        }
        int end = part.offsetByCodePoints(0, Math.max(0, room));
        int word = part.lastIndexOf('-', end);
        return trimmed(part.substring(0, word > 0 ? word : end));
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
