package org.regionwise.survey;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What kind of file an analyst brought, told by its first bytes and never by its name. */
public enum FileFormat {
    /** Text with a delimiter between cells, perhaps packed by gzip. */
    CSV("delimited text"),
    /** A workbook of Excel 2007 or later, or of what writes the same. */
    XLSX("spreadsheet"),
    /** An SPSS system file, {@code .sav} or {@code .zsav}. */
    SPSS("SPSS file"),
    /** A Stata data set of versions 113 to 119. */
    STATA("Stata file");

    private static final int OLDEST_STATA = 102;
    private static final int NEWEST_OLD_STATA = 115;

    private final String words;

    FileFormat(String words) {
        this.words = words;
    }

    /** The format as people call it. */
    public String words() {
        return words;
    }

    /** Whether the file says itself what a number is and which of its values are missing. */
    public boolean statistical() {
        return this == SPSS || this == STATA;
    }

    /**
     * The format of a file that begins with these bytes, unpacked.
     *
     * @throws ImportProblem if it is a format that is known and cannot be read
     */
    static FileFormat of(byte[] start, String name) {
        if (begins(start, "PK\3\4")) {
            return XLSX;
        }
        if (begins(start, "$FL2") || begins(start, "$FL3")) {
            return SPSS;
        }
        if (begins(start, "<stata_dta>") || isOldStata(start)) {
            return STATA;
        }
        String other = unreadable(start);
        if (other != null) {
            throw new ImportProblem(new Problem(name, 0, "", "", other));
        }
        return CSV;
    }

    /** Version, byte order 1 or 2, file type 1: no text begins so. */
    private static boolean isOldStata(byte[] start) {
        return start.length > 2
                && start[0] >= OLDEST_STATA
                && start[0] <= NEWEST_OLD_STATA
                && (start[1] == 1 || start[1] == 2)
                && start[2] == 1;
    }

    private static String unreadable(byte[] start) {
        if (begins(start, "\u00D0\u00CF\u0011\u00E0")) {
            return "this is a spreadsheet of the old Excel format (.xls), or one with a password; save it as .xlsx"
                    + " without a password, or as CSV";
        }
        if (begins(start, "PK\5\6")) {
            return "this is an empty zip archive";
        }
        if (begins(start, "%PDF")) {
            return "this is a PDF; the data behind its tables are needed, as CSV or as a spreadsheet";
        }
        if (begins(start, "PAR1")) {
            return "Parquet files are not read; write the extract as CSV";
        }
        if (begins(start, "RDX") || begins(start, "X\n\0\0\0") || begins(start, "BZh") || begins(start, "\u00FD7zXZ")) {
            return "files of R and archives other than gzip are not read; write the extract as CSV";
        }
        if (begins(start, "\0\0\0\0\0\0\0\0\0\0\0\0\u00C2\u00EA")) {
            return "SAS files are not read; write the extract as CSV, SPSS or Stata file";
        }
        return null;
    }

    private static boolean begins(byte[] start, String with) {
        byte[] wanted = with.getBytes(StandardCharsets.ISO_8859_1);
        return start.length >= wanted.length && Arrays.equals(start, 0, wanted.length, wanted, 0, wanted.length);
    }
}
