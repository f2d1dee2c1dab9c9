package org.regionwise.spark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regionwise.cli.option.ColumnOptions;
import org.regionwise.cli.option.DesignOptions;
import org.regionwise.cli.option.ValueList;
import org.regionwise.cli.output.Refusal;
import org.regionwise.report.message.Catalogue;
import org.regionwise.survey.count.CountsCsv;
import org.regionwise.survey.sql.CountsStatement;
import org.regionwise.survey.sql.SqlDialect;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A Spark application that reduces a table, or what a query gives, to the counts that a question needs, and writes
 * them as one CSV file, which {@code estimate --counts} reads. Its options are those of {@code counts}. Executors add
 * up their own rows before anything travels, so a partition that holds most of them costs no more than reading it.
 *
 * <p>Exit code 0 with the file; 2 for wrong options, or a table or column that is not there; then the file that was
 * there before is untouched.
 */
@Command(name = "counts-job", sortOptions = false, mixinStandardHelpOptions = true)
public final class CountsJob implements Callable<Integer> {
    private static final int UNUSABLE = CommandLine.ExitCode.USAGE;

    @Option(names = "--table", paramLabel = "NAME", description = "table or view of the session's catalogue")
    private String table;

    @Option(
            names = "--query",
            paramLabel = "SQL",
            description = "query that gives the rows, such as SELECT * FROM parquet.`folder`")
    private String query;

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Option(names = "--respondent-predictors", paramLabel = "COL[,COL]")
    private List<String> predictors;

    @Mixin
    private DesignOptions design = new DesignOptions();

    @Option(names = "--output", paramLabel = "FILE", required = true, description = "on the driver's machine")
    private Path output;

    /** What {@code spark-submit --class} starts. */
    public static void main(String[] arguments) {
        int status = new CommandLine(new CountsJob()).execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws IOException {
        try (SparkSession session =
                SparkSession.builder().appName("regionwise counts").getOrCreate()) {
            write(session.sql(statement().text()));
            return 0;
        } catch (Refusal refusal) {
            return unusable(refusal.in(Catalogue.load().english()));
        } catch (Exception failure) {
            // Scala declares no checked exceptions, so the compiler does not know that this one comes
            if (failure instanceof AnalysisException refused) {
                return unusable(refused.getMessage());
            }
            throw failure;
        }
    }

    private CountsStatement statement() {
        Refusal.unless(columns.outcome() != null, "command.no-outcome");
        Refusal.unless((table == null) != (query == null), "command.table-or-query");
        return new CountsStatement(
                SqlDialect.SPARK,
                table == null ? CountsStatement.Source.ofQuery(query) : CountsStatement.Source.ofTable(table),
                columns.region(),
                columns.outcome(),
                ValueList.of(predictors),
                design.columns(columns.outcome(), UnaryOperator.identity(), List::of, List.of()));
    }

    /** Beside the file first: a job that fails half way leaves nothing half. */
    private void write(Dataset<Row> counts) throws IOException {
        Path whole = output.toAbsolutePath();
        Path growing = Files.createTempFile(whole.getParent(), output.getFileName() + ".", ".part");
        try {
            try (Writer out = Files.newBufferedWriter(growing)) {
                CountsCsv.line(out, Arrays.asList(counts.columns()));
                List<Object> cells = new ArrayList<>();
                for (Iterator<Row> rows = counts.toLocalIterator(); rows.hasNext(); cells.clear()) {
                    Row row = rows.next();
                    for (int i = 0; i < row.length(); i++) {
                        cells.add(row.get(i));
                    }
                    CountsCsv.line(out, cells);
                }
            }
            Files.move(growing, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(growing);
        }
    }

    private static int unusable(String problem) {
        System.err.println(problem.lines().findFirst().orElse(problem));
        return UNUSABLE;
    }
}
