package org.regionwise.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Profiles that come with the product. Those of agencies are what these publish of direct estimates, and the same
 * limits asked of the pooled estimate: an adaptation that can be left out.
 */
public enum BuiltInProfile {
    /** Nothing is withheld and nothing flagged. */
    NONE("none", Profile.NONE),
    /** National Center for Health Statistics (US), Vital and Health Statistics 2(175), 2017. */
    NCHS("nchs", new Profile("NCHS, proportions", List.of(new NchsProportion()))),
    /** The bands that Statistics Canada's guidelines for its surveys use. */
    STATISTICS_CANADA(
            "statistics-canada",
            new Profile(
                    "Statistics Canada, coefficient of variation",
                    List.of(new VariationCoefficient(FigureGroup.RAW, 0.165, 0.333, false)))),
    /** Office for National Statistics (UK). */
    ONS(
            "ons",
            new Profile(
                    "ONS, coefficient of variation",
                    List.of(new VariationCoefficient(FigureGroup.RAW, 0.20, null, true)))),
    /** Behavioral Risk Factor Surveillance System (US). */
    BRFSS(
            "brfss",
            new Profile(
                    "BRFSS, small numbers",
                    List.of(new MinimumRespondents(50, false), new IntervalWidth(FigureGroup.RAW, 0.10)))),
    /** No number of people from 1 to 9 is shown or can be derived. */
    CONFIDENTIAL(
            "confidential", new Profile("Confidentiality, counts below 10", List.of(new MinimumFrequency(10, true)))),
    /** Centers for Medicare and Medicaid Services (US): no cell of 1 to 10, nor derivable. */
    CMS("cms", new Profile("Confidentiality, counts of 1 to 10", List.of(new MinimumFrequency(11, true))));

    private final String code;
    private final Profile profile;

    BuiltInProfile(String code, Profile ofDirect) {
        this.code = code;
        this.profile = ofDirect.withPooled();
    }

    /** As the command line and forms write it. */
    public String code() {
        return code;
    }

    /** Its name and rules. */
    public Profile profile() {
        return profile;
    }

    /** The same with nothing but what the agency says itself, of direct estimates. */
    public Profile withoutPooled() {
        return profile.withoutPooled();
    }

    /** The one whose rules these are, with those for the pooled estimate or without. */
    public static Optional<BuiltInProfile> of(Profile profile) {
        return Arrays.stream(values())
                .filter(each ->
                        each.profile.equals(profile) || each.withoutPooled().equals(profile))
                .findFirst();
    }

    /** The one with this code. */
    public static Optional<BuiltInProfile> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
