package org.regionwise.web.release;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.IntervalWidth;
import org.regionwise.release.InvalidRule;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.MinimumRespondents;
import org.regionwise.release.NchsCount;
import org.regionwise.release.NchsPooledProportion;
import org.regionwise.release.NchsProportion;
import org.regionwise.release.Profile;
import org.regionwise.release.Rule;
import org.regionwise.release.VariationCoefficient;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.web.page.FormFields;

/**
 * The form in which a profile is composed: one field a limit, with the usual ones filled in where a rule is not chosen.
 * Limits of coefficients of variation are in per cent, of intervals in percentage points.
 */
public record OwnProfileForm(
        String name,
        boolean proportion,
        boolean count,
        boolean pooledProportion,
        Variation rawVariation,
        Variation pooledVariation,
        Limit rawWidth,
        Limit pooledWidth,
        Limit respondents,
        boolean respondentsWithheld,
        Limit cell,
        boolean zeroShown) {

    /** A coefficient of variation's bands; an empty text withholds nothing. */
    public record Variation(boolean chosen, String caution, String withhold) {}

    /** A single limit. */
    public record Limit(boolean chosen, String value) {}

    /** Filled from a profile. */
    static OwnProfileForm of(Profile profile) {
        OwnProfileForm form = new OwnProfileForm(
                profile.rules().isEmpty() ? "" : profile.name(),
                false,
                false,
                false,
                new Variation(false, "16.5", "33.3"),
                new Variation(false, "16.5", "33.3"),
                new Limit(false, "10"),
                new Limit(false, "10"),
                new Limit(false, "50"),
                false,
                new Limit(false, "10"),
                true);
        for (Rule rule : profile.rules()) {
            form = form.with(rule);
        }
        return form;
    }

    private OwnProfileForm with(Rule rule) {
        boolean newProportion = proportion || rule instanceof NchsProportion;
        boolean newCount = count || rule instanceof NchsCount;
        boolean newPooled = pooledProportion || rule instanceof NchsPooledProportion;
        Variation raw = rawVariation;
        Variation pooled = pooledVariation;
        Limit rawHalf = rawWidth;
        Limit pooledHalf = pooledWidth;
        Limit fewest = respondents;
        boolean withheld = respondentsWithheld;
        Limit smallest = cell;
        boolean zero = zeroShown;
        if (rule instanceof VariationCoefficient variation) {
            Variation bands = new Variation(
                    true,
                    percent(variation.caution()),
                    variation.withhold() == null ? "" : percent(variation.withhold()));
            raw = variation.figures() == FigureGroup.RAW ? bands : raw;
            pooled = variation.figures() == FigureGroup.POOLED ? bands : pooled;
        } else if (rule instanceof IntervalWidth width) {
            Limit half = new Limit(true, percent(width.halfWidth()));
            rawHalf = width.figures() == FigureGroup.RAW ? half : rawHalf;
            pooledHalf = width.figures() == FigureGroup.POOLED ? half : pooledHalf;
        } else if (rule instanceof MinimumRespondents minimum) {
            fewest = new Limit(true, Long.toString(minimum.fewest()));
            withheld = minimum.withheld();
        } else if (rule instanceof MinimumFrequency minimum) {
            smallest = new Limit(true, Long.toString(minimum.smallest()));
            zero = minimum.zeroShown();
        }
        return new OwnProfileForm(
                name,
                newProportion,
                newCount,
                newPooled,
                raw,
                pooled,
                rawHalf,
                pooledHalf,
                fewest,
                withheld,
                smallest,
                zero);
    }

    /** The profile that was composed; {@link ImportProblem} names what is not a limit. */
    static Profile read(FormFields sent) {
        List<Rule> rules = new ArrayList<>();
        try {
            if (chosen(sent, "nchs-proportion")) {
                rules.add(new NchsProportion());
            }
            if (chosen(sent, "nchs-pooled")) {
                rules.add(new NchsPooledProportion());
            }
            if (chosen(sent, "nchs-count")) {
                rules.add(new NchsCount());
            }
            for (FigureGroup figures : List.of(FigureGroup.RAW, FigureGroup.POOLED)) {
                String field = "cv-" + figures.code();
                if (chosen(sent, field)) {
                    String withhold = text(sent, field + "-withhold");
                    rules.add(new VariationCoefficient(
                            figures,
                            share(sent, field + "-caution"),
                            withhold.isEmpty() ? null : share(sent, field + "-withhold"),
                            false));
                }
            }
            for (FigureGroup figures : List.of(FigureGroup.RAW, FigureGroup.POOLED)) {
                String field = "width-" + figures.code();
                if (chosen(sent, field)) {
                    rules.add(new IntervalWidth(figures, share(sent, field + "-limit")));
                }
            }
            if (chosen(sent, "respondents")) {
                rules.add(new MinimumRespondents(
                        whole(sent, "respondents-limit"),
                        text(sent, "respondents-then").equals("withhold")));
            }
            if (chosen(sent, "cell")) {
                rules.add(new MinimumFrequency(whole(sent, "cell-limit"), chosen(sent, "cell-zero")));
            }
            String name = text(sent, "name");
            return new Profile(name.isEmpty() ? "Own rules" : name, rules);
        } catch (InvalidRule e) {
            throw problem("", "", Reason.of(e.code()));
        }
    }

    private static boolean chosen(FormFields sent, String field) {
        return sent.text(field).isPresent();
    }

    private static String text(FormFields sent, String field) {
        return sent.text(field).orElse("").strip();
    }

    /** Per cent as a share, exactly as it was written. */
    private static double share(FormFields sent, String field) {
        String text = text(sent, field);
        try {
            return new BigDecimal(text).movePointLeft(2).doubleValue();
        } catch (NumberFormatException e) {
            throw problem(field, text, Reason.of("limit-number", "example", "16.5"));
        }
    }

    private static long whole(FormFields sent, String field) {
        String text = text(sent, field);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw problem(field, text, Reason.of("limit-whole"));
        }
    }

    private static ImportProblem problem(String field, String value, Reason what) {
        return new ImportProblem(new Problem("", 0, field, value, what));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
