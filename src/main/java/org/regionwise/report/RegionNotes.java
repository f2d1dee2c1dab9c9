package org.regionwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;

/** What is to be noted of a region, as symbols and in words. */
final class RegionNotes {
    private RegionNotes() {}

    /** A symbol and what it means. */
    record Note(String symbol, String words) {}

    /** Notes of a region, flags first. */
    static List<Note> of(RegionEstimate region) {
        List<Note> notes =
                new ArrayList<>(region.flags().stream().map(RegionNotes::ofFlag).toList());
        String verdict = region.area() == null ? null : region.area().varianceVerdict();
        if ("too-small".equals(verdict) || "few-answers".equals(verdict)) {
            notes.add(new Note("#", "own variance implausibly small"));
        } else if ("absent".equals(verdict)) {
            notes.add(new Note("¶", "no own variance"));
        }
        return notes;
    }

    /** The notes that occur in a result, each once. */
    static List<Note> legend(Result result) {
        return result.regions().stream()
                .flatMap(region -> of(region).stream())
                .distinct()
                .toList();
    }

    static String symbols(RegionEstimate region) {
        return of(region).stream().map(Note::symbol).collect(Collectors.joining(" "));
    }

    static String words(RegionEstimate region) {
        return of(region).stream().map(Note::words).collect(Collectors.joining(", "));
    }

    private static Note ofFlag(String flag) {
        return switch (flag) {
            case "no-respondents" -> new Note("‡", "no respondents");
            case "few-respondents" -> new Note("†", "fewer than 10 respondents");
            case "no-positives" -> new Note("○", "nobody said yes");
            case "all-positives" -> new Note("●", "everybody said yes");
            case "more-than-simple" -> new Note("§", "effective n above respondents");
            default -> new Note("*", flag.replace('-', ' '));
        };
    }
}
