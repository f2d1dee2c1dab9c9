package org.regionwise.web.page;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.regionwise.report.message.Language;

/**
 * Pages as they were sent, until anything that is stored changes. Of many readers one has a page made, and the others
 * get the same. Who may see it is asked before, every time. Safe for use by several threads.
 */
final class RecentPages {
    private static final long MOST_BYTES = 16L << 20;

    private final Supplier<OptionalLong> version;
    private final Map<Key, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long of = Long.MIN_VALUE;

    /** @param version of all that is stored; empty where others may change it unnoticed, and nothing is kept then */
    RecentPages(Supplier<OptionalLong> version) {
        this.version = version;
    }

    /** All that a page depends on beside what is stored. */
    private record Key(String address, Language language, Person person) {}

    /** Answers with a page that was kept, or makes and keeps it when its turn comes. */
    void show(Context context, Language language, Turns turns, Handler page) throws Exception {
        Optional<Person> person = Person.of(context);
        // what is made now is of this version at least
        OptionalLong now = version.get();
        if (now.isEmpty() || person.isEmpty()) {
            turns.take(context, () -> page.handle(context));
            return;
        }
        Key key = new Key(context.path() + "?" + context.queryString(), language, person.get());
        Optional<byte[]> known = find(key, now.getAsLong());
        if (known.isPresent()) {
            give(context, language, known.get());
            return;
        }
        turns.take(context, () -> {
            // perhaps another reader had it made meanwhile
            Optional<byte[]> made = find(key, now.getAsLong());
            if (made.isPresent()) {
                give(context, language, made.get());
                return;
            }
            page.handle(context);
            String html = context.result();
            if (html != null && context.statusCode() == HttpStatus.OK.getCode()) {
                byte[] zipped = zipped(html);
                put(key, zipped, now.getAsLong());
                give(context, language, zipped);
            }
        });
    }

    private synchronized Optional<byte[]> find(Key key, long now) {
        if (now > of) {
            of = now;
            kept.clear();
            bytes = 0;
        }
        return now == of ? Optional.ofNullable(kept.get(key)) : Optional.empty();
    }

    private synchronized void put(Key key, byte[] page, long made) {
        if (made != of || kept.putIfAbsent(key, page) != null) {
            return;
        }
        bytes += page.length;
        Iterator<byte[]> oldest = kept.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }

    private static void give(Context context, Language language, byte[] zipped) throws IOException {
        Pages.head(context, language);
        String accepted = context.header("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            context.header("Content-Encoding", "gzip").result(zipped);
        } else {
            context.result(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes());
        }
    }

    private static byte[] zipped(String html) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(html.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
