package org.regionwise.report.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.report.Glossary;

/**
 * What every message of every language has to be, so that a translator who forgets something hears of it from the
 * build.
 */
class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Path FOLDER = Path.of("src/main/resources/messages");
    /** What names in files may be, and what nothing may be made of. */
    private static final String HOSTILE = "Rioja, La {x} 'q' # <b> [icc|x]";

    /** What stands in quotes, or begins as a message of a template does. */
    private static final Pattern SAID = Pattern.compile("(?:[\"']|#\\{)([a-z][a-zA-Z0-9.-]*)");

    private static final Pattern TERM = Pattern.compile("\\[([a-z-]+)\\|");

    static List<Language> languages() {
        return CATALOGUE.languages();
    }

    private static final Map<String, String> ENGLISH =
            CATALOGUE.patterns(CATALOGUE.english().language()).all();

    @ParameterizedTest
    @MethodSource("languages")
    void everyFileIsNamedByTheIndexAndHoldsItsOwnMessages(Language language) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(language.tag()))) {
            assertEquals(
                    new TreeSet<>(CATALOGUE.pages()),
                    files.map(file -> file.getFileName().toString().replace(".properties", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        Patterns patterns = CATALOGUE.patterns(language);
        for (String page : CATALOGUE.pages()) {
            for (String key : MessageFile.read("messages/" + language.tag() + "/" + page + ".properties")
                    .keySet()) {
                assertNotNull(patterns.find(key), key + " is not looked for in " + page);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyMessageIsTranslatedAndNoneIsLeftOver(Language language) {
        Set<String> translated =
                new TreeSet<>(CATALOGUE.patterns(language).all().keySet());
        translated.removeIf(key -> !ENGLISH.containsKey(key) && ENGLISH.containsKey(ofProportions(key)));
        assertEquals(ENGLISH.keySet(), translated);
    }

    /** A language may say of means apart what English says alike: “del 12 % al 15 %”, but “de 12 horas a 15 horas”. */
    private static String ofProportions(String key) {
        return key.replace(".of-means", "");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void translationsTakeInTheSameAndChooseByTheSame(Language language) {
        CATALOGUE.patterns(language).all().forEach((key, written) -> {
            String original = ENGLISH.getOrDefault(key, ENGLISH.get(ofProportions(key)));
            Shape source = Shape.of(original);
            Shape shape = Shape.of(written);
            assertEquals(source.arguments, shape.arguments, () -> language.tag() + " " + key);
            assertEquals(source.selectors, shape.selectors, () -> language.tag() + " " + key);
            assertEquals(terms(original), terms(written), () -> language.tag() + " " + key);
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void pluralsHaveTheFormsOfTheLanguage(Language language) {
        Set<String> forms = PluralRules.forLocale(language.rules()).getKeywords();
        Set<String> ofWholeNumbers = new TreeSet<>(forms);
        // of decimals in Czech; in Spanish of millions, which no noun here follows
        ofWholeNumbers.remove("many");
        CATALOGUE.patterns(language).all().forEach((key, written) -> {
            Shape shape = Shape.of(written);
            for (Set<String> plural : shape.plurals) {
                assertTrue(forms.containsAll(plural), () -> language.tag() + " " + key + " has forms " + plural);
                assertTrue(
                        !plural.contains("one") || plural.containsAll(ofWholeNumbers),
                        () -> language.tag() + " " + key + " lacks forms beside " + plural);
            }
            for (Set<String> choice : shape.choicesByForm) {
                Set<String> needed = new TreeSet<>(forms);
                if (language.tag().equals("es")) {
                    needed.remove("many");
                }
                assertTrue(choice.containsAll(needed), () -> language.tag() + " " + key + " lacks forms " + choice);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void messagesHaveNoFormatsOfTheirOwnAndNoQuotesOfATypewriter(Language language) {
        CATALOGUE.patterns(language).all().forEach((key, written) -> {
            MessagePattern pattern = new MessagePattern(written);
            for (int i = 0; i < pattern.countParts(); i++) {
                Part part = pattern.getPart(i);
                assertTrue(
                        part.getType() != Part.Type.ARG_START
                                || Set.of(ArgType.NONE, ArgType.PLURAL, ArgType.SELECT)
                                        .contains(part.getArgType()),
                        () -> language.tag() + " " + key + ": figures arrive as text");
            }
            assertFalse(written.matches("(?s).*['\"].*"), () -> language.tag() + " " + key + " has an ASCII quote");
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyMessageCanBeSaidOfEverything(Language language) {
        Words words = CATALOGUE.words(language);
        CATALOGUE.patterns(language).all().forEach((key, written) -> {
            for (Map<String, Object> arguments : Shape.of(written).everything()) {
                String said = words.say(key, arguments);
                String own = said.replace(HOSTILE, "");
                assertFalse(
                        own.isEmpty() && !said.contains(HOSTILE)
                                || own.matches("(?s).*(\\{|}|null|#|[\\uE000-\\uE002]).*"),
                        () -> language.tag() + " " + key + " says: " + said);
                String html = words.html(key, arguments);
                assertFalse(html.contains("<b>"), html);
            }
        });
    }

    @Test
    void everyTermOfAMessageIsInTheGlossary() {
        Set<String> known =
                Glossary.load().terms().stream().map(Glossary.Term::id).collect(Collectors.toSet());
        ENGLISH.forEach((key, written) -> assertTrue(known.containsAll(terms(written)), key));
    }

    /** Either it is named, or all of its kind are said by their codes: {@code "warning." + code}. */
    @Test
    void everyMessageIsSaidSomewhere() throws IOException {
        Set<String> said = new HashSet<>();
        for (String folder : List.of("src/main/java", "src/main/resources/charts", "templates")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    SAID.matcher(Files.readString(file)).results().forEach(each -> said.add(each.group(1)));
                }
            }
        }
        List<String> unsaid = new ArrayList<>();
        for (String written : ENGLISH.keySet()) {
            // said where its message for proportions is
            String key = ofProportions(written);
            boolean byCode = Stream.iterate(key.lastIndexOf('.'), at -> at > 0, at -> key.lastIndexOf('.', at - 1))
                    .map(at -> key.substring(0, at + 1))
                    .anyMatch(said::contains);
            if (!byCode && !said.contains(key)) {
                unsaid.add(written);
            }
        }
        assertEquals(List.of(), unsaid);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | es",
                "es-MX,en;q=0.5 | es",
                "cs-CZ | cs",
                "EN-us | en",
                "fr | en",
                "fr,cs;q=0.3 | cs",
                "en;q=0.1,es;q=0.9 | es",
                "es;q=0 | en",
                "* | en",
                "q=; | en",
                "'' | en",
                "zh-Hant-TW,es-419 | es"
            })
    void aBrowserGetsTheLanguageItLikesBest(String accepted, String tag) {
        assertEquals(tag, CATALOGUE.negotiated(accepted).tag());
    }

    private static Set<String> terms(String written) {
        return TERM.matcher(written)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a pattern is made of. */
    private static final class Shape {
        /** Names of what it takes in, each by the fact that it comes from. */
        final Set<String> arguments = new TreeSet<>();

        final Map<String, Set<String>> selectors = new TreeMap<>();
        final List<Set<String>> plurals = new ArrayList<>();
        final List<Set<String>> choicesByForm = new ArrayList<>();
        private final Map<String, Set<Object>> values = new TreeMap<>();

        static Shape of(String written) {
            Shape shape = new Shape();
            MessagePattern pattern = new MessagePattern(written);
            for (int i = 0; i < pattern.countParts(); i++) {
                if (pattern.getPart(i).getType() == Part.Type.ARG_START) {
                    shape.argument(pattern, i);
                }
            }
            return shape;
        }

        private void argument(MessagePattern pattern, int start) {
            String name = pattern.getSubstring(pattern.getPart(start + 1));
            arguments.add(name.replaceAll("_(n|form)$", ""));
            Set<String> keywords = new TreeSet<>();
            int end = pattern.getLimitPartIndex(start);
            for (int i = start + 2; i < end; i++) {
                if (pattern.getPart(i).getType() == Part.Type.ARG_SELECTOR) {
                    keywords.add(pattern.getSubstring(pattern.getPart(i)));
                    i = pattern.getLimitPartIndex(
                            i + 1 + (pattern.getPart(i + 1).getType().hasNumericValue() ? 1 : 0));
                }
            }
            Set<Object> tried = values.computeIfAbsent(name, any -> new HashSet<>());
            switch (pattern.getPart(start).getArgType()) {
                case PLURAL -> {
                    keywords.removeIf(each -> each.startsWith("="));
                    plurals.add(keywords);
                    tried.addAll(List.of(0L, 1L, 2L, 3L, 5L, 12L, 12_345L));
                }
                case SELECT -> {
                    if (name.endsWith("_form")) {
                        choicesByForm.add(keywords);
                    } else {
                        selectors.put(name, keywords);
                    }
                    tried.addAll(keywords);
                }
                default -> tried.add(HOSTILE);
            }
        }

        /** Arguments that go through every branch that one choice alone leads to, and plurals in all sizes. */
        List<Map<String, Object>> everything() {
            List<Map<String, Object>> all = new ArrayList<>(List.of(new HashMap<>()));
            values.forEach((name, tried) -> {
                boolean number = tried.stream().anyMatch(Long.class::isInstance);
                List<Map<String, Object>> longer = new ArrayList<>();
                for (Map<String, Object> begun : all) {
                    for (Object value : tried) {
                        if (!number || value instanceof Long) {
                            Map<String, Object> next = new HashMap<>(begun);
                            next.put(name, value);
                            longer.add(next);
                        }
                    }
                }
                all.clear();
                all.addAll(longer);
            });
            return all;
        }
    }
}
