package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;

/**
 * Which regions differ credibly from the nation: those whose interval does not include the national pooled estimate.
 */
final class NationWords {
    private static final int NAMED = 5;

    private final Result result;

    NationWords(Result result) {
        this.result = result;
    }

    /** One sentence; empty where there is nothing to compare. */
    String sentence() {
        double nation = result.national().pooled().estimate();
        List<RegionEstimate> known = result.regions().stream()
                .filter(region -> !Double.isNaN(region.pooled().lower())
                        && !Double.isNaN(region.pooled().upper()))
                .toList();
        if (Double.isNaN(nation) || known.isEmpty() || result.regions().size() < 2) {
            return "";
        }
        List<String> above = known.stream()
                .filter(region -> region.pooled().lower() > nation)
                .sorted(Comparator.comparingDouble(region -> -region.pooled().estimate()))
                .map(RegionEstimate::label)
                .toList();
        List<String> below = known.stream()
                .filter(region -> region.pooled().upper() < nation)
                .sorted(Comparator.comparingDouble(region -> region.pooled().estimate()))
                .map(RegionEstimate::label)
                .toList();
        String national = "the national estimate of " + Numbers.percentInWords(nation);
        String interval = Numbers.level(result.model().interval()) + " interval";
        if (above.isEmpty() && below.isEmpty()) {
            return "No region differs credibly from the nation: every " + interval + " includes " + national + ".";
        }
        List<String> parts = new ArrayList<>();
        if (!above.isEmpty()) {
            parts.add(counted(above, "above " + national));
        }
        if (!below.isEmpty()) {
            parts.add(counted(below, "below " + (above.isEmpty() ? national : "it")));
        }
        int others = known.size() - above.size() - below.size();
        String rest = others == 0
                ? ""
                : others == 1
                        ? "; that of the one other region includes it"
                        : "; those of the other " + Numbers.count(others) + " include it";
        return "By " + interval + ", " + String.join(", and ", parts) + rest + ".";
    }

    private static String counted(List<String> labels, String where) {
        String names = Phrases.firstOf(labels, NAMED);
        return labels.size() == 1
                ? names + " lies " + where
                : labels.size() > NAMED + 1
                        ? Phrases.counted(labels.size(), "region") + " lie " + where + " (" + names + ")"
                        : names + " lie " + where;
    }
}
