package org.regionwise.survey.row;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;

/** Tells the format of a file by its first bytes and never by its name. */
public final class FormatByContent {
    private static final int OLDEST_STATA = 102;
    private static final int NEWEST_OLD_STATA = 115;

    private FormatByContent() {}

    /**
     * The format of a file.
     *
     * @throws ImportProblem if it is a format that is known and cannot be read
     */
    public static FileFormat of(ReceivedFile file) throws IOException {
        byte[] start = file.start(ForeignFormat.LOOKED_AT);
        Optional<Reason> foreign = foreign(file, start);
        if (foreign.isPresent()) {
            throw new ImportProblem(file.problem(foreign.get()));
        }
        FileFormat format = of(start);
        return format == FileFormat.XLSX && ForeignArchive.isSpreadsheet(file) ? FileFormat.ODS : format;
    }

    private static Optional<Reason> foreign(ReceivedFile file, byte[] start) throws IOException {
        if (begins(start, "PK\3\4")) {
            return ForeignArchive.ofZip(file);
        }
        return begins(start, "\u00D0\u00CF\u0011\u00E0")
                ? Optional.of(ForeignArchive.ofCompound(file))
                : ForeignFormat.of(start);
    }

    /** What is said of a file that should hold boundaries and is of a format that is known; empty for other text. */
    public static Optional<Reason> foreignBoundaries(ReceivedFile file) throws IOException {
        byte[] start = file.start(ForeignFormat.LOOKED_AT);
        Optional<Reason> foreign =
                foreign(file, start).filter(reason -> !reason.code().equals(ForeignFormat.JSON_FILE));
        FileFormat format = of(start);
        return foreign.isPresent() || format == FileFormat.CSV
                ? foreign.map(ForeignFormat::asBoundaries)
                : Optional.of(Reason.of("table-not-boundaries", "format", format));
    }

    /** The format that these first bytes are of, as far as it is one that is read. */
    private static FileFormat of(byte[] start) {
        if (begins(start, "PK\3\4")) {
            return FileFormat.XLSX;
        }
        if (begins(start, "$FL2") || begins(start, "$FL3")) {
            return FileFormat.SPSS;
        }
        if (begins(start, "HEADER RECORD*******LIB")) {
            return FileFormat.SAS_TRANSPORT;
        }
        if (begins(start, "\0\0\0\0\0\0\0\0\0\0\0\0\u00C2\u00EA")) {
            return FileFormat.SAS;
        }
        if (begins(start, "PAR1")) {
            return FileFormat.PARQUET;
        }
        if (isPortable(start)) {
            return FileFormat.SPSS_PORTABLE;
        }
        return begins(start, "<stata_dta>") || isOldStata(start) ? FileFormat.STATA : FileFormat.CSV;
    }

    /** Version, byte order 1 or 2, file type 1: no text begins so. */
    private static boolean isOldStata(byte[] start) {
        return start.length > 2
                && start[0] >= OLDEST_STATA
                && start[0] <= NEWEST_OLD_STATA
                && (start[1] == 1 || start[1] == 2)
                && start[2] == 1;
    }

    /** Lines of 80 characters, whose sixth has the signature. */
    private static boolean isPortable(byte[] start) {
        String lines =
                new String(start, StandardCharsets.ISO_8859_1).replace("\r", "").replace("\n", "");
        return lines.startsWith("SPSSPORT", 456) || lines.startsWith("ASCII SPSS PORT FILE");
    }

    private static boolean begins(byte[] start, String with) {
        byte[] wanted = with.getBytes(StandardCharsets.ISO_8859_1);
        return start.length >= wanted.length && Arrays.equals(start, 0, wanted.length, wanted, 0, wanted.length);
    }
}
