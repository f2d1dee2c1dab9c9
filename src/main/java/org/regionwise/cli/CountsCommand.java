package org.regionwise.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.record.CountsFile;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.cli.option.ColumnOptions;
import org.regionwise.cli.option.DesignOptions;
import org.regionwise.cli.option.LabelOptions;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.cli.option.LimitOptions;
import org.regionwise.cli.option.PopulationOptions;
import org.regionwise.cli.option.PredictorOptions;
import org.regionwise.cli.option.SurveyFileOptions;
import org.regionwise.cli.option.ValueList;
import org.regionwise.cli.output.Refusal;
import org.regionwise.cli.output.ResultFile;
import org.regionwise.report.message.Words;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.count.CountColumns;
import org.regionwise.survey.sql.CountsStatement;
import org.regionwise.survey.sql.SqlDialect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reduces a survey to the counts that a question needs, or prints the statement that does so elsewhere. */
@Command(name = "counts", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
final class CountsCommand implements Runnable {
    private final Words words;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(index = "0", arity = "0..1", paramLabel = "SURVEY", descriptionKey = "survey")
    private Path survey;

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Option(names = "--respondent-predictors", paramLabel = "COL[,COL]")
    private List<String> predictors;

    @Mixin
    private DesignOptions design = new DesignOptions();

    @Option(names = "--sql", paramLabel = "DIALECT")
    private String sql;

    @Option(names = "--table", paramLabel = "NAME")
    private String table;

    @Option(names = "--outcome-sums")
    private boolean sums;

    @Option(names = "--output", paramLabel = "FILE")
    private Path output;

    @Mixin
    private SurveyFileOptions surveyReading = new SurveyFileOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    /** Known before all else is read, by {@link HelpWords#asked}. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /**
     * @param words what is said at the terminal
     * @param out receives the counts or the statement
     * @param err receives what is said beside them
     */
    CountsCommand(Words words, PrintStream out, PrintStream err) {
        this.words = words;
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        Refusal.unless(columns.outcome() != null, "command.no-outcome");
        Refusal.unless((sql == null) == (table == null), "command.sql-and-table");
        Refusal.unless((sql == null) == (survey != null), "command.survey-or-sql");
        Refusal.unless(!sums || sql != null, "command.sums-sql");
        ResultFile.write(
                stream -> stream.write((sql == null ? counted() : statement()).getBytes(StandardCharsets.UTF_8)),
                output,
                out);
    }

    private String statement() {
        SqlDialect dialect = SqlDialect.of(sql)
                .orElseThrow(() -> Refusal.of(
                        "command.dialect",
                        "given",
                        sql,
                        "dialects",
                        List.of(SqlDialect.values()).stream()
                                .map(SqlDialect::code)
                                .toList()));
        DesignColumns drawn = design.columns(columns.outcome(), UnaryOperator.identity(), List::of, List.of());
        Refusal.unless(!sums || drawn.weight() == null, "command.sums-weighted");
        CountsStatement statement = new CountsStatement(
                dialect,
                CountsStatement.Source.ofTable(table),
                columns.region(),
                columns.outcome(),
                ValueList.of(predictors),
                drawn,
                sums);
        statement.columns().stream()
                .filter(CountColumns.ALL::contains)
                .findFirst()
                .ifPresent(column -> {
                    throw Refusal.of("command.counts-reserved", "column", column);
                });
        return statement.text() + ";\n";
    }

    private String counted() {
        CommandNotes notes = new CommandNotes(words, err);
        EstimateInput input = new EstimateInput(
                EstimateInput.Survey.ofRows(survey),
                false,
                columns.region(),
                SameRegions.of(Map.of()),
                new LabelOptions(),
                new PredictorOptions(),
                new PopulationOptions(),
                surveyReading,
                surveyReading.file(),
                limits.limits(),
                notes);
        UnaryOperator<String> called = input.ofSurvey();
        String outcome = called.apply(columns.outcome());
        String region = called.apply(columns.region());
        Refusal.unless(!region.equals(outcome), "command.region-is-outcome", "column", columns.region());
        DesignColumns drawn = design.columns(outcome, called, input::columnsOfSurvey, List.of(region, outcome));
        Analysis question = new Analysis(
                region,
                outcome,
                OutcomeCoding.usual(),
                List.of(),
                List.of(),
                drawn,
                new RandomIntercept(
                        ValueList.of(predictors).stream().map(called).toList()),
                Settings.DEFAULT);
        CountsFile counts = input.counts(question);
        return ResultJson.write(counts) + "\n";
    }
}
