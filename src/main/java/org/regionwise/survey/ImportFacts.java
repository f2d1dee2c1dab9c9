package org.regionwise.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a file was read, which a result repeats so that it can be computed again.
 *
 * @param format what kind of file it was
 * @param options how it was read
 * @param leftOut unsound rows that were left out, as the analyst chose
 * @param recodedRows by column, how many rows held each of the values that were read as another
 * @param notes rows below the data that are no data, such as a source or a total, in words; they were left out
 * @param filled by column, how many empty cells were given the value of the merged cell that they belong to, or of the
 *     last filled one above where that was chosen
 */
public record ImportFacts(
        FileFormat format,
        ReadingOptions options,
        long leftOut,
        Map<String, Map<String, Long>> recodedRows,
        List<String> notes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> filled) {
    /** What was said about surveys that were read before there were choices. */
    public static final ImportFacts PLAIN = new ImportFacts(FileFormat.CSV, ReadingOptions.SUGGESTED, 0);

    public ImportFacts {
        // results of earlier versions say nothing of these
        recodedRows = recodedRows == null ? Map.of() : new LinkedHashMap<>(recodedRows);
        notes = notes == null ? List.of() : List.copyOf(notes);
        filled = filled == null ? Map.of() : new TreeMap<>(filled);
    }

    public ImportFacts(
            FileFormat format,
            ReadingOptions options,
            long leftOut,
            Map<String, Map<String, Long>> recodedRows,
            List<String> notes) {
        this(format, options, leftOut, recodedRows, notes, Map.of());
    }

    public ImportFacts(FileFormat format, ReadingOptions options, long leftOut) {
        this(format, options, leftOut, Map.of(), List.of());
    }

    /** How the file was read, without what was found in its rows. */
    public ImportFacts withoutFindings() {
        return new ImportFacts(format, options, leftOut);
    }

    /** The same with what was left out below the data of another file, such as the region table. */
    public ImportFacts noting(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new ImportFacts(format, options, leftOut, recodedRows, all, filled);
    }
}
