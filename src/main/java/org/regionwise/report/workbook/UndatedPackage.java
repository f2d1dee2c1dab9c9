package org.regionwise.report.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.regionwise.report.UndatedArchive;

/** An Office file without the moment at which it was written, so that equal contents are equal bytes. */
final class UndatedPackage {
    private static final String PROPERTIES = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("<dcterms:created[^>]*>[^<]*</dcterms:created>");

    private static final Pattern MERGED = Pattern.compile("<mergeCell ref=\"[^\"]*\"/>");

    private UndatedPackage() {}

    /** Writes the file to {@code out}, which is left open. */
    static void copy(Path file, OutputStream out) throws IOException {
        copy(file, (part, content) -> content, Map.of(), out);
    }

    /**
     * The same with changes.
     *
     * @param completed the content of a part, given its name and the content that it has
     * @param added further parts by name, in their order
     */
    static void copy(
            Path file, BiFunction<String, byte[], byte[]> completed, Map<String, byte[]> added, OutputStream out)
            throws IOException {
        // Not closed: the stream belongs to the caller.
        @SuppressWarnings("resource")
        ZipOutputStream undated = new ZipOutputStream(out);
        // by its directory: the sizes beside its entries are in a form that not every program reads
        try (ZipFile dated = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(dated.entries())) {
                byte[] content = dated.getInputStream(entry).readAllBytes();
                String name = entry.getName();
                UndatedArchive.put(undated, name, completed.apply(name, undated(name, content)));
            }
        }
        for (Map.Entry<String, byte[]> part : added.entrySet()) {
            UndatedArchive.put(undated, part.getKey(), part.getValue());
        }
        undated.finish();
    }

    private static byte[] undated(String name, byte[] content) {
        if (name.equals(PROPERTIES)) {
            return withoutDate(content);
        }
        return name.startsWith("xl/worksheets/") ? ordered(content) : content;
    }

    /** Merged cells in an order: the library keeps them in a set, which has another one every time. */
    private static byte[] ordered(byte[] sheet) {
        String text = new String(sheet, StandardCharsets.UTF_8);
        List<String> merged = MERGED.matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        if (merged.isEmpty()) {
            return sheet;
        }
        Iterator<String> next = merged.iterator();
        return MERGED.matcher(text).replaceAll(found -> next.next()).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withoutDate(byte[] properties) {
        String text = new String(properties, StandardCharsets.UTF_8);
        return CREATED.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }
}
