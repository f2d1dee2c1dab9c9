package org.regionwise.report.message;

import com.ibm.icu.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.regionwise.analysis.result.Result;

/**
 * What is said in one language: sentences by key, and beside them its {@link Numerals} and {@link Lists}. Immutable
 * seen from outside and safe for use by several threads.
 *
 * <p>Arguments are named. Figures arrive as text from {@link Numerals}, counts as whole numbers, so that a plural can
 * go by them; a {@link Listed} adds {@code name_n}, a {@link Measured} adds {@code name_form}; a truth value or a
 * constant of an enum chooses a branch of a {@code select} ({@code true}, {@code too_few}).
 */
public final class Words {
    private static final String OF_MEANS = ".of-means";

    private final Language language;
    private final Patterns patterns;
    private final Optional<Words> source;
    private final Map<String, Message> messages;
    private final Numerals numerals;
    private final Lists lists;
    private final boolean marking;
    private final boolean ofMeans;

    /** @param source English; null for itself */
    Words(Language language, Patterns patterns, Words source) {
        this.language = language;
        this.patterns = patterns;
        this.source = Optional.ofNullable(source);
        this.messages = new ConcurrentHashMap<>();
        this.marking = false;
        this.ofMeans = false;
        this.numerals = new Numerals(this);
        this.lists = new Lists(this);
    }

    private Words(Words plain, boolean marking, boolean ofMeans) {
        this.language = plain.language;
        this.patterns = plain.patterns;
        this.source = plain.source;
        this.messages = plain.messages;
        this.marking = marking;
        this.ofMeans = ofMeans;
        this.numerals = plain.numerals;
        this.lists = plain.lists;
    }

    /** The same, whose texts keep their terms marked until {@link #marked} makes buttons of them. */
    public Words marking() {
        return new Words(this, true, ofMeans);
    }

    /**
     * The same about a result: of one whose figures are no proportions, what has a message of its own for means, {@code
     * <key>.of-means}, is said by that.
     */
    public Words about(Result result) {
        return about(!result.model().proportions());
    }

    /** The same of means, or of proportions. */
    public Words about(boolean means) {
        return means == ofMeans ? this : new Words(this, marking, means);
    }

    /** The key by which a message is said here. */
    private String own(String key) {
        return ofMeans && patterns.find(key + OF_MEANS) != null ? key + OF_MEANS : key;
    }

    /** A text of {@link #marking} words as HTML: escaped, its terms buttons that open their notes. */
    public String marked(String text) {
        return TermMarks.html(text);
    }

    /** Whether a text has terms that are marked. */
    public boolean isMarked(String text) {
        return !TermMarks.plain(text).equals(text);
    }

    /** English, for what programs read: JSON and CSV are in no other language. */
    public static Words english() {
        return English.WORDS;
    }

    /** Read when it is first asked for. */
    private static final class English {
        static final Words WORDS = Catalogue.load().source();
    }

    /** The language that is spoken. */
    public Language language() {
        return language;
    }

    /** How its figures are written. */
    public Numerals numerals() {
        return numerals;
    }

    /** How names stand in its sentences. */
    public Lists lists() {
        return lists;
    }

    /** How it orders letters, whatever their case: in Czech ch comes after h, in Spanish ñ after n. */
    public Comparator<Object> letters() {
        Collator letters = Collator.getInstance(language.rules());
        // a number further on tells more than the case of a letter
        letters.setStrength(Collator.SECONDARY);
        return letters.freeze();
    }

    /**
     * A name at the start of a title, cell or sentence: with a capital where its first word has none, unless that word
     * is one letter long.
     */
    public String opening(String name) {
        int word = 0;
        while (word < name.length() && Character.isLowerCase(name.codePointAt(word))) {
            word += Character.charCount(name.codePointAt(word));
        }
        boolean plain = word > 1 && (word == name.length() || !Character.isLetter(name.codePointAt(word)));
        int first = plain ? name.offsetByCodePoints(0, 1) : 0;
        return name.substring(0, first).toUpperCase(language.rules().toLocale()) + name.substring(first);
    }

    /** Whether there is such a message, be it in English only. */
    public boolean has(String key) {
        return patterns.find(key) != null
                || source.map(english -> english.has(key)).orElse(false);
    }

    /** Whether there is such a message and these are all the arguments that it takes in. */
    public boolean canSay(String key, Map<String, ?> arguments) {
        if (patterns.find(key) == null) {
            return source.map(english -> english.canSay(key, arguments)).orElse(false);
        }
        return values(key, arguments).keySet().containsAll(message(own(key)).arguments());
    }

    /** The keys that begin like this; those of English included. */
    public Set<String> keys(String beginning) {
        Set<String> keys =
                new TreeSet<>(source.map(english -> english.keys(beginning)).orElse(Set.of()));
        keys.addAll(patterns.keys(beginning));
        return keys;
    }

    /** A message without arguments. Templates find no method with any number of them when they give none. */
    public String say(String key) {
        return say(key, Map.of());
    }

    /**
     * A message as text; in English where it is not translated.
     *
     * @param namesAndValues names and values of its arguments in turn
     * @throws IllegalArgumentException when there is no such message, or an argument is missing, null or of the
     *     wrong kind
     */
    public String say(String key, Object... namesAndValues) {
        return say(key, byName(key, namesAndValues));
    }

    /** The same with its arguments by name. */
    public String say(String key, Map<String, ?> arguments) {
        String text = formatted(key, arguments);
        return marking ? text : TermMarks.plain(text);
    }

    /** As {@link #say(String)}, as HTML. */
    public String html(String key) {
        return html(key, Map.of());
    }

    /** As {@link #say(String, Object...)}, as HTML: escaped, its terms buttons that open their notes. */
    public String html(String key, Object... namesAndValues) {
        return html(key, byName(key, namesAndValues));
    }

    /** The same with its arguments by name. */
    public String html(String key, Map<String, ?> arguments) {
        return TermMarks.html(formatted(key, arguments));
    }

    private String formatted(String key, Map<String, ?> arguments) {
        if (patterns.find(key) == null) {
            return source.orElseThrow(() -> new IllegalArgumentException("there is no message " + key))
                    .formatted(key, arguments);
        }
        String own = own(key);
        return message(own).format(values(own, arguments), count -> numerals.count(count));
    }

    private Message message(String key) {
        Message message = messages.get(key);
        if (message == null) {
            message = new Message(key, patterns.find(key), language.rules());
            messages.put(key, message);
        }
        return message;
    }

    private static Map<String, Object> values(String key, Map<String, ?> arguments) {
        Map<String, Object> values = new HashMap<>();
        arguments.forEach((name, value) -> put(values, key, name, value));
        return values;
    }

    private static void put(Map<String, Object> values, String key, String name, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("message " + key + " has no value for its argument " + name);
        }
        if (value instanceof Listed names) {
            values.put(name + "_n", (long) names.count());
        } else if (value instanceof Measured measured) {
            values.put(name + "_form", measured.form());
        }
        if (value instanceof Integer || value instanceof Long) {
            values.put(name, ((Number) value).longValue());
        } else if (value instanceof Number) {
            throw new IllegalArgumentException(
                    "message " + key + ": " + name + " is no whole number; its figures arrive as text");
        } else if (value instanceof Enum<?> constant) {
            values.put(name, constant.name().toLowerCase(Locale.ROOT));
        } else {
            values.put(name, TermMarks.without(TermMarks.plain(value.toString())));
        }
    }

    private static Map<String, Object> byName(String key, Object[] namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("message " + key + ": names and values do not pair");
        }
        Map<String, Object> arguments = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return arguments;
    }
}
