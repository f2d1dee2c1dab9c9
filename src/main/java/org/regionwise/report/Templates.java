package org.regionwise.report;

import java.io.Writer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The Thymeleaf templates of pages and reports, from the folder {@code templates/} of the class path, filled in one
 * language: {@code #{key('name', value)}}, {@code ${words}} and {@code ${problems}} are its. Immutable and safe for
 * use by several threads; parsed templates are kept.
 */
public final class Templates {
    private final TemplateEngine engine;
    private final Glossary glossary;
    private final String version;
    private final Catalogue catalogue;
    private final Words words;

    /**
     * In English.
     *
     * @param version of the software, which every template may print as {@code version}; {@code glossary}, {@code
     *     words} and {@code languages} are there too
     */
    public Templates(String version, Catalogue catalogue) {
        this(engine(), Glossary.load(), version, catalogue, catalogue.english());
    }

    private Templates(TemplateEngine engine, Glossary glossary, String version, Catalogue catalogue, Words words) {
        this.engine = engine;
        this.glossary = glossary;
        this.version = version;
        this.catalogue = catalogue;
        this.words = words;
    }

    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setMessageResolver(new TemplateMessages());
        return engine;
    }

    /** The same templates in another language. */
    public Templates in(Language language) {
        return new Templates(engine, glossary, version, catalogue, catalogue.words(language));
    }

    /** The language that they are filled in. */
    public Words words() {
        return words;
    }

    /** In which languages there are messages. */
    public Catalogue catalogue() {
        return catalogue;
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
        variables.put(TemplateMessages.WORDS, words);
        variables.put("problems", new ProblemWords(words));
        variables.put("languages", catalogue.languages());
        return new Context(Locale.forLanguageTag(words.language().locale()), variables);
    }
}
