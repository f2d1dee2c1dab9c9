package org.regionwise.survey.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipException;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.csv.CsvSource;
import org.regionwise.survey.excel.ExcelBook;
import org.regionwise.survey.ods.OdsBook;
import org.regionwise.survey.parquet.ParquetSource;
import org.regionwise.survey.row.FileColumns;
import org.regionwise.survey.row.FormatByContent;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.RowSource;
import org.regionwise.survey.sas.SasSource;
import org.regionwise.survey.sas.TransportSource;
import org.regionwise.survey.sheet.SheetSource;
import org.regionwise.survey.spss.PortableSource;
import org.regionwise.survey.spss.SpssSource;
import org.regionwise.survey.stata.StataSource;

/** Opens files of every format, up to their header, by what they say themselves they are. */
public final class FileOpening {
    private FileOpening() {}

    /**
     * The rows of a file, its header read.
     *
     * @throws ImportProblem if it cannot be opened so
     */
    static RowSource source(ReceivedFile received, ReadingOptions options) {
        try {
            return ofFormat(received, options);
        } catch (ZipException | EOFException e) {
            throw new ImportProblem(received.damaged());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RowSource ofFormat(ReceivedFile file, ReadingOptions options) throws IOException {
        return switch (FormatByContent.of(file)) {
            case CSV -> CsvSource.open(file, options);
            case XLSX -> SheetSource.open(file, options, FileFormat.XLSX, ExcelBook::open);
            case ODS -> SheetSource.open(file, options, FileFormat.ODS, OdsBook::open);
            case SPSS -> SpssSource.open(file, options);
            case STATA -> StataSource.open(file, options);
            case SAS_TRANSPORT -> TransportSource.open(file, options);
            case SAS -> SasSource.open(file, options);
            case SPSS_PORTABLE -> PortableSource.open(file, options);
            case PARQUET -> ParquetSource.open(file, options);
        };
    }

    /** Columns that the options call as the header does are called by their names from now on. */
    static ReadingOptions named(ReceivedFile file, ReadingOptions options) {
        if (options.types().isEmpty() && options.missingIn().isEmpty()) {
            return options;
        }
        FileColumns columns = source(file, options).columns();
        return options.withTypes(renamed(options.types(), columns))
                .withMissingIn(renamed(options.missingIn(), columns));
    }

    private static <T> Map<String, T> renamed(Map<String, T> byColumn, FileColumns columns) {
        Map<String, T> renamed = new HashMap<>();
        byColumn.forEach((called, value) -> renamed.put(columns.find(called).orElse(called), value));
        return renamed;
    }

    /**
     * What kind of file it is.
     *
     * @throws ImportProblem if it is of a kind that is not read
     */
    public static FileFormat format(ReceivedFile file) {
        try {
            return FormatByContent.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The columns that a file would have if it were opened so. Nothing but its beginning is read.
     *
     * @throws ImportProblem if it cannot be opened so
     */
    public static List<String> columns(ReceivedFile file, ReadingOptions options) {
        return source(file, options).columns().names();
    }

    /**
     * What columns of a file are called that somebody calls by what stands in its header; a name that no column has, or
     * every name where the file cannot be opened, stays as it is.
     */
    public static UnaryOperator<String> naming(Path file, ReadingOptions options, ImportLimits limits) {
        try {
            FileColumns columns =
                    source(new ReceivedFile(file, limits), options).columns();
            return called -> columns.find(called).orElse(called);
        } catch (ImportProblem | UncheckedIOException unusable) {
            // it is told when the file is read
            return UnaryOperator.identity();
        }
    }
}
