package org.regionwise.report.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Decision;
import org.regionwise.release.Publication;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.DecisionWords;

/** The columns of one result's table of regions: the words of its regions, and which columns say something of it. */
public final class ResultColumns {
    private final Result result;
    private final RegionNotes notes;
    private final String profile;
    private final Map<String, String> reasons;
    private final Map<String, Publication> publications;

    private ResultColumns(Released released, Words words) {
        this.result = released.result();
        this.notes = RegionNotes.of(result, words);
        this.profile = released.judged() ? released.profile().name() : "";
        this.publications = released.publicationsByRegion();
        DecisionWords decided = new DecisionWords(words);
        this.reasons = released.decisions().stream()
                .filter(decision -> !decision.national())
                .collect(Collectors.groupingBy(
                        Decision::region, Collectors.mapping(decided::reason, Collectors.joining("; "))));
    }

    /**
     * Of what is released.
     *
     * @param words of its remarks: English in CSV and JSON, the document's in a workbook
     */
    public static ResultColumns of(Released released, Words words) {
        return new ResultColumns(released, words);
    }

    /** A region's words in a column of words; empty, or null, for none. */
    public String text(ResultColumn column, RegionEstimate region) {
        return column.text(region, this);
    }

    /** Columns in which at least one region has a value, in reading order. */
    public List<ResultColumn> filled() {
        return Arrays.stream(ResultColumn.values())
                .filter(column -> result.regions().stream().anyMatch(region -> present(column, region)))
                .toList();
    }

    private boolean present(ResultColumn column, RegionEstimate region) {
        if (column.numeric()) {
            return Double.isFinite(column.number(region));
        }
        String text = text(column, region);
        return text != null && !text.isEmpty();
    }

    String symbols(RegionEstimate region) {
        return notes.symbols(region);
    }

    String notes(RegionEstimate region) {
        return notes.words(region);
    }

    String benchmark() {
        return result.national().benchmark() == null
                ? "none"
                : result.national().benchmark().method().code();
    }

    String profile() {
        return profile;
    }

    Publication publication(RegionEstimate region) {
        return publications.get(region.region());
    }

    String reasons(RegionEstimate region) {
        return reasons.getOrDefault(region.region(), "");
    }
}
