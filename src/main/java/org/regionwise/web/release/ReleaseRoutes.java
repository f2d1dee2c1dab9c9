package org.regionwise.web.release;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.InvalidRule;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;
import org.regionwise.report.message.Words;
import org.regionwise.report.view.ReleaseView;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.words.ResultParts;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredProfile;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;

/**
 * What may be published of a survey: look at what a profile does to one of its analyses, then choose it for all of
 * them.
 */
public final class ReleaseRoutes {
    private static final String KEPT = "kept-";
    private static final String OWN = "own";

    private final Pages pages;
    private final Surveys surveys;
    private final Analyses analyses;
    private final Releases releases;

    public ReleaseRoutes(Pages pages, Surveys surveys, Analyses analyses, Releases releases) {
        this.pages = pages;
        this.surveys = surveys;
        this.analyses = analyses;
        this.releases = releases;
    }

    /** A profile to choose from. */
    public record Choice(String code, String name, String source) {}

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}/release", this::page, Access.SEE_ANALYSIS);
        routes.post("/analyses/{id}/release", this::choose, Access.WORK_ON_ANALYSIS, Deed.CHANGED_RULES);
    }

    /** {@code ?profile=} previews one to choose from; {@code own}, or {@code ?own}, the one that the form composes. */
    private void page(Context context) {
        StoredAnalysis analysis = analysis(context);
        FormFields sent = FormFields.ofQuery(context);
        List<StoredProfile> kept = releases.kept();
        Profile shown = sent.text("profile").isEmpty() && sent.text(OWN).isEmpty()
                ? releases.ofSurvey(analysis.surveyId()).orElse(Profile.NONE)
                : selected(sent, kept);
        show(context, analysis, shown, isOwn(sent), kept, "");
    }

    private void show(
            Context context,
            StoredAnalysis analysis,
            Profile shown,
            boolean own,
            List<StoredProfile> kept,
            String seenBefore) {
        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
        Profile now = releases.ofSurvey(survey.id()).orElse(Profile.NONE);
        String code = own ? OWN : code(shown, kept);
        Words words = pages.words(context);
        boolean pooled = shown.adapted() || shown.withPooled().equals(shown);
        Map<String, Object> model = new HashMap<>();
        model.put("analysis", analysis);
        model.put(
                "regionHeading",
                ResultParts.regionHeading(analysis.result().model().labels(), words));
        model.put("survey", survey);
        model.put(
                "analyses",
                surveys.versions(survey.origin().series()).stream()
                        .mapToInt(version -> analyses.list(version.id()).size())
                        .sum());
        model.put("now", now);
        model.put("nowName", new ReleaseNotes(words).name(now));
        model.put("choices", choices(kept, words));
        model.put("chosen", code.isEmpty() ? OWN : code);
        model.put("form", OwnProfileForm.of(shown));
        model.put("own", own || code.isEmpty());
        model.put("pooled", pooled);
        model.put("unjudged", !now.rules().isEmpty() && !now.judges(FigureGroup.POOLED));
        model.put("reading", ReleaseView.of(analysis.result(), now, shown, words));
        model.put("shown", ProfileJson.write(shown));
        model.put("same", shown.equals(now));
        model.put("seenBefore", seenBefore);
        pages.show(context, "release/release", model);
    }

    private StoredAnalysis analysis(Context context) {
        return analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    /**
     * What is chosen is what was looked at. The form sends {@code profile} twice: the code that is selected, and the
     * rules whose effect the page shows, as JSON.
     */
    private void choose(Context context) {
        StoredAnalysis analysis = analysis(context);
        FormFields sent = FormFields.of(context);
        List<StoredProfile> kept = releases.kept();
        Profile profile = selected(sent, kept);
        Optional<Profile> shown = sent.all("profile").stream()
                .filter(each -> each.startsWith("{"))
                .findFirst()
                .map(ReleaseRoutes::parsed);
        if (shown.isPresent() && !shown.get().equals(profile)) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(
                    context,
                    analysis,
                    profile,
                    isOwn(sent),
                    kept,
                    new ReleaseNotes(pages.words(context)).name(shown.get()));
            return;
        }
        if (sent.text("keep").isPresent()) {
            releases.keep(profile);
        }
        releases.choose(analysis.surveyId(), profile);
        context.redirect("/analyses/" + analysis.id());
    }

    private static boolean isOwn(FormFields sent) {
        return sent.text(OWN).isPresent()
                || sent.text("profile").filter(OWN::equals).isPresent();
    }

    /** The profile that stands selected: by its code, as its rules in JSON, or composed. */
    private static Profile selected(FormFields sent, List<StoredProfile> kept) {
        String code = sent.text("profile").orElse("");
        if (isOwn(sent)) {
            return OwnProfileForm.read(sent);
        }
        return code.isEmpty() || code.startsWith("{") ? parsed(code) : named(code, withPooled(sent), kept);
    }

    /** Whether ready-made rules are to judge the pooled estimate too: unless a form that has the box sends it empty. */
    private static boolean withPooled(FormFields sent) {
        List<String> pooled = sent.all("pooled");
        return pooled.isEmpty() || pooled.contains("1");
    }

    private static Profile parsed(String json) {
        try {
            return ProfileJson.read(json);
        } catch (InvalidRule e) {
            throw new ImportProblem(new Problem("", 0, "profile", "", Reason.of(e.code())));
        } catch (IllegalArgumentException e) {
            throw new ImportProblem(new Problem("", 0, "profile", "", e.getMessage()));
        }
    }

    private static List<Choice> choices(List<StoredProfile> kept, Words words) {
        ReleaseNotes notes = new ReleaseNotes(words);
        List<Choice> choices = new ArrayList<>();
        for (BuiltInProfile each : BuiltInProfile.values()) {
            choices.add(
                    new Choice(each.code(), notes.name(each.profile()), words.say("release.source." + each.code())));
        }
        for (StoredProfile each : kept) {
            choices.add(new Choice(KEPT + each.id(), each.profile().name(), words.say("release.kept")));
        }
        return choices;
    }

    /** Kept rules are taken as they were composed. */
    private static Profile named(String code, boolean pooled, List<StoredProfile> kept) {
        return BuiltInProfile.of(code)
                .map(each -> pooled ? each.profile() : each.withoutPooled())
                .or(() -> kept.stream()
                        .filter(each -> code.equals(KEPT + each.id()))
                        .map(StoredProfile::profile)
                        .findFirst())
                .orElseThrow(NotFoundResponse::new);
    }

    private static String code(Profile profile, List<StoredProfile> kept) {
        return BuiltInProfile.of(profile)
                .map(BuiltInProfile::code)
                .or(() -> kept.stream()
                        .filter(each -> each.profile().equals(profile))
                        .map(each -> KEPT + each.id())
                        .findFirst())
                .orElse("");
    }
}
