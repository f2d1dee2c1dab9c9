package org.regionwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** An SVG picture for a report: its own background and colours, which follow the reader's light or dark theme. */
final class Picture {
    private static final String STYLE = """
            <style>
            .ground{fill:#ffffff}.ink{fill:#1b1f23}.quiet{fill:#57606a}
            text{font-family:system-ui,-apple-system,"Segoe UI",sans-serif;font-size:12px}
            .title{font-size:14px;font-weight:600}.end{text-anchor:end}.middle{text-anchor:middle}
            .axis{stroke:#57606a;stroke-width:1}.grid{stroke:#d0d7de;stroke-width:1}
            .aim{fill:#0f766e;fill-opacity:.13}.band{fill:#57606a;fill-opacity:.16}
            .first{stroke:#6e7781;fill:#ffffff}.second{stroke:#9a6700;fill:#9a6700}.third{stroke:#0f766e;fill:#0f766e}
            .fourth{stroke:#8250df;fill:#ffffff}
            .line{fill:none;stroke:#0f766e;stroke-width:1.4}
            @media(prefers-color-scheme:dark){
            .ground{fill:#101417}.ink{fill:#e6edf3}.quiet{fill:#9aa5b1}.axis{stroke:#9aa5b1}.grid{stroke:#30363d}
            .aim{fill:#2dd4bf;fill-opacity:.15}.band{fill:#9aa5b1;fill-opacity:.2}
            .first{stroke:#b1bac4;fill:#101417}.second{stroke:#e3b341;fill:#e3b341}.third{stroke:#2dd4bf;fill:#2dd4bf}
            .fourth{stroke:#bc8cff;fill:#101417}.line{stroke:#2dd4bf}}
            </style>
            """;

    private final StringBuilder out = new StringBuilder();
    private final double width;
    private final double height;

    /** @param description what it shows, for those who cannot see it */
    Picture(double width, double height, String description) {
        this.width = width;
        this.height = height;
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
                        + "role=\"img\">%n<title>%s</title>%n",
                width,
                height,
                escaped(description)));
        out.append(STYLE);
        rectangle("ground", 0, 0, width, height);
    }

    void line(String look, double x1, double y1, double x2, double y2) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                look,
                x1,
                y1,
                x2,
                y2));
    }

    void rectangle(String look, double x, double y, double wide, double high) {
        out.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>%n",
                look,
                x,
                y,
                wide,
                high));
    }

    /** A line through points, or with {@code closed} the area that they bound. */
    void path(String look, double[] x, double[] y, boolean closed) {
        out.append("<path class=\"").append(look).append("\" d=\"");
        for (int i = 0; i < x.length; i++) {
            out.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x[i], y[i]));
        }
        out.append(closed ? "Z\"/>\n" : "\"/>\n");
    }

    /** Circle, square, triangle or diamond: shapes tell what colours alone would not. */
    void mark(int shape, String look, double x, double y) {
        double r = 4.2;
        if (shape == 0) {
            out.append(String.format(
                    Locale.ROOT, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>%n", look, x, y, r));
        } else if (shape == 1) {
            rectangle(look, x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1);
        } else if (shape == 2) {
            path(look, new double[] {x - r, x + r, x}, new double[] {y + r, y + r, y - r}, true);
        } else {
            path(look, new double[] {x - r, x, x + r, x}, new double[] {y, y - r, y, y + r}, true);
        }
    }

    void text(String look, double x, double y, String text) {
        out.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", look, x, y, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    void save(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, out + "</svg>\n");
    }
}
