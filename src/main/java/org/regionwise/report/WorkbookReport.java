package org.regionwise.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;
import org.regionwise.release.Released;

/**
 * A result as an Excel workbook (XLSX): the table of regions, the model, the method, and what every column means. Numbers
 * are numbers in full precision, shown rounded; undefined ones are empty cells; text is never a formula. Equal results give
 * equal files.
 */
public final class WorkbookReport {
    /** As the web names the format. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private WorkbookReport() {}

    /** Writes what is released to {@code out}, which is flushed and left open. */
    public static void write(Released released, OutputStream out) throws IOException {
        Path dated = Files.createTempFile("regionwise-", ".xlsx");
        try {
            writeTo(released, dated);
            UndatedPackage.copy(dated, out);
        } finally {
            Files.delete(dated);
        }
        out.flush();
    }

    private static void writeTo(Released released, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Regionwise", null)) {
            EstimatesSheet.fill(workbook.newWorksheet("Estimates"), released);
            ModelSheet.fill(workbook.newWorksheet("Model"), released.result());
            MethodsSheet.fill(workbook.newWorksheet("Methods"), released);
            DictionarySheet.fill(workbook.newWorksheet("Data dictionary"), released);
        }
    }
}
