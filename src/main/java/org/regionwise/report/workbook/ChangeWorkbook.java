package org.regionwise.report.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.regionwise.release.change.ReleasedChange;
import org.regionwise.report.change.WaveFiles;
import org.regionwise.report.message.Words;

/** Changes as a workbook: one row a region and change as in the CSV file, numbers in full precision. */
public final class ChangeWorkbook {
    /** Columns of text, before those of numbers. */
    private static final int TEXTS = 4;

    private ChangeWorkbook() {}

    /** Writes what is released to {@code out}, which is flushed and left open. */
    public static void write(ReleasedChange released, Words words, OutputStream out) throws IOException {
        Path dated = Files.createTempFile("regionwise-", ".xlsx");
        try {
            try (OutputStream file = Files.newOutputStream(dated);
                    Workbook workbook = new Workbook(file, "Regionwise", null)) {
                double[] widths = new double[WaveFiles.COLUMNS.size()];
                Arrays.fill(widths, 14);
                SheetRows rows = new SheetRows(workbook.newWorksheet(words.say("change.place")), widths);
                rows.header(WaveFiles.COLUMNS, column -> column >= TEXTS);
                for (List<String> record : WaveFiles.records(released)) {
                    for (int i = 0; i < record.size(); i++) {
                        if (i < TEXTS) {
                            rows.text(i, record.get(i));
                        } else if (!record.get(i).isEmpty()) {
                            rows.number(i, Double.parseDouble(record.get(i)), SheetRows.NUMBER);
                        }
                    }
                    rows.next();
                }
            }
            UndatedPackage.copy(dated, out);
        } finally {
            Files.delete(dated);
        }
        out.flush();
    }
}
