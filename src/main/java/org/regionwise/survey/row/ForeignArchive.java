package org.regionwise.survey.row;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.regionwise.survey.Reason;

/** Names what is in a zip archive that is no workbook, and in the compound files of the old Office. */
final class ForeignArchive {
    /** The code of what is said of an archive with parts that are nothing together. */
    static final String ZIP = "zip-archive";

    private static final int NAMED = 5;
    private static final String SPREADSHEET = "opendocument.spreadsheet";
    private static final int MOST_PARTS = 10_000;
    private static final int SECTOR = 512;
    private static final int ENTRY = 128;

    private ForeignArchive() {}

    /** What is said of a zip archive; empty for a workbook of Excel 2007 or later, and for what is damaged. */
    static Optional<Reason> ofZip(ReceivedFile file) throws IOException {
        if (file.isPacked()) {
            return Optional.empty();
        }
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null || zip.size() > MOST_PARTS) {
                return Optional.empty();
            }
            List<String> parts = new ArrayList<>();
            for (var entry : Collections.list(zip.entries())) {
                parts.add(entry.getName());
            }
            String mimeType = mimeType(zip);
            return mimeType.contains(SPREADSHEET) ? Optional.empty() : Optional.ofNullable(reason(parts, mimeType));
        } catch (IllegalArgumentException | ZipException e) {
            return Optional.empty();
        }
    }

    /** Whether a zip archive is a spreadsheet of OpenDocument. */
    static boolean isSpreadsheet(ReceivedFile file) throws IOException {
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            return mimeType(zip).contains(SPREADSHEET);
        } catch (IllegalArgumentException | ZipException e) {
            return false;
        }
    }

    private static String mimeType(ZipFile zip) throws IOException {
        if (zip.getEntry("mimetype") == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(zip.getEntry("mimetype"))) {
            return new String(in.readNBytes(100), StandardCharsets.US_ASCII);
        }
    }

    private static Reason reason(List<String> parts, String mimeType) {
        if (mimeType.contains("opendocument") || any(parts, "word/") || any(parts, "ppt/")) {
            return Reason.of("no-table", "kind", "document");
        }
        if (any(parts, "xl/workbook.bin")) {
            return ForeignFormat.toWorkbook("Excel (.xlsb)");
        }
        if (any(parts, "Index/") || any(parts, "Index.zip")) {
            return ForeignFormat.toWorkbook("Apple Numbers, Pages");
        }
        if (parts.stream().anyMatch(part -> part.endsWith(".shp"))) {
            return Reason.of("shapefile-not-table");
        }
        if (parts.stream().anyMatch(part -> part.endsWith(".kml"))) {
            return ForeignFormat.toGeoJson("KMZ");
        }
        // what calls itself a package of Office may be a workbook that names its parts otherwise
        return parts.contains("[Content_Types].xml") ? null : parts.isEmpty() ? Reason.of("zip-empty") : zip(parts);
    }

    private static Reason zip(List<String> parts) {
        List<String> files = parts.stream().filter(part -> !part.endsWith("/")).toList();
        List<String> named =
                (files.isEmpty() ? parts : files).stream().limit(NAMED).toList();
        return Reason.of(ZIP, "part", named.get(0), "parts", named, "more", files.size() - named.size());
    }

    private static boolean any(List<String> parts, String prefix) {
        return parts.stream().anyMatch(part -> part.startsWith(prefix));
    }

    /** What is said of a compound file, as Office wrote them up to 2003, and later ones behind a password. */
    static Reason ofCompound(ReceivedFile file) throws IOException {
        List<String> streams = streams(file);
        if (streams.contains("EncryptedPackage")) {
            return Reason.of("password", "format", "Office");
        }
        if (streams.contains("WordDocument") || streams.contains("PowerPoint Document")) {
            return Reason.of("no-table", "kind", "document");
        }
        return streams.contains("Workbook") || streams.contains("Book")
                ? ForeignFormat.toWorkbook("Excel (.xls)")
                : Reason.of("old-excel-or-password");
    }

    /** The names in the first sector of the directory, where the main stream stands. */
    private static List<String> streams(ReceivedFile file) throws IOException {
        List<String> names = new ArrayList<>();
        if (file.isPacked() || Files.size(file.path()) < 2 * SECTOR) {
            return names;
        }
        try (var channel = Files.newByteChannel(file.path())) {
            ByteBuffer head = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // until it is full
            }
            int shift = head.getShort(30);
            long sector = shift >= 7 && shift <= 12 ? 1L << shift : SECTOR;
            long at = (head.getInt(48) + 1L) * sector;
            ByteBuffer directory = ByteBuffer.allocate((int) sector).order(ByteOrder.LITTLE_ENDIAN);
            if (at < 0 || at >= Files.size(file.path())) {
                return names;
            }
            channel.position(at);
            while (directory.hasRemaining() && channel.read(directory) >= 0) {
                // until it is full
            }
            for (int entry = 0; entry + ENTRY <= sector; entry += ENTRY) {
                int length = Math.max(0, Math.min(64, directory.getShort(entry + 64)) - 2);
                names.add(new String(directory.array(), entry, length, StandardCharsets.UTF_16LE));
            }
        }
        return names;
    }
}
