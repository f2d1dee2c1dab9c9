package org.regionwise.web.compare;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.regionwise.store.Surveys;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.web.access.Permissions;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Person;
import org.regionwise.web.page.Version;

/**
 * Analyses that an address puts side by side, of whichever surveys and versions of them its reader may see, as they may
 * be shown together.
 *
 * @param survey that the address is of
 * @param chosen in the order of the address
 * @param results in full, for what is computed of them and never shown of one alone
 * @param published by the rules of all of them
 * @param confidential whether anything of any of them is withheld as confidential
 * @param comparison of what is published, with regions that the address says were renamed in one row each
 * @param surveys of each of the chosen
 */
record SideBySide(
        StoredSurvey survey,
        List<StoredAnalysis> chosen,
        List<NamedResult> results,
        Released published,
        boolean confidential,
        Comparison comparison,
        List<StoredSurvey> surveys) {
    static final int MOST = 4;

    /**
     * Reads {@code /surveys/{id}/…?analysis=…&analysis=…}.
     *
     * @throws NotFoundResponse when there is no such survey, or no such analysis, of those that the reader may see
     * @throws ImportProblem when fewer than two or more than four are asked for
     */
    static SideBySide of(
            Context context,
            Surveys surveys,
            Analyses analyses,
            Releases releases,
            Permissions permissions,
            Words words) {
        StoredSurvey survey = surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        List<Long> asked = asked(context);
        if (asked.size() < 2 || asked.size() > MOST) {
            throw new ImportProblem(new Problem(survey.name(), 0, "", "", Reason.of("two-to-four")));
        }
        LongPredicate seen = permissions.seen(Person.of(context).orElseThrow());
        List<StoredAnalysis> chosen = new ArrayList<>();
        List<StoredSurvey> asking = new ArrayList<>();
        for (long id : asked) {
            StoredAnalysis analysis = analyses.find(id).orElseThrow(NotFoundResponse::new);
            StoredSurvey own = surveys.find(analysis.surveyId())
                    .filter(each -> seen.test(each.origin().series()))
                    .orElseThrow(NotFoundResponse::new);
            if (own.origin().series() != survey.origin().series()) {
                Version.aboutOthers(context);
            }
            chosen.add(analysis);
            asking.add(own);
        }
        List<String> names = names(chosen, asking, words);
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
                Comparison.of(results)
                        .showing(shown, confidential)
                        .joining(ChangeQuery.of(context).renamed()),
                asking);
    }

    /** The analyses of an address, none twice; parts of a form that were left empty are none. */
    static List<Long> asked(Context context) {
        return context.queryParams("analysis").stream()
                .filter(each -> !each.isBlank())
                .map(PathNumber::parse)
                .distinct()
                .toList();
    }

    /** With the survey, or its version, where they are of different ones. */
    private static List<String> names(List<StoredAnalysis> chosen, List<StoredSurvey> asking, Words words) {
        boolean one = ofOneVersion(chosen);
        boolean series = ofOneSeries(asking);
        return IntStream.range(0, chosen.size())
                .mapToObj(i -> words.say(
                        one ? "compare.name" : series ? "compare.name-version" : "compare.name-survey",
                        "title",
                        chosen.get(i).title(),
                        "id",
                        Long.toString(chosen.get(i).id()),
                        "version",
                        Integer.toString(asking.get(i).origin().version()),
                        "survey",
                        asking.get(i).name()))
                .toList();
    }

    private static List<NamedResult> named(List<String> names, List<Result> results) {
        List<NamedResult> named = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            named.add(new NamedResult(names.get(i), results.get(i)));
        }
        return named;
    }

    /** The places of the chosen in time: versions of one survey from the oldest on, others as the address has them. */
    List<Integer> inTime() {
        Comparator<Integer> age =
                Comparator.comparing(i -> surveys.get(i).origin().version());
        Stream<Integer> places = IntStream.range(0, chosen.size()).boxed();
        return (ofOneSeries(surveys) ? places.sorted(age) : places).toList();
    }

    /** Whether all are of one survey, in whichever version. */
    boolean ofOneSeries() {
        return ofOneSeries(surveys);
    }

    private static boolean ofOneSeries(List<StoredSurvey> asking) {
        return asking.stream().map(each -> each.origin().series()).distinct().count() == 1;
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
