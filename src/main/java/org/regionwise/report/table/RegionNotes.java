package org.regionwise.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.DataFlag;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.direct.VarianceCheck;
import org.regionwise.release.RegionFlag;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.DecisionWords;

/** What is to be noted of each region of a result, as symbols and in words. */
public final class RegionNotes {
    private final boolean published;
    private final Words words;

    private RegionNotes(boolean published, Words words) {
        this.published = published;
        this.words = words;
    }

    /** Notes in the words of the result’s kind of data: answers, or published estimates. */
    public static RegionNotes of(Result result, Words words) {
        return new RegionNotes(result.model().published(), words);
    }

    /** A symbol and what it means. */
    public record Note(String symbol, String words) {}

    /** The notes that occur in a result, each once. */
    public static List<Note> legend(Result result, Words words) {
        RegionNotes notes = of(result, words);
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
        return of(region).stream().map(Note::words).collect(Collectors.joining(words.say("list.separator")));
    }

    private List<Note> of(RegionEstimate region) {
        List<Note> notes =
                new ArrayList<>(region.flags().stream().map(this::ofFlag).toList());
        if (region.area() != null && region.area().varianceVerdict() != null) {
            ofVariance(region.area().varianceVerdict()).ifPresent(notes::add);
        }
        return notes;
    }

    private Optional<Note> ofVariance(VarianceCheck.Verdict verdict) {
        return switch (verdict) {
            case TOO_SMALL -> Optional.of(new Note("#", words.say("table.variance.too-small")));
            case FEW_ANSWERS -> Optional.of(new Note("‖", words.say("table.variance.few-answers")));
            case ABSENT -> Optional.of(new Note("¶", words.say("table.variance.absent")));
            case PLAUSIBLE, NOT_SAMPLED -> Optional.empty();
        };
    }

    private Note ofFlag(String flag) {
        return DataFlag.of(flag)
                .map(this::ofData)
                .or(() -> RegionFlag.of(flag)
                        .map(decided -> new Note(decided.flag().symbol(), new DecisionWords(words).flag(decided))))
                // a later version's
                .orElseGet(() -> new Note("*", flag.replace('-', ' ')));
    }

    private Note ofData(DataFlag flag) {
        String key = "table.flag." + flag.code();
        return switch (flag) {
            case NO_RESPONDENTS -> new Note("‡", words.say(key, "published", published));
            case FEW_RESPONDENTS -> new Note("†", words.say(key));
            case NO_POSITIVES -> new Note("○", words.say(key));
            case ALL_POSITIVES -> new Note("●", words.say(key));
        };
    }
}
