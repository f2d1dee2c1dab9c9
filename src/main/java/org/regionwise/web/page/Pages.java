package org.regionwise.web.page;

import io.javalin.http.Context;
import java.util.Map;
import org.regionwise.report.Templates;

/** Answers a request with a page. */
public final class Pages {
    private final Templates templates;

    public Pages(Templates templates) {
        this.templates = templates;
    }

    /** The template {@code name} filled with {@code model}. */
    public void show(Context context, String name, Map<String, ?> model) {
        context.html(templates.render(name, model)).contentType("text/html; charset=utf-8");
    }

    /** One fragment of a template, for a script to put into a page. */
    public void part(Context context, String name, String fragment, Map<String, ?> model) {
        context.html(templates.fragment(name, fragment, model)).contentType("text/html; charset=utf-8");
    }
}
