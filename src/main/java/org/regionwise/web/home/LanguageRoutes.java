package org.regionwise.web.home;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import org.regionwise.web.access.Access;
import org.regionwise.web.page.OwnPage;
import org.regionwise.web.page.ReaderLanguage;

/** The choice of a language in the header of pages; kept by the browser. */
public final class LanguageRoutes {
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    private final ReaderLanguage languages;

    public LanguageRoutes(ReaderLanguage languages) {
        this.languages = languages;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.post("/language", this::choose, Access.OPEN);
    }

    /** Keeps the choice, and goes back to the page on which it was made. */
    private void choose(Context context) {
        String tag = languages.chosen(context.formParam("language")).tag();
        context.cookie(new Cookie(ReaderLanguage.COOKIE, tag, "/", YEAR_SECONDS, false, true, null, SameSite.LAX));
        context.redirect(OwnPage.of(context.formParam("page")), HttpStatus.SEE_OTHER);
    }
}
