package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.Decision;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.IntervalWidth;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.MinimumRespondents;
import org.regionwise.release.NchsCount;
import org.regionwise.release.NchsPooledProportion;
import org.regionwise.release.PooledBasis;
import org.regionwise.release.Profile;
import org.regionwise.release.Publication;
import org.regionwise.release.Released;
import org.regionwise.release.Rule;
import org.regionwise.release.VariationCoefficient;
import org.regionwise.report.Markers;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/** The rules by which a result is published, in sentences. Immutable. */
public final class ReleaseNotes {
    private static final int NAMED = 12;
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
        return BuiltInProfile.of(profile)
                .map(each -> {
                    String name = words.say("release.profile." + each.code());
                    return each.profile().equals(profile) ? name : words.say("release.profile-raw", "profile", name);
                })
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
        Words own = words.about(released.result());
        if (own != words) {
            return new ReleaseNotes(own).footnotes(released, markers);
        }
        List<String> notes = new ArrayList<>();
        notes.add(words.say("release.note.profile", "profile", name(released.profile())));
        Profile applied = released.profile().applyingTo(released.result());
        notes.addAll(rules(applied));
        if (!applied.equals(released.profile())) {
            notes.add(words.say("release.note.means", "rules", applied.rules().size()));
        }
        released.legend()
                .forEach(flag -> notes.add(
                        words.say("release.note.symbol", "symbol", markers.of(flag), "flag", decisions.flag(flag))));
        released.decisions().stream()
                .filter(Decision::national)
                .forEach(each -> notes.add(words.say("release.note.nation", "decided", decisions.decided(each))));
        if (released.confidential()) {
            notes.add(words.say("release.note.rounded"));
        }
        List<Publication> publications = released.publications();
        basis(released, publications, PooledBasis.MAINLY_MODEL).ifPresent(notes::add);
        basis(released, publications, PooledBasis.MODEL_ONLY).ifPresent(notes::add);
        return notes;
    }

    /** Which pooled estimates come mainly, or only, from the model; empty where none does. */
    private Optional<String> basis(Released released, List<Publication> publications, PooledBasis basis) {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < publications.size(); j++) {
            if (publications.get(j).basis() == basis) {
                names.add(released.result().regions().get(j).label());
            }
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say(
                        "release.note." + basis.code(), "regions", words.lists().firstOf(names, NAMED)));
    }

    /**
     * A profile's rules with their limits, a sentence each, and last whether the pooled estimate's are adapted, or
     * none.
     */
    public List<String> rules(Profile profile) {
        List<String> rules = new ArrayList<>();
        profile.rules().forEach(rule -> rules.add(rule(rule)));
        if (profile.adapted()) {
            rules.add(words.say("release.note.adapted"));
        } else if (!rules.isEmpty() && !profile.judges(FigureGroup.POOLED)) {
            rules.add(words.say("release.note.not-pooled"));
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
        if (rule instanceof NchsPooledProportion) {
            return words.say("release.rule.nchs-pooled-proportion");
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
