package org.regionwise.web.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.regex.Pattern;

/** The choice of a language in the header of pages; kept by the browser. */
public final class LanguageRoutes {
    private static final int YEAR_SECONDS = 365 * 24 * 3600;
    /** A page of ours: one slash, and nothing that a browser takes for another site. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");

    private final ReaderLanguage languages;

    public LanguageRoutes(ReaderLanguage languages) {
        this.languages = languages;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.post("/language", this::choose);
    }

    /** Keeps the choice, and goes back to the page on which it was made. */
    private void choose(Context context) {
        String tag = languages.chosen(context.formParam("language")).tag();
        context.cookie(new Cookie(ReaderLanguage.COOKIE, tag, "/", YEAR_SECONDS, false, true, null, SameSite.LAX));
        String page = context.formParam("page");
        context.redirect(page != null && OURS.matcher(page).matches() ? page : "/", HttpStatus.SEE_OTHER);
    }
}
