package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.report.chart.draw.DrawnChart;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.PlainTable;

/**
 * A document made of plain parts in reading order: headings, paragraphs, tables, figures. {@link Paper} has its own
 * order and a regional table; both are laid out by the same parts of templates.
 *
 * @param title what was found
 * @param sample of what the figures are
 * @param source for the foot of every page
 * @param parts in reading order
 * @param words its language
 */
public record Sheet(String title, String sample, String source, List<Part> parts, Words words) {
    public Sheet {
        parts = List.copyOf(parts);
    }

    /** One part of a sheet. */
    public sealed interface Part permits Heading, Text, Table, Figure, Command {
        /** As templates tell them apart. */
        String kind();
    }

    /** A heading. */
    public record Heading(String text) implements Part {
        @Override
        public String kind() {
            return "heading";
        }
    }

    /**
     * A paragraph.
     *
     * @param caution whether it is to be read before the figures are used
     */
    public record Text(String text, boolean caution) implements Part {
        @Override
        public String kind() {
            return "text";
        }
    }

    /**
     * A table.
     *
     * @param number counted from 1
     */
    public record Table(PlainTable table, int number) implements Part {
        @Override
        public String kind() {
            return "table";
        }
    }

    /**
     * A figure.
     *
     * @param number counted from 1
     */
    public record Figure(DrawnChart figure, int number) implements Part {
        @Override
        public String kind() {
            return "figure";
        }

        /** As the files of a document call its picture. */
        public String name() {
            return "figure" + number;
        }
    }

    /** Lines to be entered as they are. */
    public record Command(String caption, List<String> lines) implements Part {
        @Override
        public String kind() {
            return "command";
        }
    }

    /** Its figures. */
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Figure figure) {
                figures.add(figure);
            }
        }
        return figures;
    }
}
