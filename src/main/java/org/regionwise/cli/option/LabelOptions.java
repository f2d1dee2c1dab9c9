package org.regionwise.cli.option;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.name.DisplayNames;
import picocli.CommandLine.Option;

/** What titles, axes and sentences call the survey, its columns and those who were asked. */
public final class LabelOptions {
    @Option(names = "--outcome-name", paramLabel = "TEXT")
    private String outcomeName;

    @Option(names = "--yes-name", paramLabel = "TEXT")
    private String yesName;

    @Option(names = "--people-name", paramLabel = "TEXT")
    private String peopleName;

    @Option(names = "--survey-name", paramLabel = "TEXT")
    private String surveyName;

    @Option(names = "--field-dates", paramLabel = "TEXT")
    private String fieldDates;

    @Option(names = "--label", paramLabel = "COL=NAME")
    private Map<String, String> labels = new HashMap<>();

    /**
     * What was said.
     *
     * @param outcome column of the answer
     * @param columns of survey and region table
     * @param ofSurvey what a column of the survey is called that an option calls by what stands in its header
     * @param ofRegions what a column of the region table is called
     * @throws Refusal when a name is blank, or names a column that there is not
     */
    public DisplayNames names(
            String outcome, Set<String> columns, UnaryOperator<String> ofSurvey, UnaryOperator<String> ofRegions) {
        requireText("--outcome-name", outcomeName);
        requireText("--yes-name", yesName);
        requireText("--people-name", peopleName);
        requireText("--survey-name", surveyName);
        requireText("--field-dates", fieldDates);
        Map<String, String> named = new HashMap<>();
        labels.forEach((given, name) -> {
            requireText("--label " + given, name);
            String column = columns.contains(ofSurvey.apply(given)) ? ofSurvey.apply(given) : ofRegions.apply(given);
            Refusal.unless(columns.contains(column), "command.label-column", "column", given);
            named.put(column, name);
        });
        if (outcomeName != null) {
            Refusal.unless(!named.containsKey(outcome), "command.named-twice", "column", outcome);
            named.put(outcome, outcomeName);
        }
        return new DisplayNames(
                named,
                yesName == null ? Map.of() : Map.of(outcome, yesName),
                peopleName,
                surveyName,
                fieldDates,
                Map.of());
    }

    /** @throws Refusal when something is said that can be said of one outcome only */
    public void requireOfMany() {
        Refusal.unless(outcomeName == null && yesName == null, "command.names-of-one");
    }

    private static void requireText(String option, String text) {
        Refusal.unless(text == null || !text.isBlank(), "command.name-blank", "option", option);
    }
}
