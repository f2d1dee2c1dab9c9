package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.compare.Standing;
import org.regionwise.analysis.result.DataFlag;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.RegionFlag;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;

/**
 * The answer in three sentences: which regions lie above or below the national figure, how many cannot be told apart
 * from it, and how much regions differ.
 */
public final class AnswerWords {
    private static final String CHECK = "check-";

    private final Result result;
    private final Words words;
    private final ResultParts parts;

    public AnswerWords(Result result, Words words) {
        this.result = result;
        this.words = words.about(result);
        this.parts = new ResultParts(result, words);
    }

    /**
     * A sentence, and what belongs to it in smaller letters.
     *
     * @param note empty for none
     */
    public record Finding(String sentence, String note) {}

    /** Up to three of them; fewer where there is nothing to compare. */
    public List<Finding> findings() {
        List<String> differ = new PlainWords(result, words).differ();
        NationWords nation = new NationWords(result, words);
        List<String> above = nation.of(Standing.ABOVE);
        List<String> below = nation.of(Standing.BELOW);
        int alike = nation.of(Standing.ALIKE).size();
        List<Finding> findings = new ArrayList<>();
        if (above.size() + below.size() + alike > 0) {
            findings.add(apart(above, below));
            rest(alike, above.size() + below.size()).ifPresent(findings::add);
            // how far estimates range stands in the title and in the table
            differ = differ.subList(1, differ.size());
        } else {
            findings.add(new Finding(differ.get(0), ""));
            differ = differ.subList(1, differ.size());
        }
        if (!differ.isEmpty()) {
            findings.add(new Finding(differ.get(0), String.join(" ", differ.subList(1, differ.size()))));
        }
        return findings;
    }

    private Finding apart(List<String> above, List<String> below) {
        String nation = parts.share(result.national().pooled().estimate());
        if (above.isEmpty() && below.isEmpty()) {
            return new Finding(
                    words.say("answer.alike", "nation", nation),
                    words.say("answer.alike-note", "level", parts.level()));
        }
        String key = above.isEmpty() ? "answer.below" : below.isEmpty() ? "answer.above" : "answer.apart";
        return new Finding(
                words.say(
                        key,
                        "nation",
                        nation,
                        "above",
                        words.lists().firstOf(above, NationWords.NAMED),
                        "below",
                        words.lists().firstOf(below, NationWords.NAMED)),
                words.say("answer.apart-note", "level", parts.level()));
    }

    /** Of the regions that the first sentence does not name. */
    private Optional<Finding> rest(int alike, int apart) {
        List<String> notes = new ArrayList<>();
        note(notes, "answer.few", alike(DataFlag.FEW_RESPONDENTS));
        long empty = alike(DataFlag.NO_RESPONDENTS);
        if (empty > 0) {
            notes.add(words.say(
                    "answer.empty",
                    "regions",
                    empty,
                    "published",
                    result.model().published()));
        }
        note(
                notes,
                "answer.withheld",
                result.regions().stream()
                        .filter(region -> RegionFlag.withholds(region, FigureGroup.POOLED))
                        .count());
        String note = String.join(" ", notes);
        if (apart == 0) {
            // the first sentence said it of all
            return note.isEmpty() ? Optional.empty() : Optional.of(new Finding(note, ""));
        }
        return Optional.of(new Finding(words.say("answer.others", "others", alike), note));
    }

    private void note(List<String> notes, String key, long regions) {
        if (regions > 0) {
            notes.add(words.say(key, "regions", regions));
        }
    }

    private long alike(DataFlag flag) {
        return result.regions().stream()
                .filter(region -> Standing.of(region, result) == Standing.ALIKE)
                .filter(region -> region.flags().contains(flag.code()))
                .count();
    }

    /** What to know before these figures are used, in one line; empty where there is nothing. */
    public List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        if (!result.fit().converged()) {
            cautions.add(
                    words.say("summary.not-converged", "bayes", result.model().bayes()));
        }
        List<RegionEstimate> conflicting = ConflictWords.named(result);
        if (!conflicting.isEmpty()) {
            cautions.add(words.say("summary.conflict", "regions", parts.named(conflicting)));
        }
        Set<String> named = new LinkedHashSet<>();
        int others = 0;
        for (Warning warning : result.fit().warnings()) {
            String code = warning.code().startsWith(CHECK) ? "check" : warning.code();
            if (words.has("answer.caution." + code)) {
                named.add(words.say("answer.caution." + code));
            } else if (!warning.code().equals("regions-in-conflict")
                    && !warning.code().equals(Released.REMARKS_WITHHELD)) {
                others++;
            }
        }
        if (!named.isEmpty() || others > 0) {
            cautions.add(words.say(
                    "answer.cautions",
                    Map.of("named", words.lists().clauses(List.copyOf(named), named.size()), "others", others)));
        }
        return cautions;
    }
}
