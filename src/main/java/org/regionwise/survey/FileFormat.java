package org.regionwise.survey;

/** What kind of file an analyst brought. */
public enum FileFormat {
    /** Text with a delimiter between cells, perhaps packed by gzip. */
    CSV("delimited text"),
    /** A workbook of Excel 2007 or later, or of what writes the same. */
    XLSX("spreadsheet"),
    /** An SPSS system file, {@code .sav} or {@code .zsav}. */
    SPSS("SPSS file"),
    /** A Stata data set of versions 113 to 119. */
    STATA("Stata file");

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
}
