package org.regionwise.report.agency;

import java.io.IOException;
import java.io.OutputStream;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;

/** The formats in which agencies exchange data. A name is what the command line calls a format. */
public enum AgencyFormat {
    /** SDMX-CSV 2.0. */
    SDMX_CSV("sdmx-csv", "-sdmx.csv", "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"),
    /** CSV on the Web: the table and its description in one archive. */
    CSVW("csvw", "-csvw.zip", "application/zip"),
    /** DDI Codebook 2.5. */
    DDI("ddi", "-ddi.xml", "application/xml; charset=utf-8"),
    /** A spreadsheet of OpenDocument 1.2. */
    ODS("ods", ".ods", "application/vnd.oasis.opendocument.spreadsheet");

    private final String code;
    private final String ending;
    private final String mediaType;

    AgencyFormat(String code, String ending, String mediaType) {
        this.code = code;
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** As commands and addresses write it. */
    public String code() {
        return code;
    }

    /** How names of its files end. */
    public String ending() {
        return ending;
    }

    /** As the web names it. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * Writes what is released to {@code out}, which is flushed and left open.
     *
     * @param words of descriptions; names of columns and codes are the same in every language
     */
    public void write(Released released, Words words, OutputStream out) throws IOException {
        switch (this) {
            case SDMX_CSV -> SdmxCsv.write(released, out);
            case CSVW -> CsvwArchive.write(released, words, out);
            case DDI -> DdiCodebook.write(released, words, out);
            case ODS -> OdsReport.write(released, words, out);
        }
    }
}
