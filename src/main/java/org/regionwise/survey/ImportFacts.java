package org.regionwise.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 * @param remarks what was read otherwise than it stands in the file
 * @param unread cells that could not be read and count as empty, of columns of which nothing was asked
 */
public record ImportFacts(
        FileFormat format,
        ReadingOptions options,
        long leftOut,
        Map<String, Map<String, Long>> recodedRows,
        List<String> notes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> filled,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReadingRemark> remarks,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UnreadCells> unread) {
    /** What was said about surveys that were read before there were choices. */
    public static final ImportFacts PLAIN = new ImportFacts(FileFormat.CSV, ReadingOptions.SUGGESTED, 0);

    public ImportFacts {
        // results of earlier versions say nothing of these
        recodedRows = recodedRows == null ? Map.of() : new LinkedHashMap<>(recodedRows);
        notes = notes == null ? List.of() : List.copyOf(notes);
        filled = filled == null ? Map.of() : new TreeMap<>(filled);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
        unread = unread == null ? List.of() : List.copyOf(unread);
    }

    /** A file of which no more is to be said than how it was read and how many rows were left out. */
    public ImportFacts(FileFormat format, ReadingOptions options, long leftOut) {
        this(format, options, leftOut, Map.of(), List.of(), Map.of(), List.of(), List.of());
    }

    /** How the file was read, without what was found in its rows. */
    public ImportFacts withoutFindings() {
        List<ReadingRemark> kept = remarks.stream()
                .filter(remark ->
                        !List.of(ReadingRemark.BESIDE, ReadingRemark.MERGED).contains(remark.code()))
                .toList();
        return new ImportFacts(format, options, leftOut, Map.of(), List.of(), Map.of(), kept, List.of());
    }

    /** The same with what was remarked on at another reading of the same file. */
    public ImportFacts alsoRemarking(List<ReadingRemark> before) {
        List<ReadingRemark> all = new ArrayList<>(before);
        remarks.stream().filter(remark -> !all.contains(remark)).forEach(all::add);
        return new ImportFacts(format, options, leftOut, recodedRows, notes, filled, all, unread);
    }

    /** The same with what was left out below the data of another file, such as the region table. */
    public ImportFacts noting(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new ImportFacts(format, options, leftOut, recodedRows, all, filled, remarks, unread);
    }

    /** The same with more remarks. */
    public ImportFacts remarking(List<ReadingRemark> more) {
        List<ReadingRemark> all = new ArrayList<>(remarks);
        all.addAll(more);
        return new ImportFacts(format, options, leftOut, recodedRows, notes, filled, all, unread);
    }

    /** The same with other remarks. */
    public ImportFacts withRemarks(List<ReadingRemark> other) {
        return new ImportFacts(format, options, leftOut, recodedRows, notes, filled, other, unread);
    }

    /** The cells of a column that could not be read. */
    public Optional<UnreadCells> unread(String column) {
        return unread.stream().filter(each -> each.column().equals(column)).findFirst();
    }

    /**
     * A row that is no data, such as a source or a total, as {@link #notes} keeps it: {@code row 12, “Source: census”}.
     *
     * @param row its number; empty where it was kept otherwise
     * @param text what stands in it
     */
    public record Noted(String row, String text) {
        private static final Pattern WRITTEN = Pattern.compile("row (\\d+), “(.*)”", Pattern.DOTALL);

        /** As it is kept. */
        public String written() {
            return "row " + row + ", “" + text + "”";
        }

        /** What {@link #written} wrote. */
        public static Noted read(String written) {
            Matcher matcher = WRITTEN.matcher(written);
            return matcher.matches() ? new Noted(matcher.group(1), matcher.group(2)) : new Noted("", written);
        }
    }
}
