package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.Decision;
import org.regionwise.release.IntervalWidth;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.MinimumRespondents;
import org.regionwise.release.NchsCount;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.release.Rule;
import org.regionwise.release.VariationCoefficient;
import org.regionwise.report.Markers;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/** The rules by which a result is published, in sentences. Immutable. */
public final class ReleaseNotes {
    /** Limits are said as they were set. */
    private static final int ALL_DIGITS = 9;

    private final Words words;
    private final DecisionWords decisions;

    public ReleaseNotes(Words words) {
        this.words = words;
        this.decisions = new DecisionWords(words);
    }

    /** The profile's name; of those that come with the product in the reader's language. */
    public String name(Profile profile) {
        return Arrays.stream(BuiltInProfile.values())
                .filter(each -> each.profile().equals(profile))
                .findFirst()
                .map(each -> words.say("release.profile." + each.code()))
                .orElse(profile.name());
    }

    /**
     * Footnotes that belong beneath every table: the profile, its rules, what the symbols mean, what was done besides;
     * none where everything is shown.
     */
    public List<String> footnotes(Released released) {
        return footnotes(released, Markers.LETTERS);
    }

    /** The same with other markers of what is withheld. */
    public List<String> footnotes(Released released, Markers markers) {
        if (!released.judged()) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        notes.add(words.say("release.note.profile", "profile", name(released.profile())));
        notes.addAll(rules(released.profile()));
        released.legend()
                .forEach(flag -> notes.add(
                        words.say("release.note.symbol", "symbol", markers.of(flag), "flag", decisions.flag(flag))));
        released.decisions().stream()
                .filter(Decision::national)
                .forEach(each -> notes.add(words.say("release.note.nation", "decided", decisions.decided(each))));
        if (released.confidential()) {
            notes.add(words.say("release.note.rounded"));
        }
        return notes;
    }

    /** A profile's rules with their limits, a sentence each, and last that some are adapted where they are. */
    public List<String> rules(Profile profile) {
        List<String> rules = new ArrayList<>();
        profile.rules().forEach(rule -> rules.add(rule(rule)));
        if (profile.adapted()) {
            rules.add(words.say("release.note.adapted"));
        }
        return rules;
    }

    private String rule(Rule rule) {
        if (rule instanceof VariationCoefficient bands) {
            return variation(bands);
        }
        if (rule instanceof IntervalWidth width) {
            String limit = words.numerals().significant(100 * width.halfWidth(), ALL_DIGITS);
            return words.say("release.rule.interval-half-width", "figures", width.figures(), "limit", limit);
        }
        if (rule instanceof MinimumRespondents minimum) {
            return words.say(
                    "release.rule.minimum-respondents", "fewest", minimum.fewest(), "withheld", minimum.withheld());
        }
        if (rule instanceof MinimumFrequency minimum) {
            return words.say("release.rule.minimum-cell", "smallest", minimum.smallest(), "zero", minimum.zeroShown());
        }
        return words.say(rule instanceof NchsCount ? "release.rule.nchs-count" : "release.rule.nchs-proportion");
    }

    private String variation(VariationCoefficient bands) {
        Double withhold = bands.withhold();
        boolean one = withhold != null && withhold == bands.caution();
        return words.say(
                "release.rule.coefficient-of-variation",
                "figures",
                bands.figures(),
                "bands",
                withhold == null ? "caution" : one ? "withheld" : "both",
                "from",
                bands.atCaution(),
                "caution",
                percent(bands.caution()),
                "withhold",
                percent(withhold == null ? bands.caution() : withhold));
    }

    private String percent(double share) {
        Numerals numerals = words.numerals();
        return numerals.percentage(numerals.significant(100 * share, ALL_DIGITS));
    }
}
