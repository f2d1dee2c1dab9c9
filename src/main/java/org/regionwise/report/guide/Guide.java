package org.regionwise.report.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.report.message.Language;

/**
 * The guide in one language: {@code guide/<language>/*.md} on the class path, in the order in which {@code README.md}
 * links them. Immutable.
 */
public final class Guide {
    /** The page that lists the others. */
    public static final String CONTENTS = "README";
    /** The schema of a result, which is the same in all languages. */
    public static final String SCHEMA = "result.schema.json";

    private final List<GuidePage> pages;

    private Guide(List<GuidePage> pages) {
        this.pages = List.copyOf(pages);
    }

    /**
     * Reads all pages of a language; what is not translated is in English.
     *
     * @throws IllegalStateException when a page is missing
     */
    public static Guide load(Language language) {
        Markdown contents = new Markdown(source(language, CONTENTS));
        List<GuidePage> pages = new ArrayList<>();
        pages.add(contents.page(CONTENTS));
        for (String id : contents.linkedPages()) {
            pages.add(new Markdown(source(language, id)).page(id));
        }
        return new Guide(pages);
    }

    /** The schema as JSON. */
    public static String schema() {
        return text(SCHEMA).orElseThrow(() -> new IllegalStateException("no " + SCHEMA));
    }

    /** In English where it is not translated. */
    private static String source(Language language, String id) {
        String page = "/" + id + ".md";
        return text(language.tag() + page)
                .or(() -> text(Language.SOURCE + page))
                .orElseThrow(() -> new IllegalStateException("the guide has no " + id));
    }

    private static Optional<String> text(String file) {
        String path = "/guide/" + file;
        try (InputStream in = Guide.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** All pages, the list of contents first. */
    public List<GuidePage> pages() {
        return pages;
    }

    /** The page with this id. */
    public Optional<GuidePage> page(String id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }

    /** The page after this one. */
    public Optional<GuidePage> after(GuidePage page) {
        int next = pages.indexOf(page) + 1;
        return next < pages.size() ? Optional.of(pages.get(next)) : Optional.empty();
    }

    /** The page before this one. */
    public Optional<GuidePage> before(GuidePage page) {
        int index = pages.indexOf(page);
        return index > 0 ? Optional.of(pages.get(index - 1)) : Optional.empty();
    }
}
