package org.regionwise.web.page;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.regionwise.report.message.Language;

/**
 * Answers as they were sent, until anything that is stored changes. Of many readers one has a page made, and the others
 * get the same. Who may see it is asked before, every time. Safe for use by several threads.
 */
final class RecentPages {
    private static final long MOST_BYTES = 16L << 20;
    /** What an answer says of itself. */
    private static final List<String> HEADERS = List.of(
            "Content-Type", "Content-Language", "Content-Disposition", "Cache-Control", "ETag", "Vary");

    private final Supplier<OptionalLong> version;
    private final Map<Key, Made> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long of = Long.MIN_VALUE;

    /** @param version of all that is stored; empty where others may change it unnoticed, and nothing is kept then */
    RecentPages(Supplier<OptionalLong> version) {
        this.version = version;
    }

    /** All that a page depends on beside what is stored. */
    private record Key(String address, Language language, Person person) {}

    /** An answer: text is zipped, pictures are already. */
    private record Made(byte[] content, boolean zipped, Map<String, String> headers) {}

    /** Answers with what was kept, or has it made and keeps it. */
    void show(Context context, Language language, Handler page) throws Exception {
        Optional<Person> person = Person.of(context);
        // what is made now is of this version at least
        OptionalLong now = version.get();
        if (now.isEmpty() || person.isEmpty()) {
            page.handle(context);
            return;
        }
        Key key = new Key(context.path() + "?" + context.queryString(), language, person.get());
        Optional<Made> known = find(key, now.getAsLong());
        if (known.isPresent()) {
            give(context, known.get());
            return;
        }
        page.handle(context);
        InputStream answer = context.resultInputStream();
        if (answer != null && context.statusCode() == HttpStatus.OK.getCode()) {
            Made made = made(context, answer.readAllBytes());
            put(key, made, now.getAsLong());
            give(context, made);
        }
    }

    private synchronized Optional<Made> find(Key key, long now) {
        if (now > of) {
            of = now;
            kept.clear();
            bytes = 0;
        }
        return now == of ? Optional.ofNullable(kept.get(key)) : Optional.empty();
    }

    private synchronized void put(Key key, Made answer, long made) {
        if (made != of || kept.putIfAbsent(key, answer) != null) {
            return;
        }
        bytes += answer.content.length;
        Iterator<Made> oldest = kept.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= oldest.next().content.length;
            oldest.remove();
        }
    }

    private static Made made(Context context, byte[] content) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String name : HEADERS) {
            String value = context.res().getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (headers.getOrDefault("Content-Type", "").equals("image/png")) {
            return new Made(content, false, headers);
        }
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(content);
        }
        return new Made(zipped.toByteArray(), true, headers);
    }

    private static void give(Context context, Made made) throws IOException {
        made.headers.forEach(context::header);
        String tag = made.headers.get("ETag");
        if (tag != null && tag.equals(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED).result("");
            return;
        }
        String accepted = context.header("Accept-Encoding");
        if (!made.zipped) {
            context.result(made.content);
        } else if (accepted != null && accepted.contains("gzip")) {
            context.header("Content-Encoding", "gzip").result(made.content);
        } else {
            context.result(new GZIPInputStream(new ByteArrayInputStream(made.content)).readAllBytes());
        }
    }
}
