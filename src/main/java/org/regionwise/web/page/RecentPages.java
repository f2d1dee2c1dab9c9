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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final List<String> HEADERS =
            List.of("Content-Type", "Content-Language", "Content-Disposition", "Cache-Control", "ETag", "Vary");

    private final Version version;
    private final Map<Key, Made> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    /** What is being made, by what it is. */
    private final Map<Key, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    RecentPages(Version version) {
        this.version = version;
    }

    /** All that a page depends on; what is made now is of this version at least. */
    private record Key(String address, Language language, Person person, long version) {}

    /** An answer: text is zipped, pictures are already. */
    private record Made(byte[] content, boolean zipped, Map<String, String> headers) {}

    /** Answers with what was kept, or has it made and keeps it. */
    void show(Context context, Language language, Handler page) throws Exception {
        Optional<Key> key = key(context, language);
        if (key.isEmpty()) {
            page.handle(context);
            return;
        }
        Optional<Made> known = find(key.get());
        if (known.isPresent()) {
            give(context, known.get());
        } else {
            make(context, page, key.get());
        }
    }

    /** The same for what is soon made: whoever asks for the same meanwhile waits for it. */
    void showTogether(Context context, Language language, Handler page) throws Exception {
        Optional<Key> key = key(context, language);
        if (key.isEmpty()) {
            page.handle(context);
            return;
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> others = underWay.putIfAbsent(key.get(), mine);
        if (others != null) {
            await(others);
        }
        try {
            show(context, language, page);
        } finally {
            if (others == null) {
                underWay.remove(key.get());
                mine.complete(null);
            }
        }
    }

    private static void await(CompletableFuture<Void> others) {
        try {
            others.get(Turns.SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            throw Turns.crowded();
        }
    }

    /** Empty for what is not kept. */
    private Optional<Key> key(Context context, Language language) {
        OptionalLong now = version.of(context);
        return now.isEmpty()
                ? Optional.empty()
                : Person.of(context)
                        .map(person -> new Key(
                                context.path() + "?" + context.queryString(), language, person, now.getAsLong()));
    }

    private void make(Context context, Handler page, Key key) throws Exception {
        page.handle(context);
        InputStream answer = context.resultInputStream();
        if (answer != null && context.statusCode() == HttpStatus.OK.getCode()) {
            Made made = made(context, answer.readAllBytes());
            put(key, made);
            give(context, made);
        }
    }

    private synchronized Optional<Made> find(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    private synchronized void put(Key key, Made answer) {
        if (kept.putIfAbsent(key, answer) != null) {
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
