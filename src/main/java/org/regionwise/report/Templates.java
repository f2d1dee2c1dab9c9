package org.regionwise.report;

import java.io.Writer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The Thymeleaf templates of pages and reports, from the folder {@code templates/} of the class path. Immutable and
 * safe for use by several threads; parsed templates are kept.
 */
public final class Templates {
    private final TemplateEngine engine;
    private final Glossary glossary = Glossary.load();
    private final String version;

    /**
     * @param version of the software, which every template may print as {@code version}; {@code glossary} is there too
     */
    public Templates(String version) {
        this.version = version;
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
    }

    /** The page {@code name}, a path under {@code templates/} without its ending, filled with {@code model}. */
    public String render(String name, Map<String, ?> model) {
        return engine.process(name, context(model));
    }

    /** As {@link #render(String, Map)}, to a writer, which is left open. */
    public void render(String name, Map<String, ?> model, Writer out) {
        engine.process(name, context(model), out);
    }

    /** One fragment of the template {@code name}. */
    public String fragment(String name, String fragment, Map<String, ?> model) {
        return engine.process(name, Set.of(fragment), context(model));
    }

    private Context context(Map<String, ?> model) {
        Map<String, Object> variables = new HashMap<>(model);
        variables.putIfAbsent("version", version);
        variables.putIfAbsent("glossary", glossary);
        return new Context(Locale.ENGLISH, variables);
    }
}
