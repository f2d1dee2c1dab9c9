package org.regionwise.web.guide;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.regionwise.report.guide.Guide;
import org.regionwise.report.guide.GuidePage;
import org.regionwise.report.message.Language;
import org.regionwise.web.access.Access;
import org.regionwise.web.page.Pages;

/** The pages of the guide; the glossary is one of them and has an address of its own. A language is read when asked. */
public final class GuideRoutes {
    private static final String GLOSSARY = "glossary";

    private final Pages pages;
    private final Map<Language, Guide> guides = new ConcurrentHashMap<>();

    public GuideRoutes(Pages pages) {
        this.pages = pages;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/guide", context -> show(context, Guide.CONTENTS), Access.SIGNED_IN);
        routes.get(
                "/guide/" + Guide.SCHEMA,
                context -> context.result(Guide.schema()).contentType("application/schema+json"),
                Access.SIGNED_IN);
        routes.get("/guide/" + GLOSSARY, context -> context.redirect("/glossary"), Access.SIGNED_IN);
        routes.get("/guide/{page}", context -> show(context, context.pathParam("page")), Access.SIGNED_IN);
        routes.get("/glossary", context -> show(context, GLOSSARY), Access.SIGNED_IN);
    }

    private void show(Context context, String id) {
        Guide guide = guides.computeIfAbsent(pages.words(context).language(), Guide::load);
        GuidePage page = guide.page(id).orElseThrow(NotFoundResponse::new);
        Map<String, Object> model = new HashMap<>();
        model.put("page", page);
        model.put("pages", guide.pages());
        model.put("before", guide.before(page).orElse(null));
        model.put("after", guide.after(page).orElse(null));
        pages.show(context, "guide/guide", model);
    }
}
