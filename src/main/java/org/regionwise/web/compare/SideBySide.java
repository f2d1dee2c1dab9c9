package org.regionwise.web.compare;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.SurveySummary;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.web.page.PathNumber;

/**
 * The analyses of a survey, of whichever of its versions, that an address puts side by side, as they may be shown
 * together.
 *
 * @param chosen in the order of the address
 * @param results in full, for what is computed of them and never shown of one alone
 * @param published by the rules of all of them
 * @param confidential whether anything of any of them is withheld as confidential
 * @param comparison of what is published
 */
record SideBySide(
        StoredSurvey survey,
        List<StoredAnalysis> chosen,
        List<NamedResult> results,
        Released published,
        boolean confidential,
        Comparison comparison) {
    private static final int MOST = 4;

    /**
     * Reads {@code /surveys/{id}/…?analysis=…&analysis=…}.
     *
     * @throws NotFoundResponse when there is no such survey, or no such analysis of it or another version
     * @throws ImportProblem when fewer than two or more than four are asked for
     */
    static SideBySide of(Context context, Surveys surveys, Analyses analyses, Releases releases, Words words) {
        StoredSurvey survey = surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        Map<Long, Integer> versions = versions(survey, surveys);
        List<StoredAnalysis> chosen = context.queryParams("analysis").stream()
                .map(PathNumber::parse)
                .distinct()
                .limit(MOST + 1L)
                .map(id -> analyses.find(id)
                        .filter(each -> versions.containsKey(each.surveyId()))
                        .orElseThrow(NotFoundResponse::new))
                .toList();
        if (chosen.size() < 2 || chosen.size() > MOST) {
            throw new ImportProblem(new Problem(survey.name(), 0, "", "", Reason.of("two-to-four")));
        }
        List<String> names = names(chosen, versions, words);
        List<NamedResult> results =
                named(names, chosen.stream().map(StoredAnalysis::result).toList());
        List<Released> released = Released.together(
                results.stream().map(NamedResult::result).toList(),
                chosen.stream()
                        .map(each -> releases.ofSurvey(each.surveyId()).orElse(Profile.NONE))
                        .toList());
        List<NamedResult> shown =
                named(names, released.stream().map(Released::result).toList());
        boolean confidential = released.stream().anyMatch(Released::confidential);
        return new SideBySide(
                survey,
                chosen,
                results,
                released.get(0),
                confidential,
                Comparison.of(results).showing(shown, confidential));
    }

    /** With the version of the survey where they are of different ones. */
    private static List<String> names(List<StoredAnalysis> chosen, Map<Long, Integer> versions, Words words) {
        boolean one = ofOneVersion(chosen);
        return chosen.stream()
                .map(each -> words.say(
                        one ? "compare.name" : "compare.name-version",
                        "title",
                        each.title(),
                        "id",
                        Long.toString(each.id()),
                        "version",
                        versions.get(each.surveyId()).toString()))
                .toList();
    }

    private static List<NamedResult> named(List<String> names, List<Result> results) {
        List<NamedResult> named = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            named.add(new NamedResult(names.get(i), results.get(i)));
        }
        return named;
    }

    /** The analyses by version of the survey, the oldest first; of one version, in the order of the address. */
    List<StoredAnalysis> byVersion(Surveys surveys) {
        Map<Long, Integer> versions = versions(survey, surveys);
        return chosen.stream()
                .sorted(Comparator.comparing(each -> versions.get(each.surveyId())))
                .toList();
    }

    private static Map<Long, Integer> versions(StoredSurvey survey, Surveys surveys) {
        return surveys.versions(survey.origin().series()).stream()
                .collect(Collectors.toMap(SurveySummary::id, SurveySummary::version));
    }

    /** Whether all are of the same version, so that how well they predict compares. */
    boolean ofOneVersion() {
        return ofOneVersion(chosen);
    }

    private static boolean ofOneVersion(List<StoredAnalysis> analyses) {
        return analyses.stream().map(StoredAnalysis::surveyId).distinct().count() == 1;
    }

    /** {@code ?analysis=2&analysis=3}. */
    String query() {
        return chosen.stream().map(each -> "analysis=" + each.id()).collect(Collectors.joining("&", "?", ""));
    }
}
