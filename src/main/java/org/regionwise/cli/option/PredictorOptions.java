package org.regionwise.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.regionwise.analysis.Model;
import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.DesignColumns;
import picocli.CommandLine.Option;

/** The region table, and the columns of it and of the survey that predict. */
public final class PredictorOptions {
    @Option(names = "--regions", paramLabel = "FILE")
    private Path regions;

    @Option(names = "--regions-key", paramLabel = "COL")
    private String regionsKey;

    @Option(names = "--regions-name", paramLabel = "COL")
    private String regionsName;

    @Option(names = "--predictors", paramLabel = "COL[,COL]")
    private List<String> predictors;

    @Option(names = "--population", paramLabel = "COL")
    private String population;

    @Option(names = "--group", paramLabel = "COL")
    private String group;

    @Option(names = "--respondent-predictors", paramLabel = "COL[,COL]")
    private List<String> respondentPredictors;

    @Option(names = "--factors", paramLabel = "COL[,COL]")
    private List<String> factors;

    /** The region table; null where there is none. */
    public Path regions() {
        return regions;
    }

    /** What its column of keys is called; null where that was not said. */
    public String regionsKey() {
        return regionsKey;
    }

    /** What its column of names is called; null where that was not said. */
    public String regionsName() {
        return regionsName;
    }

    /** What its column of populations is called; null where there is none. */
    public String population() {
        return population;
    }

    /** Its column of groups of regions, as the table calls it; null where there is none. */
    public String group(UnaryOperator<String> name) {
        return group == null ? null : name.apply(group);
    }

    /** @throws Refusal when something here is not for this model, or needs a region table that there is not */
    public void requireFor(Model.Kind model, boolean published) {
        Refusal.unless(regions == null || !published, "command.regions-of-published");
        Refusal.unless(respondentPredictors == null || model.ofSingleAnswers(), "command.respondent-predictors");
        boolean table = regions != null;
        requireTable(table || published || predictors == null, "--predictors");
        requireTable(table || published || population == null, "--population");
        requireTable(table || group == null, "--group");
        Refusal.unless(group == null || model == Model.Kind.RANDOM_INTERCEPT, "command.group-of-binomial");
        Refusal.unless(group == null || population != null, "command.group-populations");
        requireTable(table || regionsKey == null, "--regions-key");
        requireTable(table || regionsName == null, "--regions-name");
    }

    private static void requireTable(boolean condition, String option) {
        Refusal.unless(condition, "command.needs-regions", "option", option);
    }

    /** Columns of the region table that predict. */
    public List<String> ofRegions(UnaryOperator<String> name) {
        return named(predictors, name);
    }

    /** Columns of the survey that predict. */
    public List<String> ofRespondents(UnaryOperator<String> name) {
        return named(respondentPredictors, name);
    }

    private static List<String> named(List<String> given, UnaryOperator<String> name) {
        return ValueList.of(given).stream().map(name).toList();
    }

    /**
     * Columns whose numbers are codes.
     *
     * @param ofRegions how columns of the region table are called
     * @param ofSurvey how columns of the survey are called
     * @throws Refusal when one is no predictor, and none that the weights were calibrated on
     */
    public List<String> categories(
            UnaryOperator<String> ofRegions, UnaryOperator<String> ofSurvey, DesignColumns design) {
        List<String> ofTable = ofRegions(ofRegions);
        List<String> ofPeople = ofRespondents(ofSurvey);
        List<String> categories = new ArrayList<>();
        for (String factor : ValueList.of(factors)) {
            String name = ofTable.contains(ofRegions.apply(factor)) ? ofRegions.apply(factor) : ofSurvey.apply(factor);
            Refusal.unless(
                    ofTable.contains(name)
                            || ofPeople.contains(name)
                            || design.calibratedOn().contains(name),
                    "command.factors",
                    "column",
                    factor,
                    "calibrated",
                    !design.calibratedOn().isEmpty());
            categories.add(name);
        }
        return categories;
    }
}
