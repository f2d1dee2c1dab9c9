package org.regionwise.report.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All messages in all languages: {@code messages/<language>/<page>.properties} on the class path, named by
 * {@code messages/index.properties}. A page is read when it is first asked for. Safe for use by several threads.
 */
public final class Catalogue {
    private static final String FOLDER = "messages/";
    private static final int LONGEST_WISH = 1000;

    private final List<String> pages;
    private final List<Language> languages;
    private final Map<String, Words> read = new ConcurrentHashMap<>();

    private Catalogue(List<String> pages, List<Language> languages) {
        this.pages = List.copyOf(pages);
        this.languages = List.copyOf(languages);
    }

    /**
     * Reads what there is.
     *
     * @throws IllegalStateException when the index is missing, or names no English
     */
    public static Catalogue load() {
        Map<String, String> index = MessageFile.read(FOLDER + "index.properties");
        List<Language> languages = list(index, "languages").stream()
                .map(tag -> new Language(
                        tag, index.getOrDefault("locale." + tag, tag), index.getOrDefault("name." + tag, tag)))
                .toList();
        if (languages.stream().noneMatch(each -> each.tag().equals(Language.SOURCE))) {
            throw new IllegalStateException("messages/index.properties names no " + Language.SOURCE);
        }
        return new Catalogue(list(index, "pages"), languages);
    }

    private static List<String> list(Map<String, String> index, String key) {
        return List.of(index.getOrDefault(key, "").strip().split("\\s*,\\s*"));
    }

    /** The languages, in the order in which they are offered. */
    public List<Language> languages() {
        return languages;
    }

    /** The files of each language, without their ending. */
    List<String> pages() {
        return pages;
    }

    /** The language of a tag; a region or script that is not known leaves the language: {@code es-MX} is {@code es}. */
    public Optional<Language> language(String tag) {
        String wanted = tag.strip().replace('_', '-').toLowerCase(Locale.ROOT);
        Optional<Language> exact = languages.stream()
                .filter(each -> each.tag().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
        int end = wanted.lastIndexOf('-');
        return exact.isPresent() || end < 0 ? exact : language(wanted.substring(0, end));
    }

    /**
     * What a browser's {@code Accept-Language} likes best of what there is; English where it says nothing, or nothing
     * that can be read.
     */
    public Language negotiated(String accepted) {
        if (accepted == null || accepted.length() > LONGEST_WISH) {
            return english().language();
        }
        try {
            return Locale.LanguageRange.parse(accepted).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> language(range.getRange()).stream())
                    .findFirst()
                    .orElseGet(() -> english().language());
        } catch (IllegalArgumentException e) {
            // what is no list of languages is no wish
            return english().language();
        }
    }

    /** What is said in a language. */
    public Words words(Language language) {
        Words known = read.get(language.tag());
        if (known != null) {
            return known;
        }
        // there is one English, whatever asks for it
        return read.computeIfAbsent(
                language.tag(),
                tag -> tag.equals(Language.SOURCE)
                        ? Words.english()
                        : new Words(language, patterns(language), Words.english()));
    }

    /** English, read anew. */
    Words source() {
        Language english = language(Language.SOURCE).orElseThrow();
        return new Words(english, patterns(english), null);
    }

    /** What is said in English. */
    public Words english() {
        return Words.english();
    }

    /** The messages of one language as they are written; without those that are not translated. */
    Patterns patterns(Language language) {
        return new Patterns(pages, page -> MessageFile.read(FOLDER + language.tag() + "/" + page + ".properties"));
    }
}
