package org.regionwise.store.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line of the ledger.
 *
 * @param at when, as ISO 8601 writes it
 * @param event what happened
 * @param change number of the change in the database's own list; 0 where nothing in the database changed
 * @param kind of the subject; null where the event has none
 * @param id of the subject
 * @param hash of the subject's content after the event; null where it is gone or the event has none
 * @param facts whatever else the event has to say
 */
public record Entry(
        String at, Event event, long change, Subject.Kind kind, long id, String hash, Map<String, String> facts) {
    /** What can happen. */
    public enum Event {
        /** The ledger begins; the facts say from which version on. */
        BEGUN,
        /** A subject as an earlier version left it, or as it is after the tables were brought up to date. */
        FOUND,
        /** A subject was added or changed. */
        CHANGED,
        /** A subject is going to be erased for good; from here on its absence is right. */
        ERASING,
        /** It is gone from database, originals, journal and backups. */
        ERASED,
        /** The sample surveys are all there. */
        SAMPLES,
        /** The database was opened; its file changes from here on. */
        OPENED,
        /** The database was closed in order: {@code sha256} and {@code bytes} of its file. */
        CLOSED,
        /** The database's file is going to be replaced by one with {@code sha256} and {@code bytes}. */
        REPLACING,
        /** A backup was made, restored and found the same: {@code file}, {@code sha256}. */
        BACKUP,
        /** The file took its place, with {@code change} as its last change; what it holds is found next. */
        REPLACED,
        /** Something that only a later version knows. */
        OTHER;

        private static Event of(String name) {
            return Arrays.stream(values())
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    public Entry {
        facts = facts == null ? Map.of() : Map.copyOf(facts);
    }

    /** An event that concerns no subject. */
    public static Entry of(Instant at, Event event, String... namesAndValues) {
        Map<String, String> facts = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Entry(at.toString(), event, 0, null, 0, null, facts);
    }

    /** A file took its place whose last change has a number. */
    public static Entry replaced(Instant at, long change) {
        return new Entry(at.toString(), Event.REPLACED, change, null, 0, null, Map.of());
    }

    /** An event of a subject. */
    public static Entry of(Instant at, Event event, long change, Subject subject, String hash) {
        return new Entry(at.toString(), event, change, subject.kind(), subject.id(), hash, Map.of());
    }

    /** As one line of JSON, fields by name; what is empty is left out. A contract: add to it, never rename. */
    String json() {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("at", at);
        fields.put("change", change);
        fields.put("event", event.name());
        fields.put("id", id);
        if (!facts.isEmpty()) {
            fields.put("facts", facts);
        }
        if (hash != null) {
            fields.put("hash", hash);
        }
        if (kind != null) {
            fields.put("kind", kind.name());
        }
        return FlatJson.write(fields);
    }

    /**
     * An entry that was written.
     *
     * @throws JsonProcessingException when it is none
     */
    static Entry of(String json) throws JsonProcessingException {
        Map<String, Object> fields = FlatJson.read(json);
        Map<String, String> facts = new TreeMap<>();
        if (fields.get("facts") instanceof Map<?, ?> texts) {
            texts.forEach((name, text) -> facts.put((String) name, (String) text));
        }
        return new Entry(
                text(fields, "at"),
                Event.of(text(fields, "event")),
                number(fields, "change"),
                Subject.Kind.of(text(fields, "kind")),
                number(fields, "id"),
                text(fields, "hash"),
                facts);
    }

    private static String text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    private static long number(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof Long number ? number : 0;
    }

    /** The subject, or null. */
    public Subject subject() {
        return kind == null || kind == Subject.Kind.OTHER ? null : new Subject(kind, id);
    }
}
