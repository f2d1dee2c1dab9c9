package org.regionwise.web.home;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.regionwise.report.message.Words;
import org.regionwise.store.Analyses;
import org.regionwise.store.AnalysisSummary;
import org.regionwise.store.SurveySummary;
import org.regionwise.store.Surveys;
import org.regionwise.store.account.Sharing.Right;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Permissions;
import org.regionwise.web.page.AnalysisRow;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.Person;

/** The first page: surveys, and the last analysis of each. While there are only samples, a way through one of them. */
public final class HomeRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Analyses analyses;
    private final Predicate<SurveySummary> sample;
    private final Samples samples;
    private final Permissions permissions;

    /**
     * The samples that come with the application, as they are being added.
     *
     * @param preparing whether they are
     * @param shown hears that a page told so
     */
    public record Samples(BooleanSupplier preparing, Runnable shown) {}

    /**
     * @param sample tells a survey that is one of the samples
     * @param samples that are being added
     */
    public HomeRoutes(
            Pages pages,
            Surveys surveys,
            Analyses analyses,
            Predicate<SurveySummary> sample,
            Samples samples,
            Permissions permissions) {
        this.samples = samples;
        this.pages = pages;
        this.surveys = surveys;
        this.analyses = analyses;
        this.sample = sample;
        this.permissions = permissions;
    }

    /**
     * A survey as its row shows it.
     *
     * @param measured what it is about
     * @param respondents how many there are; empty for published estimates, which say so in {@code content}
     * @param last the latest analysis of any version, or null
     * @param more how many analyses there are beside it
     * @param mayWork whether who asks may analyse it
     */
    public record SurveyRow(
            long id,
            String name,
            String measured,
            String content,
            String respondents,
            String regions,
            String uploaded,
            AnalysisRow last,
            int more,
            boolean mayWork) {}

    /** A deleted survey. */
    public record DeletedRow(long series, String name, String content) {}

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        Handler kept = pages.kept(this::home);
        Handler soon = context -> {
            home(context.header("Refresh", "1"));
            samples.shown.run();
        };
        routes.get("/", context -> (preparing() ? soon : kept).handle(context), Access.SIGNED_IN);
    }

    private boolean preparing() {
        return samples.preparing.getAsBoolean();
    }

    private void home(Context context) {
        Words words = pages.words(context);
        Map<Long, List<AnalysisSummary>> bySurvey = analyses.listAll();
        Map<String, Object> model = new HashMap<>();
        LongFunction<Right> rights = permissions.rights(Person.of(context).orElseThrow());
        List<SurveySummary> all = with(Right.SEE, surveys.list(), rights);
        List<SurveyRow> rows = bySeries(all).values().stream()
                .map(versions -> row(versions, bySurvey, rights, words))
                .toList();
        model.put("surveys", rows);
        model.put("preparing", preparing());
        if (!all.isEmpty() && all.stream().allMatch(sample)) {
            rows.stream()
                    .filter(row -> row.last() != null)
                    .max(Comparator.comparingInt(SurveyRow::more))
                    .ifPresent(row -> model.put("first", row));
        }
        model.put(
                "deleted",
                bySeries(with(Right.OWN, surveys.deleted(), rights)).values().stream()
                        .map(versions -> new DeletedRow(
                                versions.get(0).series(), versions.get(0).name(), content(versions.get(0), words)))
                        .toList());
        pages.show(context, "home/home", model);
    }

    private static List<SurveySummary> with(Right least, List<SurveySummary> surveys, LongFunction<Right> rights) {
        return surveys.stream()
                .filter(each -> rights.apply(each.series()).includes(least))
                .toList();
    }

    /** The versions of each survey, newest first, in the order of their newest. */
    private static Map<Long, List<SurveySummary>> bySeries(List<SurveySummary> surveys) {
        return surveys.stream()
                .collect(Collectors.groupingBy(SurveySummary::series, LinkedHashMap::new, Collectors.toList()));
    }

    /** The newest version stands for the survey; the last analysis may be of an older one. */
    private static SurveyRow row(
            List<SurveySummary> versions,
            Map<Long, List<AnalysisSummary>> analyses,
            LongFunction<Right> rights,
            Words words) {
        SurveySummary newest = versions.get(0);
        AnalysisRow last = null;
        int count = 0;
        for (SurveySummary version : versions) {
            List<AnalysisSummary> ofVersion = analyses.getOrDefault(version.id(), List.of());
            count += ofVersion.size();
            if (last == null && !ofVersion.isEmpty()) {
                AnalysisSummary latest = ofVersion.stream()
                        .max(Comparator.comparingLong(AnalysisSummary::id))
                        .orElseThrow();
                last = version.id() == newest.id()
                        ? AnalysisRow.of(latest, words)
                        : AnalysisRow.of(latest, version.version(), words);
            }
        }
        return new SurveyRow(
                newest.id(),
                newest.name(),
                words.opening(newest.outcome()),
                content(newest, words),
                newest.published() ? "" : words.numerals().count(newest.respondents()),
                words.numerals().count(newest.regionCount()),
                uploaded(newest, words),
                last,
                Math.max(0, count - 1),
                rights.apply(newest.series()).includes(Right.WORK));
    }

    private static String content(SurveySummary survey, Words words) {
        return survey.published()
                ? words.say("home.published")
                : words.say("home.respondents", "respondents", survey.respondents());
    }

    private static String uploaded(SurveySummary survey, Words words) {
        String day = words.numerals().day(survey.createdAt(), ZoneId.systemDefault());
        return survey.version() == 1
                ? words.say("home.uploaded", "day", day)
                : words.say("home.uploaded-version", "day", day, "version", Integer.toString(survey.version()));
    }
}
