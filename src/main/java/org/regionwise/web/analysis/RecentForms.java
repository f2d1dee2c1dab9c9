package org.regionwise.web.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.regionwise.analysis.Analysis;

/**
 * Analyses that were asked for lately, so that who cancels one finds the form as it was filled. Forgotten with the
 * server. Safe for use by several threads.
 */
final class RecentForms {
    private static final int MOST = 64;

    private final Map<String, Asked> asked = new LinkedHashMap<>();

    private record Asked(long survey, Analysis analysis) {}

    /** Returns the name under which it is found. */
    synchronized String add(long survey, Analysis analysis) {
        String name = UUID.randomUUID().toString();
        asked.put(name, new Asked(survey, analysis));
        if (asked.size() > MOST) {
            asked.remove(asked.keySet().iterator().next());
        }
        return name;
    }

    /** Empty when it was of another survey, or too long ago. */
    synchronized Optional<Analysis> find(long survey, String name) {
        return Optional.ofNullable(asked.get(name))
                .filter(each -> each.survey == survey)
                .map(Asked::analysis);
    }
}
