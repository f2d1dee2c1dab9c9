package org.regionwise.store.ledger;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
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
@JsonInclude(JsonInclude.Include.NON_EMPTY)
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
        @JsonEnumDefaultValue
        OTHER
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

    /** The subject, or null. */
    public Subject subject() {
        return kind == null || kind == Subject.Kind.OTHER ? null : new Subject(kind, id);
    }
}
