package org.regionwise.web.release;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;
import org.regionwise.report.ReleaseReading;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredProfile;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.web.Pages;
import org.regionwise.web.PathNumber;

/** What may be published of an analysis: look at what a profile does, then choose it. */
public final class ReleaseRoutes {
    private static final String KEPT = "kept-";

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

    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}/release", this::page);
        routes.post("/analyses/{id}/release", this::choose);
    }

    /** {@code ?profile=} previews one to choose from, {@code ?own} the one that the form composes. */
    private void page(Context context) {
        StoredAnalysis analysis = analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
        List<StoredProfile> kept = releases.kept();
        Profile now = releases.chosen(analysis.id()).orElse(Profile.NONE);
        String code = context.queryParam("profile");
        Profile shown = context.queryParam("own") != null
                ? OwnProfileForm.read(context)
                : code == null ? now : named(code, kept);
        List<Choice> choices = choices(kept);
        Map<String, Object> model = new HashMap<>();
        model.put("analysis", analysis);
        model.put("survey", survey);
        model.put("now", now);
        model.put("choices", choices);
        model.put("chosen", context.queryParam("own") != null ? "" : code == null ? code(now, kept) : code);
        model.put("form", OwnProfileForm.of(shown));
        model.put("own", context.queryParam("own") != null);
        model.put("reading", ReleaseReading.of(analysis.result(), shown));
        model.put("profile", ProfileJson.write(shown));
        model.put("same", shown.equals(now));
        pages.show(context, "release/release", model);
    }

    private void choose(Context context) {
        StoredAnalysis analysis = analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        Profile profile;
        try {
            profile = ProfileJson.read(Objects.requireNonNullElse(context.formParam("profile"), ""));
        } catch (IllegalArgumentException e) {
            throw new ImportProblem(new Problem("What may be published", 0, "profile", "", e.getMessage()));
        }
        if (context.formParam("keep") != null) {
            releases.keep(profile);
        }
        releases.choose(analysis.id(), profile);
        context.redirect("/analyses/" + analysis.id());
    }

    private static List<Choice> choices(List<StoredProfile> kept) {
        List<Choice> choices = new ArrayList<>();
        for (BuiltInProfile each : BuiltInProfile.values()) {
            choices.add(new Choice(each.code(), each.profile().name(), each.source()));
        }
        for (StoredProfile each : kept) {
            choices.add(new Choice(KEPT + each.id(), each.profile().name(), "Composed and kept here."));
        }
        return choices;
    }

    private static Profile named(String code, List<StoredProfile> kept) {
        return BuiltInProfile.of(code)
                .map(BuiltInProfile::profile)
                .or(() -> kept.stream()
                        .filter(each -> code.equals(KEPT + each.id()))
                        .map(StoredProfile::profile)
                        .findFirst())
                .orElseThrow(NotFoundResponse::new);
    }

    private static String code(Profile profile, List<StoredProfile> kept) {
        for (BuiltInProfile each : BuiltInProfile.values()) {
            if (each.profile().equals(profile)) {
                return each.code();
            }
        }
        return kept.stream()
                .filter(each -> each.profile().equals(profile))
                .map(each -> KEPT + each.id())
                .findFirst()
                .orElse("");
    }
}
