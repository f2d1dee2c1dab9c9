package org.regionwise.web.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartView;
import org.regionwise.report.message.Words;
import org.regionwise.report.view.AnswerView;
import org.regionwise.report.view.ResultView;

/** The parts of a result's layers, as the list of contents of each names them. */
final class ResultLayer {
    /** The parts whose charts stand on each. */
    static final Set<Chart.Part> ANSWERING = Set.of(Chart.Part.ANSWER, Chart.Part.GROUPS);

    static final Set<Chart.Part> EXPLAINING =
            Set.of(Chart.Part.POOLING, Chart.Part.MODEL, Chart.Part.VARIATION, Chart.Part.STANDING);
    static final Set<Chart.Part> AUDITING = Set.of(Chart.Part.ADEQUACY, Chart.Part.INFLUENCE);

    private final Words words;
    private final List<Part> parts = new ArrayList<>();

    private ResultLayer(Words words) {
        this.words = words;
    }

    /** A part of a page, by the fragment that leads to it. */
    public record Part(String id, String name) {}

    /** The answer: the table, the map, groups of regions, kinds of people, and what is published. */
    static List<Part> answer(
            AnswerView answer, boolean groups, boolean people, Map<String, List<ChartView>> charts, Words words) {
        return new ResultLayer(words)
                .with("regions", true)
                .with("map", charts.containsKey("answer"))
                .with("groups", groups)
                .with("population", people)
                .with("published", !answer.footnotes().isEmpty())
                .parts;
    }

    /** What made it so. */
    static List<Part> explain(Words words) {
        return new ResultLayer(words)
                .with("plot", true)
                .with("model", true)
                .with("variation", true)
                .with("standing", true)
                .parts;
    }

    /** Whether it holds. */
    static List<Part> audit(ResultView reading, Map<String, List<ChartView>> charts, Words words) {
        return new ResultLayer(words)
                .with("warnings", true)
                .with(
                        "checks",
                        charts.containsKey("adequacy")
                                || reading.conflicts().isPresent()
                                || reading.result().fit().predictiveCheck() != null)
                .with("sensitivity", true)
                .with("influence", charts.containsKey("influence"))
                .with("full-bayes", reading.beside().isPresent())
                .with("weighting", reading.weighting().isPresent())
                .with("variances", reading.variances().isPresent())
                .with("method", true)
                .with("repeat", true)
                .parts;
    }

    private ResultLayer with(String id, boolean there) {
        if (there) {
            parts.add(new Part(id, words.say("result.part." + id)));
        }
        return this;
    }
}
