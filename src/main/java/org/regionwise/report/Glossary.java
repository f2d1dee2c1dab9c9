package org.regionwise.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Statistical terms that explain themselves. English sentences that do not mark their terms are cut at those that
 * {@code glossary.properties} spells; a message marks its own ({@link
 * org.regionwise.report.message.Words#html}). Immutable.
 */
public final class Glossary {
    private static final String OPENING = "([“‘";
    /** Stands in a form for any level of an interval. */
    private static final String LEVEL = "{level}";

    private static final Pattern ANY_LEVEL = Pattern.compile("[0-9]+(?:\\.[0-9]+)?%");

    private static final String CLOSING = ")]”’,.;:%";

    private final List<Term> terms;
    private final Map<String, Term> byForm;
    private final Pattern forms;

    /** A term; {@code term.<id>.name} and {@code term.<id>.meaning} are its messages. */
    public record Term(String id) {}

    /**
     * A stretch of a sentence.
     *
     * @param opening bracket or quotation mark right before a term, on the same line as it
     * @param term null where it is no term
     * @param closing marks right after a term, on the same line as it
     */
    public record Piece(String opening, String text, String closing, Term term) {}

    private Glossary(List<Term> terms, Map<String, Term> byForm) {
        this.terms = List.copyOf(terms);
        this.byForm = Map.copyOf(byForm);
        String longestFirst = byForm.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(form -> Pattern.quote(form).replace(LEVEL, "\\E" + ANY_LEVEL.pattern() + "\\Q"))
                .collect(Collectors.joining("|"));
        // not within a word, nor within a name in quotes, which is swallowed whole
        this.forms = Pattern.compile("“[^”]*”|(?<![\\p{L}\\p{N}_-])(?:" + longestFirst + ")(?![\\p{L}\\p{N}_-])");
    }

    /** Reads the terms. */
    public static Glossary load() {
        Properties entries = new Properties();
        try (InputStream in = Glossary.class.getResourceAsStream("glossary.properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            entries.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Term> terms = new ArrayList<>();
        Map<String, Term> byForm = new LinkedHashMap<>();
        Map<String, String> sorted = new TreeMap<>();
        entries.stringPropertyNames().forEach(id -> sorted.put(id, entries.getProperty(id)));
        sorted.forEach((id, entry) -> {
            Term term = new Term(id);
            terms.add(term);
            for (String form : entry.strip().split("\\|")) {
                byForm.put(form, term);
            }
        });
        return new Glossary(terms, byForm);
    }

    /** All terms, by id. */
    public List<Term> terms() {
        return terms;
    }

    /** A sentence in pieces: each term where it first occurs, and what stands between. */
    public List<Piece> mark(String sentence) {
        List<Piece> pieces = new ArrayList<>();
        List<Term> seen = new ArrayList<>();
        Matcher matcher = forms.matcher(sentence);
        int end = 0;
        while (matcher.find()) {
            Term term = byForm.get(ANY_LEVEL.matcher(matcher.group()).replaceFirst(Matcher.quoteReplacement(LEVEL)));
            if (term == null || seen.contains(term)) {
                continue;
            }
            seen.add(term);
            int start = matcher.start();
            while (start > end && OPENING.indexOf(sentence.charAt(start - 1)) >= 0) {
                start--;
            }
            if (start > end) {
                pieces.add(between(sentence.substring(end, start)));
            }
            end = matcher.end();
            while (end < sentence.length() && CLOSING.indexOf(sentence.charAt(end)) >= 0) {
                end++;
            }
            pieces.add(new Piece(
                    sentence.substring(start, matcher.start()),
                    matcher.group(),
                    sentence.substring(matcher.end(), end),
                    term));
        }
        if (end < sentence.length()) {
            pieces.add(between(sentence.substring(end)));
        }
        return pieces;
    }

    private static Piece between(String text) {
        return new Piece("", text, "", null);
    }
}
