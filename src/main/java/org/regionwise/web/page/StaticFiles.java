package org.regionwise.web.page;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.ResourceHandler;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.security.RouteRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.regionwise.store.folder.DurableFile;

/**
 * The style sheet, scripts and the icon, from the folder {@code public/} of the class path: each is read and zipped
 * when it is first asked for, and kept. Jetty's handler goes through the whole program file before the first page is
 * there, and zips for every reader. Safe for use by several threads.
 */
public final class StaticFiles implements ResourceHandler {
    private static final Pattern NAME = Pattern.compile("/(?:vega/)?[A-Za-z][A-Za-z0-9.-]*");
    private static final Map<String, String> TYPES = Map.of(
            ".css", "text/css",
            ".js", "text/javascript",
            ".svg", "image/svg+xml");
    private static final String LICENCE = "/vega/LICENSE-";
    private static final int TAG_BYTES = 8;

    private final Map<String, Kept> files = new ConcurrentHashMap<>();

    /**
     * A file.
     *
     * @param zipped its content by gzip
     */
    private record Kept(String type, byte[] zipped, String tag) {}

    @Override
    public boolean addStaticFileConfig(StaticFileConfig config) {
        return false;
    }

    @Override
    public boolean canHandle(Context context) {
        return find(context).isPresent();
    }

    @Override
    public Set<RouteRole> resourceRouteRoles(Context context) {
        return Set.of();
    }

    @Override
    public boolean handle(Context context) {
        Optional<Kept> found = find(context);
        found.ifPresent(file -> give(context, file));
        return found.isPresent();
    }

    private Optional<Kept> find(Context context) {
        String path = context.path();
        boolean asked = context.method().equals(HandlerType.GET);
        Optional<String> type = asked && NAME.matcher(path).matches() ? type(path) : Optional.empty();
        // only what is there is kept, so that no wrong address takes room
        return type.map(known -> files.computeIfAbsent(path, file -> read(file, known)));
    }

    private static Optional<String> type(String path) {
        String type =
                path.startsWith(LICENCE) ? "text/plain" : TYPES.get(path.substring(Math.max(0, path.lastIndexOf('.'))));
        return Optional.ofNullable(type);
    }

    /** Null where there is none. */
    private static Kept read(String path, String type) {
        try (InputStream in = StaticFiles.class.getResourceAsStream("/public" + path)) {
            if (in == null) {
                return null;
            }
            byte[] content = in.readAllBytes();
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
                zip.write(content);
            }
            String tag = HexFormat.of().formatHex(DurableFile.sha256().digest(content), 0, TAG_BYTES);
            return new Kept(type, zipped.toByteArray(), "W/\"" + tag + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void give(Context context, Kept file) {
        context.contentType(file.type)
                .header("Cache-Control", "max-age=0")
                .header("ETag", file.tag)
                .header("Vary", "Accept-Encoding");
        String accepted = context.header("Accept-Encoding");
        if (file.tag.equals(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else if (accepted != null && accepted.contains("gzip")) {
            context.header("Content-Encoding", "gzip").result(file.zipped);
        } else {
            context.result(unzipped(file.zipped));
        }
    }

    private static byte[] unzipped(byte[] zipped) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
