package org.regionwise.survey;

/** What kind of file an analyst brought. */
public enum FileFormat {
    /** Text with a delimiter between cells, perhaps packed by gzip. */
    CSV,
    /** A workbook of Excel 2007 or later, or of what writes the same. */
    XLSX,
    /** An SPSS system file, {@code .sav} or {@code .zsav}. */
    SPSS,
    /** A Stata data set of versions 113 to 119. */
    STATA;

    /** Whether the file says itself what a number is and which of its values are missing. */
    public boolean statistical() {
        return this == SPSS || this == STATA;
    }
}
