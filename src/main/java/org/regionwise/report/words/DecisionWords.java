package org.regionwise.report.words;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Decision;
import org.regionwise.release.Released;

/** Decisions about what is published, in words. */
public final class DecisionWords {
    private DecisionWords() {}

    /** {@code Praha: raw estimate: coefficient of variation 41%, above 33.3%; withheld as too unreliable (F).} */
    public static List<String> of(Released released) {
        return of(released.result(), released.decisions());
    }

    /** A line each, in their order. */
    public static List<String> of(Result result, List<Decision> decisions) {
        Map<String, String> labels = result.regions().stream()
                .collect(Collectors.toMap(RegionEstimate::region, RegionEstimate::label, (one, other) -> one));
        return decisions.stream().map(each -> line(labels, each)).toList();
    }

    private static String line(Map<String, String> labels, Decision decision) {
        String who = decision.national() ? "All regions together" : labels.get(decision.region());
        String verdict = decision.words().contains(decision.flag().words())
                ? ""
                : "; " + decision.flag().words();
        return who + ": " + decision.words() + verdict + " (" + decision.flag().symbol() + ").";
    }
}
