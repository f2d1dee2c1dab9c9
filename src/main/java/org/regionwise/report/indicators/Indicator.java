package org.regionwise.report.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
import org.regionwise.survey.Problem;

/** An outcome of a plan as it is released, or why it could not be estimated. */
public final class Indicator {
    private final String outcome;
    private final String name;
    private final Released released;
    private final List<Problem> problems;
    private final Map<String, RegionEstimate> regions = new HashMap<>();

    private Indicator(String outcome, String name, Released released, List<Problem> problems) {
        this.outcome = outcome;
        this.name = name;
        this.released = released;
        this.problems = List.copyOf(problems);
        if (released != null) {
            released.result().regions().forEach(region -> regions.put(region.region(), region));
        }
    }

    /** One that was estimated. */
    public static Indicator of(Released released) {
        return new Indicator(
                released.result().model().outcome(),
                released.result().model().labels().outcome(),
                released,
                List.of());
    }

    /**
     * One that could not be.
     *
     * @param outcome its column
     * @param name what it is called
     * @param problems why, at least one
     */
    public static Indicator of(String outcome, String name, List<Problem> problems) {
        return new Indicator(outcome, name, null, problems);
    }

    /** Its column of the survey. */
    public String outcome() {
        return outcome;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** What may be shown of it; empty where it could not be estimated. */
    public Optional<Released> released() {
        return Optional.ofNullable(released);
    }

    /** Why it could not be estimated; none where it was. */
    public List<Problem> problems() {
        return problems;
    }

    /** The same in words, empty where it was. */
    public String reason(Words words) {
        return problems.isEmpty() ? "" : new ProblemWords(words).words(problems.get(0));
    }

    /** The same for a page. */
    String reasonOnPage(Words words) {
        return problems.isEmpty() ? "" : ProblemWords.ofPage(words).words(problems.get(0));
    }

    /** Its figures in a region; empty where it has none. */
    public Optional<RegionEstimate> in(String region) {
        return Optional.ofNullable(regions.get(region));
    }
}
