package org.regionwise.bench;

import java.util.List;

/** The pictures of docs/coverage.md. */
final class CoveragePicture {
    private static final String[] LOOKS = {"first", "second", "third", "fourth"};
    private static final double LEFT = 60;
    private static final double RIGHT = 590;
    private static final double TOP = 56;
    private static final double BOTTOM = 300;

    private CoveragePicture() {}

    /**
     * Coverage by size of region, with the aim shaded and bars of two Monte Carlo standard errors.
     *
     * @param mean [series][band]
     * @param lowest coverage at the bottom of the picture
     */
    static Picture byBand(
            String title,
            String what,
            String[] bands,
            String[] series,
            double[][] mean,
            double[][] error,
            double lowest) {
        Picture picture = new Picture(760, 360, title);
        picture.text("title ink", 12, 22, title);
        picture.text("quiet", 12, 40, "% of regions whose interval holds the truth; " + what);
        picture.rectangle(
                "aim", LEFT, vertical(0.96, lowest), RIGHT - LEFT, vertical(0.94, lowest) - vertical(0.96, lowest));
        for (double tick = Math.ceil(lowest * 50 - 1e-9) / 50; tick < 1.001; tick += 0.02) {
            double y = vertical(tick, lowest);
            picture.line("grid", LEFT, y, RIGHT, y);
            picture.text("quiet end", LEFT - 8, y + 4, Markdown.number("%.0f%%", 100 * tick));
        }
        double step = (RIGHT - LEFT) / bands.length;
        for (int band = 0; band < bands.length; band++) {
            picture.text("ink middle", LEFT + (band + 0.5) * step, BOTTOM + 20, bands[band]);
            for (int s = 0; s < series.length; s++) {
                double x = LEFT + (band + 0.5) * step + (s - (series.length - 1) / 2.0) * 20;
                double high = Math.min(1, mean[s][band] + 2 * error[s][band]);
                double low = Math.max(lowest, mean[s][band] - 2 * error[s][band]);
                picture.line(LOOKS[s], x, vertical(high, lowest), x, vertical(low, lowest));
                picture.mark(s, LOOKS[s], x, vertical(mean[s][band], lowest));
            }
        }
        picture.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        picture.text("quiet middle", (LEFT + RIGHT) / 2, BOTTOM + 42, "respondents in the region");
        legend(picture, series);
        picture.rectangle("aim", RIGHT + 12, TOP + 24 * series.length + 2, 14, 12);
        picture.text("ink", RIGHT + 34, TOP + 24 * series.length + 12, "aim, 94% to 96%");
        return picture;
    }

    /** Shares as dots on lines, a group for each kind of survey. */
    static Picture bars(String title, List<String> groups, String[] series, double[][] mean, double[][] error) {
        Picture picture = new Picture(760, 360, title);
        picture.text("title ink", 12, 22, title);
        picture.text(
                "quiet",
                12,
                40,
                "% of surveys in which at least one interval misses the national " + "proportion, σ = 0");
        for (int tick = 0; tick <= 10; tick += 2) {
            double y = vertical(tick / 10.0, 0);
            picture.line("grid", LEFT, y, RIGHT, y);
            picture.text("quiet end", LEFT - 8, y + 4, 10 * tick + "%");
        }
        double step = (RIGHT - LEFT) / groups.size();
        for (int group = 0; group < groups.size(); group++) {
            picture.text("ink middle", LEFT + (group + 0.5) * step, BOTTOM + 20, groups.get(group));
            for (int s = 0; s < series.length; s++) {
                double x = LEFT + (group + 0.5) * step + (s - 1) * 26;
                picture.line(LOOKS[s], x, BOTTOM, x, vertical(mean[s][group], 0));
                picture.mark(s, LOOKS[s], x, vertical(mean[s][group], 0));
                picture.text(
                        "quiet middle",
                        x,
                        vertical(mean[s][group], 0) - 8,
                        Markdown.number("%.0f", 100 * mean[s][group]));
            }
        }
        picture.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        picture.text("quiet middle", (LEFT + RIGHT) / 2, BOTTOM + 42, "regions, and prevalence in all of them");
        legend(picture, series);
        return picture;
    }

    private static void legend(Picture picture, String[] series) {
        for (int s = 0; s < series.length; s++) {
            picture.mark(s, LOOKS[s], RIGHT + 19, TOP + 8 + 24 * s);
            picture.text("ink", RIGHT + 34, TOP + 12 + 24 * s, series[s].replace("`", ""));
        }
    }

    private static double vertical(double share, double lowest) {
        return BOTTOM - (BOTTOM - TOP) * (Math.max(share, lowest) - lowest) / (1 - lowest);
    }
}
