package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.report.FileProgress;
import org.regionwise.report.FileStep;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.DrawnChart;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.linear.LinearChart;
import org.regionwise.report.chart.linear.LinearPicture;
import org.regionwise.report.linear.LinearCommand;
import org.regionwise.report.linear.LinearView;
import org.regionwise.report.message.Words;

/** Composes the document of a linear mixed model: what was found, the poolings, the tables, and whether it fits. */
final class LinearSheet {
    private final LinearPicture picture;
    private final ChartDrawings drawings;
    private final FileProgress progress;
    private final Words words;
    private final List<Sheet.Part> parts = new ArrayList<>();
    private int tables;
    private int figures;

    private LinearSheet(LinearPicture picture, ChartDrawings drawings, FileProgress progress, Words words) {
        this.picture = picture;
        this.drawings = drawings;
        this.progress = progress;
        this.words = words;
    }

    /** Draws the charts too, which is what {@code progress} counts, and which throws what it throws. */
    static Sheet of(LinearPicture picture, ChartDrawings drawings, FileProgress progress, Words words) {
        return new LinearSheet(picture, drawings, progress, words).whole();
    }

    private Sheet whole() {
        LinearView view = LinearView.of(picture.answer(), picture.names(), words);
        view.lead().forEach(sentence -> parts.add(new Sheet.Text(sentence, false)));
        view.warnings().forEach(warning -> parts.add(new Sheet.Text(warning, true)));
        parts.add(new Sheet.Heading(words.say("means.heading.poolings")));
        draw(false);
        for (LinearView.Section section : view.sections()) {
            parts.add(new Sheet.Heading(section.heading()));
            parts.add(new Sheet.Table(section.table(), ++tables));
        }
        parts.add(new Sheet.Heading(words.say("means.heading.diagnostics")));
        draw(true);
        parts.add(new Sheet.Heading(words.say("document.provenance")));
        parts.add(new Sheet.Text(
                words.say(
                        "document.computed",
                        "software",
                        "regionwise",
                        "version",
                        SoftwareVersion.version(),
                        "hash",
                        picture.answer().source().sha256()),
                false));
        parts.add(
                new Sheet.Command(words.say("document.rerun"), CommandLines.of(LinearCommand.line(picture.answer()))));
        return new Sheet(view.title(), view.source(), words.say("means.foot", "survey", view.source()), parts, words);
    }

    private void draw(boolean adequacy) {
        for (LinearChart chart : LinearChart.values()) {
            if ((chart.part() == Chart.Part.ADEQUACY) == adequacy) {
                Optional<ChartSpecification> specification =
                        chart.specification(picture, ChartForm.paper(words), Map.of());
                if (specification.isPresent()) {
                    progress.at(FileStep.CHARTS, figures, LinearChart.values().length);
                    parts.add(new Sheet.Figure(DrawnChart.of(chart.code(), specification.get(), drawings), ++figures));
                }
            }
        }
    }
}
