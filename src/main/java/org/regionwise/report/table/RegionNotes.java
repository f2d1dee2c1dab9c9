package org.regionwise.report.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.DataFlag;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.direct.VarianceCheck;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.RegionFlag;
import org.regionwise.report.Markers;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.DecisionWords;

/** What is to be noted of each region of a result, as symbols and in words. */
public final class RegionNotes {
    private final boolean published;
    private final Markers markers;
    private final Words words;
    private final DecisionWords decisions;
    /** By their flags: regions share a few, and each is said once. */
    private final Map<String, Note> said = new HashMap<>();

    private RegionNotes(boolean published, Markers markers, Words words) {
        this.published = published;
        this.markers = markers;
        this.words = words;
        this.decisions = new DecisionWords(words);
    }

    /** Notes in the words of the result’s kind of data: answers, or published estimates. */
    public static RegionNotes of(Result result, Words words) {
        return of(result, Markers.LETTERS, words);
    }

    /** The same with other markers of what is withheld. */
    public static RegionNotes of(Result result, Markers markers, Words words) {
        return new RegionNotes(result.model().published(), markers, words);
    }

    /**
     * A symbol and what it means.
     *
     * @param about the figure that it judges, where its symbol stands
     * @param inPlace whether it stands in place of the figure, and so not beside it
     */
    public record Note(String symbol, String words, TableColumn about, boolean inPlace) {}

    /** The notes that occur in a result, each once. */
    public static List<Note> legend(Result result, Words words) {
        return legend(result, Markers.LETTERS, words);
    }

    /** The same with other markers of what is withheld. */
    public static List<Note> legend(Result result, Markers markers, Words words) {
        RegionNotes notes = of(result, markers, words);
        return result.regions().stream()
                .flatMap(region -> notes.of(region).stream())
                .distinct()
                .toList();
    }

    /** {@code † ○} */
    public String symbols(RegionEstimate region) {
        return of(region).stream().map(Note::symbol).collect(Collectors.joining(" "));
    }

    /** The symbols that stand beside one of a region's figures. */
    public String symbols(RegionEstimate region, TableColumn column) {
        return of(region).stream()
                .filter(note -> note.about() == column && !note.inPlace())
                .map(Note::symbol)
                .collect(Collectors.joining(" "));
    }

    /** {@code fewer than 10 respondents, nobody said yes} */
    public String words(RegionEstimate region) {
        return of(region).stream().map(Note::words).collect(Collectors.joining(words.say("list.separator")));
    }

    /** The notes on a region's data, without what was decided about publication. */
    List<Note> ofData(RegionEstimate region) {
        return of(
                region,
                region.flags().stream()
                        .filter(flag -> RegionFlag.of(flag).isEmpty())
                        .toList());
    }

    private List<Note> of(RegionEstimate region) {
        return of(region, region.flags());
    }

    private List<Note> of(RegionEstimate region, List<String> flags) {
        List<Note> notes = new ArrayList<>(flags.stream()
                .map(flag -> said.computeIfAbsent(flag, this::ofFlag))
                .toList());
        if (region.area() != null && region.area().varianceVerdict() != null) {
            ofVariance(region.area().varianceVerdict()).ifPresent(notes::add);
        }
        return notes;
    }

    private Optional<Note> ofVariance(VarianceCheck.Verdict verdict) {
        return switch (verdict) {
            case TOO_SMALL -> Optional.of(beside("#", words.say("table.variance.too-small"), TableColumn.RAW));
            case FEW_ANSWERS -> Optional.of(beside("‖", words.say("table.variance.few-answers"), TableColumn.RAW));
            case ABSENT -> Optional.of(beside("¶", words.say("table.variance.absent"), TableColumn.RAW));
            case PLAUSIBLE, NOT_SAMPLED -> Optional.empty();
        };
    }

    private Note ofFlag(String flag) {
        return DataFlag.of(flag)
                .map(this::ofData)
                .or(() -> RegionFlag.of(flag).map(this::ofDecision))
                // a later version's
                .orElseGet(() -> beside("*", flag.replace('-', ' '), TableColumn.REGION));
    }

    private Note ofDecision(RegionFlag decided) {
        FigureGroup figures = decided.figures();
        TableColumn about = figures == null
                ? TableColumn.REGION
                : switch (figures) {
                    case RAW -> TableColumn.RAW;
                    case POOLED -> TableColumn.POOLED;
                    case COUNTS -> TableColumn.RESPONDENTS;
                };
        return new Note(
                markers.of(decided.flag()),
                decisions.flag(decided),
                about,
                decided.flag().withholds());
    }

    private static Note beside(String symbol, String meaning, TableColumn about) {
        return new Note(symbol, meaning, about, false);
    }

    private Note ofData(DataFlag flag) {
        String key = "table.flag." + flag.code();
        return switch (flag) {
            case NO_RESPONDENTS -> beside("‡", words.say(key, "published", published), TableColumn.RESPONDENTS);
            case FEW_RESPONDENTS -> beside("†", words.say(key), TableColumn.RESPONDENTS);
            case NO_POSITIVES -> beside("○", words.say(key), TableColumn.RAW);
            case ALL_POSITIVES -> beside("●", words.say(key), TableColumn.RAW);
        };
    }
}
