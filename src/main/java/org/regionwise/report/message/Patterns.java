package org.regionwise.report.message;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The messages of one language as they are written. The first word of a key is the page that it stands on, perhaps
 * without the s of its plural; a page is read when one of its messages is first asked for. Safe for use by several
 * threads.
 */
final class Patterns {
    private final List<String> pages;
    private final Function<String, Map<String, String>> file;
    private final Map<String, Map<String, String>> bySubject = new ConcurrentHashMap<>();

    /**
     * @param pages names of files; what follows a hyphen divides a page into several
     * @param file its messages by key
     */
    Patterns(List<String> pages, Function<String, Map<String, String>> file) {
        this.pages = List.copyOf(pages);
        this.file = file;
    }

    /** The message with this key; null where there is none. */
    String find(String key) {
        return about(subject(key)).get(key);
    }

    /** The keys that begin like this; without a dot in it, all pages are read. */
    Set<String> keys(String beginning) {
        Map<String, String> messages = beginning.contains(".") ? about(subject(beginning)) : all();
        Set<String> keys = new TreeSet<>(messages.keySet());
        keys.removeIf(key -> !key.startsWith(beginning));
        return keys;
    }

    private static String subject(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private Map<String, String> about(String subject) {
        Map<String, String> known = bySubject.get(subject);
        return known != null ? known : bySubject.computeIfAbsent(subject, this::read);
    }

    private Map<String, String> read(String subject) {
        return all(pages.stream().filter(page -> isAbout(page, subject)).toList());
    }

    private static boolean isAbout(String page, String subject) {
        int end = page.indexOf('-');
        String whole = end < 0 ? page : page.substring(0, end);
        return whole.equals(subject) || whole.equals(subject + "s");
    }

    /** All messages of all pages by key. */
    Map<String, String> all() {
        return all(pages);
    }

    private Map<String, String> all(List<String> of) {
        Map<String, String> messages = new TreeMap<>();
        for (String page : of) {
            file.apply(page).forEach((key, message) -> {
                if (messages.put(key, message) != null) {
                    throw new IllegalStateException(page + ": " + key + " stands in another file too");
                }
            });
        }
        return messages;
    }
}
