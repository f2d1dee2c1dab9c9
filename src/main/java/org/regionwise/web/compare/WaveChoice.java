package org.regionwise.web.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.regionwise.report.message.Words;
import org.regionwise.store.Analyses;
import org.regionwise.store.AnalysisSummary;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.SurveySummary;
import org.regionwise.store.Surveys;

/**
 * The analyses that may be waves, by survey.
 *
 * @param surveys with the versions of the page's own first, then those with the same outcome
 * @param slots what is chosen for each wave, 0 for nothing yet
 */
public record WaveChoice(List<Group> surveys, List<Long> slots) {
    /** A survey, or one of its versions, with its analyses. */
    public record Group(String name, List<AnalysisSummary> analyses) {}

    /** @param seen which surveys the reader may see, by their first versions */
    static WaveChoice of(
            StoredSurvey survey,
            List<Long> chosen,
            Surveys surveys,
            Analyses analyses,
            LongPredicate seen,
            Words words) {
        long series = survey.origin().series();
        Map<Long, List<AnalysisSummary>> all = analyses.listAll();
        List<SurveySummary> listed = surveys.list();
        String outcome = listed.stream()
                .filter(each -> each.id() == survey.id())
                .map(SurveySummary::outcome)
                .findFirst()
                .orElse(null);
        List<Group> groups = listed.stream()
                .filter(each -> all.containsKey(each.id()) && seen.test(each.series()))
                .sorted(Comparator.comparingInt(
                        each -> each.series() == series ? 0 : Objects.equals(each.outcome(), outcome) ? 1 : 2))
                .map(each -> new Group(
                        words.say(
                                "change.survey-version",
                                "survey",
                                each.name(),
                                "version",
                                Integer.toString(each.version())),
                        all.get(each.id())))
                .toList();
        List<Long> slots = new ArrayList<>(chosen);
        if (slots.isEmpty()) {
            all.getOrDefault(survey.id(), List.of()).stream().limit(1).forEach(each -> slots.add(each.id()));
        }
        do {
            slots.add(0L);
        } while (slots.size() < 2);
        return new WaveChoice(groups, slots.subList(0, Math.min(slots.size(), SideBySide.MOST)));
    }
}
