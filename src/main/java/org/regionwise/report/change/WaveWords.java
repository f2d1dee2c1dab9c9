package org.regionwise.report.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.change.Change;
import org.regionwise.analysis.change.RegionChange;
import org.regionwise.analysis.change.WaveChange;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.WarningWords;

/** A change between two waves in sentences. */
public final class WaveWords {
    private final Change all;
    private final WaveChange change;
    private final Words words;
    private final Figures figures;
    private final Result first;
    private final Result second;

    /** @param change one of {@code all} */
    public WaveWords(Change all, WaveChange change, Words words) {
        this.all = all;
        this.change = change;
        this.first = all.waves().get(change.first()).result();
        this.second = all.waves().get(change.second()).result();
        this.words = words.about(second);
        this.figures = Figures.of(List.of(first, second), words);
    }

    /** What the two waves are called. */
    public String title() {
        return words.say("change.title", "first", name(change.first()), "second", name(change.second()));
    }

    private String name(int wave) {
        return all.waves().get(wave).name();
    }

    /** What happened nationally and in how many regions. */
    public List<String> summary() {
        List<String> sentences = new ArrayList<>();
        nation().ifPresent(sentences::add);
        parts().ifPresent(sentences::add);
        List<RegionChange> known = change.regions().stream()
                .filter(each ->
                        each.pooled().defined() && !Double.isNaN(each.pooled().lower()))
                .toList();
        if (!known.isEmpty()) {
            sentences.add(words.say(
                    "change.clear",
                    "rose",
                    known.stream().filter(each -> each.pooled().lower() > 0).count(),
                    "fell",
                    known.stream().filter(each -> each.pooled().upper() < 0).count(),
                    "regions",
                    known.size(),
                    "level",
                    level()));
        }
        return sentences;
    }

    private Optional<String> nation() {
        Estimate pooled = change.national().pooled();
        if (!pooled.defined()) {
            return Optional.empty();
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "direction",
                figures.bare(Math.abs(pooled.estimate())).equals(figures.bare(0))
                        ? "none"
                        : pooled.estimate() > 0 ? "rise" : "fall");
        facts.put("before", figures.figure(first.national().pooled().estimate()));
        facts.put("after", figures.figure(second.national().pooled().estimate()));
        facts.put("points", figures.difference(pooled.estimate()));
        facts.put("interval", figures.interval(pooled));
        facts.put("level", level());
        facts.put("probability", words.numerals().probability(change.national().probabilityOfRise()));
        return Optional.of(words.say("change.nation", facts));
    }

    private Optional<String> parts() {
        WaveChange.Decomposition parts = change.national().decomposition();
        if (parts == null || !parts.within().defined() || !parts.shares().defined()) {
            return Optional.empty();
        }
        return Optional.of(words.say(
                "change.parts",
                "within",
                signed(parts.within().estimate()),
                "shares",
                signed(parts.shares().estimate()),
                "unit",
                unit()));
    }

    /** With its sign, in the unit of {@link #unit}. */
    String signed(double value) {
        return Double.isNaN(value)
                ? figures.bare(value)
                : words.numerals().signed(figures.proportions() ? 100 * value : value, figures.decimals());
    }

    /** What changes are in, to stand behind them; empty where nobody said it. */
    String unit() {
        return behind(figures.proportions() ? words.say("change.points") : figures.unit());
    }

    /** What levels are in, likewise. */
    String unitOfLevels() {
        return behind(figures.unit());
    }

    private String behind(String unit) {
        return unit.isEmpty() ? "" : words.say("change.in-unit", "unit", unit);
    }

    String level() {
        return words.numerals().level(change.level());
    }

    Figures figures() {
        return figures;
    }

    /** What the samples share, and how the figures were made. */
    public List<String> method() {
        List<String> sentences = new ArrayList<>();
        WaveChange.Overlap overlap = change.overlap();
        if (overlap.identifier() == null) {
            sentences.add(words.say("change.overlap.independent"));
        } else if (overlap.common() == null) {
            sentences.add(words.say("change.overlap.uncounted", "column", overlap.identifier()));
        } else {
            sentences.add(words.say(
                    "change.overlap.identifier",
                    "column",
                    overlap.identifier(),
                    "first",
                    overlap.first(),
                    "second",
                    overlap.second(),
                    "common",
                    overlap.common()));
        }
        boolean linked = overlap.identifier() != null;
        sentences.add(words.say(
                "change.method.raw",
                "linked",
                !linked ? "none" : second.model().replicates() == null ? "people" : "replicates"));
        sentences.add(words.say("change.method.pooled", "drawn", drawn(), "linked", linked));
        return sentences;
    }

    private boolean drawn() {
        return first.model().bayes() && second.model().bayes();
    }

    /** What readers must know of this change. */
    public List<String> warnings() {
        WarningWords said = new WarningWords(words);
        return change.warnings().stream().map(said::sentence).toList();
    }

    /** What readers must know of each wave, under its name. */
    public static List<String> warnings(NamedResult wave, Words words) {
        return new WarningWords(words)
                .sentences(wave.result()).stream()
                        .map(each -> words.say("change.of-wave", "wave", wave.name(), "warning", each))
                        .toList();
    }
}
