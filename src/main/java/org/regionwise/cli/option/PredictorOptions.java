package org.regionwise.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.regionwise.analysis.Interaction;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
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

    @Option(names = "--benchmark-groups", paramLabel = "direct|COL")
    private String benchmarkGroups;

    @Option(names = "--respondent-predictors", paramLabel = "COL[,COL]")
    private List<String> respondentPredictors;

    @Option(names = "--pooled-predictors", paramLabel = "COL[,COL]")
    private List<String> pooledPredictors;

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

    /** What groups are to agree with: {@code direct}, or a column as the table calls it; null for the nation. */
    public String benchmarkGroups(UnaryOperator<String> name) {
        return benchmarkGroups == null || benchmarkGroups.equals(Settings.DIRECT)
                ? benchmarkGroups
                : name.apply(benchmarkGroups);
    }

    /** @throws Refusal when something here is not for this model, or needs a region table that there is not */
    public void requireFor(Model.Kind model, boolean published) {
        Refusal.unless(regions == null || !published, "command.regions-of-published");
        Refusal.unless(respondentPredictors == null || model.ofSingleAnswers(), "command.respondent-predictors");
        Refusal.unless(pooledPredictors == null || model == Model.Kind.RANDOM_INTERCEPT, "command.pooled-predictors");
        boolean table = regions != null;
        requireTable(table || published || predictors == null, "--predictors");
        requireTable(table || published || population == null, "--population");
        requireTable(table || published || group == null, "--group");
        Refusal.unless(group == null || population != null, "command.group-populations");
        Refusal.unless(benchmarkGroups == null || group != null, "command.benchmark-groups-group");
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

    /**
     * What predicts besides columns of the region table: columns of the survey, which of them are pooled, and
     * interactions {@code a:b}, unless a column of the survey is called so. What interacts predicts by itself, too.
     *
     * @param columnsOfSurvey none where they are not known
     * @throws Refusal when an interaction is not of two predictors
     */
    public RandomIntercept model(
            UnaryOperator<String> ofRegions,
            UnaryOperator<String> ofSurvey,
            Supplier<List<String>> columnsOfSurvey,
            boolean poststratified) {
        Set<String> columns = new LinkedHashSet<>();
        List<Interaction> interactions = new ArrayList<>();
        List<String> table = ofRegions(ofRegions);
        for (String each : ofRespondents(ofSurvey)) {
            if (!each.contains(":") || columnsOfSurvey.get().contains(each)) {
                columns.add(each);
                continue;
            }
            String[] parts = each.split(":", -1);
            Refusal.unless(
                    parts.length == 2
                            && !parts[0].isBlank()
                            && !parts[1].isBlank()
                            && !parts[0].strip().equals(parts[1].strip()),
                    "command.interaction",
                    "text",
                    each);
            String first = part(parts[0].strip(), table, ofRegions, ofSurvey);
            String second = part(parts[1].strip(), table, ofRegions, ofSurvey);
            List.of(first, second).stream()
                    .filter(part -> !table.contains(part))
                    .forEach(columns::add);
            interactions.add(new Interaction(first, second));
        }
        List<String> pooled = named(pooledPredictors, ofSurvey);
        columns.addAll(pooled);
        return new RandomIntercept(List.copyOf(columns), pooled, interactions, poststratified);
    }

    private static String part(
            String part, List<String> table, UnaryOperator<String> ofRegions, UnaryOperator<String> ofSurvey) {
        return table.contains(ofRegions.apply(part)) ? ofRegions.apply(part) : ofSurvey.apply(part);
    }

    private static List<String> named(List<String> given, UnaryOperator<String> name) {
        return ValueList.of(given).stream().map(name).toList();
    }

    /**
     * Columns whose numbers are codes.
     *
     * @param ofRegions how columns of the region table are called
     * @param ofSurvey how columns of the survey are called
     * @param predicting those that predict
     * @throws Refusal when one is no predictor, and none that the weights were calibrated on
     */
    public List<String> categories(
            UnaryOperator<String> ofRegions,
            UnaryOperator<String> ofSurvey,
            DesignColumns design,
            List<String> predicting) {
        List<String> ofTable = ofRegions(ofRegions);
        List<String> ofPeople = predicting;
        // pooled effects are of categories
        List<String> categories = new ArrayList<>(named(pooledPredictors, ofSurvey));
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
        return categories.stream().distinct().toList();
    }
}
