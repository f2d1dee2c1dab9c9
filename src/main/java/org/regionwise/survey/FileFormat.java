package org.regionwise.survey;

/** What kind of file an analyst brought. */
public enum FileFormat {
    /** Text with a delimiter between cells, perhaps packed by gzip. */
    CSV(".csv"),
    /** A workbook of Excel 2007 or later, or of what writes the same. */
    XLSX(".xlsx"),
    /** A spreadsheet of OpenDocument, as LibreOffice writes it. */
    ODS(".ods"),
    /** An SPSS system file, {@code .sav} or {@code .zsav}. */
    SPSS(".sav"),
    /** A Stata data set of versions 113 to 119. */
    STATA(".dta"),
    /** A transport file of SAS, {@code .xpt}, of version 5 or 8. */
    SAS_TRANSPORT(".xpt"),
    /** A data set of SAS, {@code .sas7bdat}. */
    SAS(".sas7bdat"),
    /** A portable file of SPSS, {@code .por}. */
    SPSS_PORTABLE(".por"),
    /** Columns in Parquet. */
    PARQUET(".parquet");

    private final String ending;

    FileFormat(String ending) {
        this.ending = ending;
    }

    /** How names of such files end; without packing. */
    public String ending() {
        return ending;
    }

    /** Whether it comes from a statistics program, so that it says itself what a number is and what is missing. */
    public boolean statistical() {
        return this == STATA || this == SAS_TRANSPORT || this == SAS || declaresMissing();
    }

    /** Whether it is a workbook, of whose sheets one is read. */
    public boolean workbook() {
        return this == XLSX || this == ODS;
    }

    /** Whether such a file may declare values of its own to be missing. */
    public boolean declaresMissing() {
        return this == SPSS || this == SPSS_PORTABLE;
    }

    /** Whether such a file may be silent, or wrong, about the encoding of its texts. */
    public boolean encodingUnsure() {
        return declaresMissing() || this == SAS_TRANSPORT;
    }
}
