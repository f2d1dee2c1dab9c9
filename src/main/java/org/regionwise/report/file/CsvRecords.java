package org.regionwise.report.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.regionwise.survey.NumberText;

/**
 * CSV as spreadsheets and statistical programs both read it: UTF-8 with a byte order mark (without one spreadsheets
 * mangle diacritics), CRLF, numbers in full precision, undefined ones as empty cells.
 */
public final class CsvRecords {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvRecords() {}

    /** Writes to {@code out}, which is flushed and left open. */
    public static void write(List<String> header, Iterable<List<String>> records, OutputStream out) throws IOException {
        write(header, records, String.valueOf(BYTE_ORDER_MARK), out);
    }

    /** The same without a byte order mark, for programs that take it for part of the first name. */
    public static void writeUnmarked(List<String> header, Iterable<List<String>> records, OutputStream out)
            throws IOException {
        write(header, records, "", out);
    }

    private static void write(List<String> header, Iterable<List<String>> records, String mark, OutputStream out)
            throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(mark);
        // Not closed: the stream belongs to the caller. Flushing hands over everything that was buffered.
        @SuppressWarnings("resource")
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(header);
        for (List<String> each : records) {
            csv.writeRecord(each);
        }
        csv.flush();
        text.flush();
    }

    /** Full precision; empty for what is undefined. */
    public static String number(double value) {
        return Double.isFinite(value) ? NumberText.format(value) : "";
    }
}
