package org.regionwise.web.page;

import java.text.Normalizer;
import java.util.Locale;
import org.regionwise.store.StoredAnalysis;

/** What files of an analysis are called when they are saved: its title in plain letters, its number, an ending. */
public final class DownloadFileName {
    private DownloadFileName() {}

    /** The title of an analysis in ASCII, its number and {@code ending}: what browsers call a saved file. */
    public static String of(StoredAnalysis analysis, String ending) {
        String name = Normalizer.normalize(analysis.title(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return (name.isEmpty() ? "analysis" : name) + "-" + analysis.id() + ending;
    }
}
