package org.regionwise.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.RegionFlag;

/** What is to be noted of each region of a result, as symbols and in words. */
public final class RegionNotes {
    private final boolean published;

    private RegionNotes(boolean published) {
        this.published = published;
    }

    public static RegionNotes of(Result result) {
        return new RegionNotes(result.model().published());
    }

    /** A symbol and what it means. */
    public record Note(String symbol, String words) {}

    /** The notes that occur in a result, each once. */
    public static List<Note> legend(Result result) {
        RegionNotes notes = of(result);
        return result.regions().stream()
                .flatMap(region -> notes.of(region).stream())
                .distinct()
                .toList();
    }

    /** {@code † ○} */
    public String symbols(RegionEstimate region) {
        return of(region).stream().map(Note::symbol).collect(Collectors.joining(" "));
    }

    /** {@code fewer than 10 respondents, nobody said yes} */
    public String words(RegionEstimate region) {
        return of(region).stream().map(Note::words).collect(Collectors.joining(", "));
    }

    private List<Note> of(RegionEstimate region) {
        List<Note> notes =
                new ArrayList<>(region.flags().stream().map(this::ofFlag).toList());
        String verdict = region.area() == null ? null : region.area().varianceVerdict();
        if (verdict != null) {
            switch (verdict) {
                case "too-small" -> notes.add(new Note("#", "own variance implausibly small"));
                case "few-answers" -> notes.add(new Note("‖", "own variance rests on few answers"));
                case "absent" -> notes.add(new Note("¶", "no own variance (that of all regions is used)"));
                default -> {
                    // plausible, or there was none to judge
                }
            }
        }
        return notes;
    }

    private Note ofFlag(String flag) {
        return switch (flag) {
            case "no-respondents" -> new Note("‡", published ? "no direct estimate" : "no respondents");
            case "few-respondents" -> new Note("†", "fewer than 10 respondents");
            case "no-positives" -> new Note("○", "nobody said yes");
            case "all-positives" -> new Note("●", "everybody said yes");
            default ->
                RegionFlag.of(flag)
                        .map(decided -> new Note(decided.flag().symbol(), decided.words()))
                        .orElseGet(() -> new Note("*", flag.replace('-', ' ')));
        };
    }
}
