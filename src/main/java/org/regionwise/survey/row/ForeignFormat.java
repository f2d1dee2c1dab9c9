package org.regionwise.survey.row;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names files of formats that are not read for what they are, by their first bytes, with what to do. */
final class ForeignFormat {
    /** How many of the first bytes are looked at: the head of an SPSS portable file, and of XML, is that long. */
    static final int LOOKED_AT = 4096;

    private static final String ANEW = "; save it as .xlsx or CSV";
    private static final String WORKBOOK = "save it as .xlsx, or as CSV";

    private record Sign(String begins, String words) {}

    /** Bytes as characters of Latin-1. */
    private static final List<Sign> SIGNS = List.of(
            new Sign("%PDF-", "this is a PDF; the data behind its tables are needed, as CSV or as a spreadsheet"),
            new Sign("PK\5\6", "this is an empty zip archive"),
            new Sign("PAR1", "this is a Parquet file, which is not read; write the extract as CSV"),
            new Sign("ARROW1\0", "this is a Feather or Arrow file, which is not read; write the extract as CSV"),
            new Sign("FEA1\0", "this is a Feather file, which is not read; write the extract as CSV"),
            new Sign(
                    "X\n\0\0\0", "this is a file of R (.rds), which is not read; write the extract as CSV (write.csv)"),
            new Sign(
                    "B\n\3\0\0\0",
                    "this is a file of R (.rds), which is not read; write the extract as CSV (write.csv)"),
            new Sign("BZh91AY&SY", "this is a bzip2 archive, or a file of R; unpack it, or write the extract as CSV"),
            new Sign("\u00FD7zXZ", "this is an xz archive, or a file of R; unpack it, or write the extract as CSV"),
            new Sign("(\u00B5/\u00FD", "this is a zstd archive; unpack it first"),
            new Sign("7z\u00BC\u00AF", "this is a 7z archive; unpack it first"),
            new Sign("Rar!\u001A", "this is a RAR archive; unpack it first"),
            new Sign("\u001F\u009D", "this is a packed file (.Z); unpack it first"),
            new Sign(
                    "\0\0\0\0\0\0\0\0\0\0\0\0\u00C2\u00EA",
                    "this is a SAS file (.sas7bdat), which is not read; " + WORKBOOK),
            new Sign("HEADER RECORD*******", "this is a SAS transport file (.xpt), which is not read; " + WORKBOOK),
            new Sign(
                    "**COMPRESSED** **COMPRESSED**",
                    "this is a SAS transport file of PROC CPORT, which is not read; " + WORKBOOK),
            new Sign("\u001C\0\0\0\0\0\0\0ENCRYPTED", "this is an SPSS file with a password; save it without one"),
            new Sign(
                    "SQLite format 3\0",
                    "this is an SQLite or GeoPackage database; write its table as CSV, or its shapes" + " as GeoJSON"),
            new Sign("\0\1\0\0Standard", "this is an Access database; write its table as .xlsx or CSV"),
            new Sign("\u0089HDF", "this is an HDF5 file, which is not read; write the extract as CSV"),
            new Sign("MATLAB 5.0 MAT-file", "this is a MATLAB file, which is not read; write the extract as CSV"),
            new Sign("Obj\1", "this is an Avro file, which is not read; write the extract as CSV"),
            new Sign(
                    "\u0080\4\u0095",
                    "this is a pickle of Python, which is not read; write the extract as CSV (to_csv)"),
            new Sign("\u00FF\u00FF\0\0\7\0", "this is a JMP file, which is not read" + ANEW),
            new Sign(
                    "{\\rtf",
                    "this is a text document (.rtf); the data behind its tables are needed, as CSV or as a"
                            + " spreadsheet"),
            new Sign("\u0089PNG", "this is a picture; the data are needed, as CSV or as a spreadsheet"),
            new Sign("\u00FF\u00D8\u00FF", "this is a picture; the data are needed, as CSV or as a spreadsheet"),
            new Sign(
                    "\0\0'\n",
                    "this is a shapefile (.shp), which is not read; boundaries are read from GeoJSON or" + " TopoJSON"),
            new Sign("bplist00", "this is a file of an Apple program, which is not read" + ANEW),
            new Sign("MIME-Version:", "this is a web page in one file (.mht), whatever its name says" + ANEW),
            new Sign("-----BEGIN PGP", "this file is encrypted; decrypt it first"),
            new Sign(
                    "version https://git-lfs", "this is a pointer of Git LFS and not the file itself; fetch the file"));

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

    /** What is said of a file that begins with these bytes; empty when nothing is known against it. */
    static Optional<String> of(byte[] start) {
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        for (Sign sign : SIGNS) {
            if (bytes.startsWith(sign.begins)) {
                return Optional.of(sign.words);
            }
        }
        if (R_FILE.matcher(bytes).matches()) {
            return Optional.of(
                    "this is a file of R (.RData or .rds), which is not read; write the extract as CSV (write.csv)");
        }
        if (SYLK.matcher(bytes).matches()) {
            return Optional.of("this is a SYLK file (.slk), which is not read" + ANEW);
        }
        if (ORC.matcher(bytes).matches()) {
            return Optional.of("this is an ORC file, which is not read; write the extract as CSV");
        }
        if (PICTURE.matcher(bytes).matches()) {
            return Optional.of("this is a picture; the data are needed, as CSV or as a spreadsheet");
        }
        if (OLD_SHEET.matcher(bytes).matches()) {
            return Optional.of("this is a spreadsheet of an Excel of the nineties (.xls); " + WORKBOOK);
        }
        String lines = bytes.replace("\r", "").replace("\n", "");
        if (lines.startsWith("SPSSPORT", 456) || bytes.startsWith("ASCII SPSS PORT FILE")) {
            return Optional.of(
                    "this is an SPSS portable file (.por), which is not read; save it as .sav, as .xlsx or as"
                            + " CSV");
        }
        if (bytes.startsWith("ustar", 257)) {
            return Optional.of("this is a tar archive; unpack it first");
        }
        if (DBASE.matcher(bytes).matches()
                && bytes.length() > 32
                && bytes.substring(12, 28).chars().allMatch(c -> c == 0)) {
            return Optional.of("this is a dBase table (.dbf), which is not read" + ANEW);
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

    private static Optional<String> ofText(String text) {
        if (text.isEmpty() || "<{[".indexOf(text.charAt(0)) < 0) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("urn:schemas-microsoft-com:office:spreadsheet")
                || lower.contains("progid=\"excel.sheet\"")) {
            if (!HTML.matcher(lower).matches()) {
                return Optional.of("this is a spreadsheet in XML of Excel 2003, whatever its name says; " + WORKBOOK);
            }
        }
        if (lower.contains("<office:document")) {
            return Optional.of("this is a flat OpenDocument file (.fods), which is not read; " + WORKBOOK);
        }
        if (HTML.matcher(lower).matches()) {
            return Optional.of(
                    "this is a web page (HTML), whatever its name says; open it in a spreadsheet program and save"
                            + " it as .xlsx or CSV");
        }
        if (lower.contains("<kml")) {
            return Optional.of("this is KML, which is not read; boundaries are read from GeoJSON or TopoJSON");
        }
        if (lower.contains("<gml:") || lower.contains("opengis.net/gml")) {
            return Optional.of("this is GML, which is not read; boundaries are read from GeoJSON or TopoJSON");
        }
        if (lower.startsWith("<?xml") || lower.startsWith("<svg")) {
            return Optional.of("this is an XML file, which is not read" + ANEW);
        }
        return JSON.matcher(text).matches()
                ? Optional.of("this is JSON; a survey or table is read from CSV, a workbook, SPSS or Stata, and only"
                        + " boundaries from GeoJSON or TopoJSON")
                : Optional.empty();
    }
}
