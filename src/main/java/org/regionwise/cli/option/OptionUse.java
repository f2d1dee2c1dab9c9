package org.regionwise.cli.option;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.cli.output.ResultFormat;

/**
 * Which analyses read which options of {@code estimate}: the one table of options that some analyses have no use for.
 * Options that contradict an analysis are refused where they are read; these are merely idle, and whoever gave one is
 * told.
 */
public final class OptionUse {
    private static final String BAYES = "--method=bayes";
    private static final String BINOMIAL = "--model=binomial";
    private static final Set<ResultFormat> REPORTS = EnumSet.of(ResultFormat.html, ResultFormat.pdf, ResultFormat.docx);
    private static final Set<ResultFormat> PAPER = EnumSet.of(ResultFormat.pdf, ResultFormat.docx, ResultFormat.bundle);

    private static final List<Row> TABLE = List.of(
            new Row("--quadrature-points", BINOMIAL, OptionUse::binomial),
            new Row("--draws,--highest", BAYES, OptionUse::bayes),
            new Row(
                    "--prior-sd-exponential,--prior-intercept-sd,--prior-slope-sd",
                    BINOMIAL + " " + BAYES,
                    asked -> binomial(asked) && bayes(asked)),
            new Row("--prior-slope-sd", "--predictors", asked -> asked.predictors || asked.respondentPredictors),
            new Row("--seed", BAYES, asked -> bayes(asked) || !binomial(asked)),
            new Row(
                    "--seed",
                    "--mean-squared-error=bootstrap",
                    asked -> asked.kind != Model.Kind.LINEAR_UNIT || asked.bootstrapped),
            new Row("--predict-unanswered", BINOMIAL, OptionUse::binomial),
            new Row(
                    "--predict-unanswered",
                    "--respondent-predictors",
                    asked -> asked.respondentPredictors || !binomial(asked)),
            new Row("--yes-name", BINOMIAL, asked -> asked.proportions),
            new Row("--positive,--negative,--missing,--same-region", "--outcome", asked -> !asked.published),
            ofFormats("--title,--contact", with(REPORTS, ResultFormat.xlsx)),
            ofFormats("--author,--note,--date", REPORTS),
            ofFormats("--order", with(PAPER, ResultFormat.xlsx)),
            ofFormats("--no-annex", PAPER),
            ofFormats(
                    "--markers",
                    with(
                            with(
                                    REPORTS,
                                    ResultFormat.csv,
                                    ResultFormat.tidy,
                                    ResultFormat.groups_csv,
                                    ResultFormat.xlsx),
                            ResultFormat.bundle)),
            ofFormats(
                    "--boundaries",
                    with(REPORTS, ResultFormat.xlsx, ResultFormat.geojson, ResultFormat.gpkg, ResultFormat.bundle)),
            new Row("--source-timeout,--drivers", "--source", asked -> asked.source),
            new Row(
                    "--encoding,--delimiter,--decimal-mark,--grouping-mark,--header-row,--header-rows"
                            + ",--skip-after-header,--sheet,--empty,--fill-down,--mostly-empty,--empty-in,--date-order"
                            + ",--keep-declared-missing,--numeric,--text,--leave-out",
                    "SURVEY",
                    asked -> !asked.source),
            new Row(
                    "--regions-encoding,--regions-delimiter,--regions-decimal-mark,--regions-grouping-mark"
                            + ",--regions-header-row,--regions-header-rows,--regions-skip-after-header"
                            + ",--regions-sheet,--regions-empty",
                    "--regions",
                    asked -> asked.table));

    private OptionUse() {}

    /**
     * What decides about the use of options.
     *
     * @param kind the model's family
     * @param method how it is estimated
     * @param proportions whether proportions are estimated
     * @param published whether published estimates are modelled
     * @param predictors whether regions have predictors
     * @param respondentPredictors whether respondents have
     * @param bootstrapped whether mean squared errors come from a bootstrap
     * @param source whether rows stay in a database
     * @param table whether there is a region table
     * @param format what is written
     */
    public record Asked(
            Model.Kind kind,
            Method method,
            boolean proportions,
            boolean published,
            boolean predictors,
            boolean respondentPredictors,
            boolean bootstrapped,
            boolean source,
            boolean table,
            ResultFormat format) {}

    /**
     * An option without effect.
     *
     * @param option its name
     * @param needed with which options it would have one
     */
    public record Idle(String option, String needed) {}

    private record Row(List<String> options, String needed, Predicate<Asked> read) {
        Row(String options, String needed, Predicate<Asked> read) {
            this(List.of(options.split(",")), needed, read);
        }
    }

    private static boolean binomial(Asked asked) {
        return asked.kind == Model.Kind.RANDOM_INTERCEPT;
    }

    private static boolean bayes(Asked asked) {
        return asked.method == Method.BAYES;
    }

    private static Set<ResultFormat> with(Set<ResultFormat> some, ResultFormat... more) {
        Set<ResultFormat> all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }

    private static Row ofFormats(String options, Set<ResultFormat> formats) {
        String names =
                String.join("|", formats.stream().map(ResultFormat::toString).toList());
        return new Row(options, "--format=" + names, asked -> formats.contains(asked.format));
    }

    /** The given options that this analysis does not read, with the first reason. */
    public static List<Idle> idle(List<String> given, Asked asked) {
        List<Idle> idle = new ArrayList<>();
        for (String option : given) {
            TABLE.stream()
                    .filter(row -> row.options.contains(option) && !row.read.test(asked))
                    .findFirst()
                    .ifPresent(row -> idle.add(new Idle(option, row.needed)));
        }
        return idle;
    }

    /** The options of the table. */
    public static Stream<String> options() {
        return TABLE.stream().flatMap(row -> row.options.stream());
    }
}
