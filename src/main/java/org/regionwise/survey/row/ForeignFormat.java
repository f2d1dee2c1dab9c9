package org.regionwise.survey.row;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regionwise.survey.Reason;

/** Names files of formats that are not read for what they are, by their first bytes, with what to do. */
final class ForeignFormat {
    /** How many of the first bytes are looked at: the head of an SPSS portable file, and of XML, is that long. */
    static final int LOOKED_AT = 4096;

    private static final String DBASE_TABLE = "dBase (.dbf)";
    private static final Reason PART_OF_SHAPEFILE = Reason.of("shapefile-alone");
    private static final Reason PICTURE_FILE = Reason.of("no-table", "kind", "picture");
    private static final Reason R_DATA = toCsv("R (.rds, .RData)");
    private static final Reason OLD_EXCEL = toWorkbook("Excel (.xls)");

    private record Sign(String begins, Reason reason) {}

    /** First bytes, of which none begins like another. */
    private static final List<Sign> SIGNS = List.of(
            new Sign("%PDF-", Reason.of("no-table", "kind", "pdf")),
            new Sign("PK\5\6", Reason.of("zip-empty")),
            new Sign("PARE", Reason.of("password", "format", "Parquet")),
            new Sign("ARROW1\0", toCsv("Arrow (Feather)")),
            new Sign("FEA1\0", toCsv("Feather")),
            new Sign("X\n\0\0\0", R_DATA),
            new Sign("B\n\3\0\0\0", R_DATA),
            new Sign("BZh91AY&SY", Reason.of("packed-or-of-r", "format", "bzip2")),
            new Sign("\u00FD7zXZ", Reason.of("packed-or-of-r", "format", "xz")),
            new Sign("(\u00B5/\u00FD", packed("zstd")),
            new Sign("7z\u00BC\u00AF", packed("7z")),
            new Sign("Rar!\u001A", packed("RAR")),
            new Sign("\u001F\u009D", packed(".Z")),
            new Sign("**COMPRESSED** **COMPRESSED**", toWorkbook("SAS (PROC CPORT)")),
            new Sign("\u001C\0\0\0\0\0\0\0ENCRYPTED", Reason.of("password", "format", "SPSS")),
            new Sign("SQLite format 3\0", Reason.of("database", "format", "SQLite, GeoPackage")),
            new Sign("\0\1\0\0Standard", Reason.of("database", "format", "Access")),
            new Sign("\u0089HDF", toCsv("HDF5")),
            new Sign("MATLAB 5.0 MAT-file", toCsv("MATLAB")),
            new Sign("Obj\1", toCsv("Avro")),
            new Sign("\u0080\4\u0095", toCsv("pickle (Python)")),
            new Sign("\u00FF\u00FF\0\0\7\0", toWorkbook("JMP")),
            new Sign("{\\rtf", Reason.of("no-table", "kind", "document")),
            new Sign("\u0089PNG", PICTURE_FILE),
            new Sign("\u00FF\u00D8\u00FF", PICTURE_FILE),
            new Sign("\0\0'\n", PART_OF_SHAPEFILE),
            new Sign("bplist00", toWorkbook("Apple (plist)")),
            new Sign("MIME-Version:", Reason.of("web-page", "format", ".mht")),
            new Sign("-----BEGIN PGP", Reason.of("encrypted")),
            new Sign("version https://git-lfs", Reason.of("git-lfs-pointer")));

    /** The code of what is said of JSON, which may yet be boundaries. */
    static final String JSON_FILE = "json";

    private static final Pattern R_FILE = Pattern.compile("(?s)^(RD[AX][23]\\n|A\\n[23]\\n\\d{5,}\\n).*");
    private static final Pattern SYLK = Pattern.compile("(?s)^ID;P[^\\r\\n]*\\r?\\n(P|B|C|F|O|NN);.*");
    private static final Pattern PICTURE = Pattern.compile("(?s)^(GIF8[79]a).*");
    private static final Pattern ORC = Pattern.compile("(?s)^ORC[\\x00-\\x08\\x0e-\\x1f].*");
    private static final Pattern OLD_SHEET =
            Pattern.compile("(?s)^\\x09[\\x00\\x02\\x04\\x08][\\x04\\x06\\x08\\x10]\\x00.*");
    private static final Pattern HTML = Pattern.compile(
            "(?s)^(<!--.*?-->\\s*|<\\?xml[^>]*>\\s*)*<(!doctype html|html|head|body|meta|table|div|style|title)\\b.*");
    private static final Pattern JSON =
            Pattern.compile("(?s)^(\\{\\s*(\"[^\"]*\"\\s*:|\\})|\\[\\s*(\\{\\s*\"|\\[\\s*[\"\\d-]|\\])).*");
    /** The table of the file and its compatible ones say in their third field how long ago they were written. */
    private static final Pattern DBASE =
            Pattern.compile("(?s)^[\\x03\\x30\\x31\\x83\\x8b\\xf5][\\x00-\\xff][\\x01-\\x0c][\\x01-\\x1f].*");

    private ForeignFormat() {}

    private static Reason toCsv(String format) {
        return Reason.of("foreign-to-csv", "format", format);
    }

    static Reason toWorkbook(String format) {
        return Reason.of("foreign-to-workbook", "format", format);
    }

    /** Of formats of shapes that are not read. */
    static Reason toGeoJson(String format) {
        return Reason.of("foreign-to-geojson", "format", format);
    }

    /** The same said of a file that should hold boundaries. */
    static Reason asBoundaries(Reason reason) {
        return switch (reason.code()) {
            case "foreign-to-csv", "foreign-to-workbook" ->
                reason.facts().get("format").equals(DBASE_TABLE)
                        ? PART_OF_SHAPEFILE
                        : toGeoJson(reason.facts().get("format").toString());
            case "no-table" -> Reason.of("no-boundaries", "kind", reason.facts().get("kind"));
            case "web-page", "database" ->
                Reason.of("no-boundaries", "kind", reason.code().replace('-', '_'));
            case "zip-empty" -> withoutShapes("nothing", List.of(), 0L);
            case ForeignArchive.ZIP -> {
                long more = (Long) reason.facts().get("more");
                yield withoutShapes(more == 0 ? "some" : "more", reason.facts().get("parts"), more);
            }
            default -> reason;
        };
    }

    private static Reason withoutShapes(String held, Object parts, long more) {
        return Reason.of("zip-without-shapes", "held", held, "parts", parts, "more", more);
    }

    private static Reason packed(String format) {
        return Reason.of("packed", "format", format);
    }

    /** What is said of a file that begins with these bytes; empty when nothing is known against it. */
    static Optional<Reason> of(byte[] start) {
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        for (Sign sign : SIGNS) {
            if (bytes.startsWith(sign.begins)) {
                return Optional.of(sign.reason);
            }
        }
        if (R_FILE.matcher(bytes).matches()) {
            return Optional.of(R_DATA);
        }
        if (SYLK.matcher(bytes).matches()) {
            return Optional.of(toWorkbook("SYLK (.slk)"));
        }
        if (ORC.matcher(bytes).matches()) {
            return Optional.of(toCsv("ORC"));
        }
        if (PICTURE.matcher(bytes).matches()) {
            return Optional.of(PICTURE_FILE);
        }
        if (OLD_SHEET.matcher(bytes).matches()) {
            return Optional.of(OLD_EXCEL);
        }
        if (bytes.startsWith("ustar", 257)) {
            return Optional.of(packed("tar"));
        }
        if (DBASE.matcher(bytes).matches()
                && bytes.length() > 32
                && bytes.substring(12, 28).chars().allMatch(c -> c == 0)) {
            return Optional.of(toWorkbook(DBASE_TABLE));
        }
        return ofText(text(start));
    }

    /** Markup may be in UTF-16, as Excel's is. */
    private static String text(byte[] start) {
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        String text = bytes.startsWith("\u00FF\u00FE")
                ? new String(start, StandardCharsets.UTF_16LE)
                : bytes.startsWith("\u00FE\u00FF")
                        ? new String(start, StandardCharsets.UTF_16BE)
                        : new String(start, StandardCharsets.UTF_8);
        return text.replace("\uFEFF", "").stripLeading();
    }

    private static Optional<Reason> ofText(String text) {
        if (text.isEmpty() || "<{[".indexOf(text.charAt(0)) < 0) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("urn:schemas-microsoft-com:office:spreadsheet")
                || lower.contains("progid=\"excel.sheet\"")) {
            if (!HTML.matcher(lower).matches()) {
                return Optional.of(toWorkbook("Excel 2003 (XML)"));
            }
        }
        if (lower.contains("<office:document")) {
            return Optional.of(toWorkbook("OpenDocument (.fods)"));
        }
        if (HTML.matcher(lower).matches()) {
            return Optional.of(Reason.of("web-page", "format", "HTML"));
        }
        if (lower.contains("<kml")) {
            return Optional.of(toGeoJson("KML"));
        }
        if (lower.contains("<gml:") || lower.contains("opengis.net/gml")) {
            return Optional.of(toGeoJson("GML"));
        }
        if (lower.startsWith("<?xml") || lower.startsWith("<svg")) {
            return Optional.of(toWorkbook("XML"));
        }
        return JSON.matcher(text).matches() ? Optional.of(Reason.of(JSON_FILE)) : Optional.empty();
    }
}
