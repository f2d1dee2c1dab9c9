package org.regionwise.report.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
import org.regionwise.survey.Problem;

/**
 * Every problem of a file as a line of CSV, written as it is found, so that there may be any number. Reasons are
 * English by contract, as names of columns are: programs read it, whatever language its page is in.
 */
public final class ProblemCsv implements AutoCloseable {
    private final CsvWriter csv;
    private final ProblemWords words;

    /**
     * @param out receives UTF-8 with a byte order mark, which spreadsheets need to see that it is
     */
    public ProblemCsv(OutputStream out) throws IOException {
        this.words = new ProblemWords(Words.english());
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        csv = CsvWriter.builder().build(text);
        csv.writeRecord("file", "row", "column", "value", "expected");
    }

    /** Writes a problem; a row of 0, the whole file, is an empty cell. */
    public void write(Problem problem) {
        csv.writeRecord(
                SpreadsheetText.disarmed(problem.file()),
                problem.row() == 0 ? "" : Long.toString(problem.row()),
                SpreadsheetText.disarmed(problem.column()),
                SpreadsheetText.disarmed(problem.value()),
                SpreadsheetText.disarmed(words.words(problem)));
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
