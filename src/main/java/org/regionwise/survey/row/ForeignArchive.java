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
import java.util.zip.ZipFile;

/** Names what is in a zip archive that is no workbook, and in the compound files of the old Office. */
final class ForeignArchive {
    private static final int MOST_PARTS = 10_000;
    private static final int SECTOR = 512;
    private static final int ENTRY = 128;

    private ForeignArchive() {}

    /** What is said of a zip archive; empty for a workbook of Excel 2007 or later, and for what is damaged. */
    static Optional<String> ofZip(ReceivedFile file) throws IOException {
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
            return Optional.ofNullable(words(parts, mimeType(zip)));
        } catch (IllegalArgumentException | java.util.zip.ZipException e) {
            return Optional.empty();
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

    private static String words(List<String> parts, String mimeType) {
        if (mimeType.contains("opendocument.spreadsheet")) {
            return "this is an OpenDocument spreadsheet (.ods), which is not read; save it as .xlsx or CSV";
        }
        if (mimeType.contains("opendocument") || any(parts, "word/") || any(parts, "ppt/")) {
            return "this is a document or a presentation and no spreadsheet; the data behind its tables "
                    + "are needed, as .xlsx or CSV";
        }
        if (any(parts, "xl/workbook.bin")) {
            return "this is a binary workbook (.xlsb), which is not read; save it as .xlsx or CSV";
        }
        if (any(parts, "Index/") || any(parts, "Index.zip")) {
            return "this is a file of Apple's Numbers or Pages, which is not read; export it as .xlsx or CSV";
        }
        if (parts.stream().anyMatch(part -> part.endsWith(".shp"))) {
            return "this is a zip archive with a shapefile; boundaries are read from GeoJSON or TopoJSON";
        }
        if (parts.stream().anyMatch(part -> part.endsWith(".kml"))) {
            return "this is KMZ, which is not read; boundaries are read from GeoJSON or TopoJSON";
        }
        // what calls itself a package of Office may be a workbook that names its parts otherwise
        return parts.contains("[Content_Types].xml")
                ? null
                : "this is a zip archive" + (parts.isEmpty() ? "" : " with “" + parts.get(0) + "” in it")
                        + "; unpack it first, and give the file that is in it";
    }

    private static boolean any(List<String> parts, String prefix) {
        return parts.stream().anyMatch(part -> part.startsWith(prefix));
    }

    /** What is said of a compound file, as Office wrote them up to 2003, and later ones behind a password. */
    static String ofCompound(ReceivedFile file) throws IOException {
        List<String> streams = streams(file);
        if (streams.contains("EncryptedPackage")) {
            return "this is a file of Office with a password; save it without one, as .xlsx or CSV";
        }
        if (streams.contains("WordDocument") || streams.contains("PowerPoint Document")) {
            return "this is a document or a presentation of the old Office and no spreadsheet; the data "
                    + "behind its tables are needed, as .xlsx or CSV";
        }
        return streams.contains("Workbook") || streams.contains("Book")
                ? "this is a spreadsheet of the old Excel format (.xls); save it as .xlsx, or as CSV"
                : "this is a spreadsheet of the old Excel format (.xls), or one with a password; save "
                        + "it as .xlsx without a password, or as CSV";
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
