package org.regionwise.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.count.CountTable;
import org.regionwise.survey.count.DesignCount;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.file.SurveyFile;

/** The job, submitted to a local Spark of two threads, counts as the file's own reader does. */
class CountsJobTest {
    private static final Path HARASSMENT = Path.of("sample-surveys/harassment/survey.csv");
    private static final Path POVERTY = Path.of("sample-surveys/poverty/survey.csv");
    /** Of sums of a few thousand weights in any order. */
    private static final double ROUNDING = 1e-12;

    @TempDir
    private Path folder;

    @Test
    void twoPartitionsOfWhichOneHoldsNearlyAllAreCountedAsTheFile() throws Exception {
        Path output = folder.resolve("counts.csv");
        assertEquals(
                "",
                submitted(
                        0,
                        "--query",
                        "SELECT * FROM parquet.`" + parquet(HARASSMENT) + "`",
                        "--region",
                        "region",
                        "--outcome",
                        "harassed_6m",
                        "--respondent-predictors",
                        "sex,age_group",
                        "--output",
                        output.toString()));
        List<String> predictors = List.of("sex", "age_group");
        assertEquals(
                unplaced(ResponseCounter.count(
                                SurveyFile.open(HARASSMENT, "survey.csv"), "region", "harassed_6m", predictors)
                        .counts()),
                unplaced(CountTable.read(
                                SurveyFile.open(output, "counts.csv"),
                                DesignColumns.NONE,
                                "region",
                                "harassed_6m",
                                predictors)
                        .responses()
                        .counts()));
    }

    @Test
    void weightsAreSummedAsInTheFile() throws Exception {
        DesignColumns drawn = new DesignColumns("weight", "stratum", "area", null);
        Path output = folder.resolve("counts.csv");
        assertEquals(
                "",
                submitted(
                        0,
                        "--query",
                        "SELECT * FROM parquet.`" + parquet(POVERTY) + "`",
                        "--region",
                        "region",
                        "--outcome",
                        "poor",
                        "--weight",
                        "weight",
                        "--stratum",
                        "stratum",
                        "--cluster",
                        "area",
                        "--output",
                        output.toString()));
        List<DesignCount> expected = sorted(
                DesignCounter.count(SurveyFile.open(POVERTY, "survey.csv"), drawn, "region", "poor", List.of())
                        .counts());
        List<DesignCount> actual = sorted(CountTable.read(
                        SurveyFile.open(output, "counts.csv"), drawn, "region", "poor", List.of())
                .design()
                .orElseThrow()
                .counts());
        assertEquals(
                expected.stream().map(CountsJobTest::group).toList(),
                actual.stream().map(CountsJobTest::group).toList());
        for (int i = 0; i < expected.size(); i++) {
            DesignCount count = expected.get(i);
            assertEquals(count.responses().count(), actual.get(i).responses().count(), group(count));
            assertEquals(count.weight(), actual.get(i).weight(), ROUNDING * count.weight(), group(count));
            assertEquals(
                    count.weightSquares(),
                    actual.get(i).weightSquares(),
                    ROUNDING * count.weightSquares(),
                    group(count));
        }
    }

    @Test
    void aColumnThatIsNotThereIsNamedAndNothingIsWritten() throws Exception {
        Path output = Files.writeString(folder.resolve("counts.csv"), "earlier");
        String said = submitted(
                2,
                "--query",
                "SELECT * FROM parquet.`" + parquet(HARASSMENT) + "`",
                "--region",
                "county",
                "--outcome",
                "harassed_6m",
                "--output",
                output.toString());
        assertTrue(said.contains("`county`"), said);
        assertEquals("earlier", Files.readString(output));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.filter(each -> each.toString().endsWith(".part")).toList());
        }
    }

    private static String group(DesignCount count) {
        return Arrays.asList(
                        count.responses().region(), count.responses().answer(), count.stratum(), count.cluster())
                .toString();
    }

    private static List<DesignCount> sorted(List<DesignCount> counts) {
        return counts.stream()
                .sorted((one, other) -> group(one).compareTo(group(other)))
                .toList();
    }

    private static List<ResponseCount> unplaced(List<ResponseCount> counts) {
        return counts.stream()
                .map(each -> new ResponseCount(each.region(), each.answer(), each.predictors(), each.count(), 0))
                .toList();
    }

    /** The survey's rows as text in a folder of two Parquet files, of which the first holds nine tenths. */
    private Path parquet(Path survey) throws SQLException, IOException {
        Path rows = Files.createDirectories(folder.resolve("rows"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE survey AS SELECT *, row_number() OVER () AS place FROM read_csv('" + survey
                    + "', all_varchar = true)");
            for (String tenths : List.of("<> 0", "= 0")) {
                sql.execute("COPY (SELECT * EXCLUDE place FROM survey WHERE place % 10 " + tenths + ") TO '"
                        + rows.resolve("part" + tenths.length() + ".parquet") + "' (FORMAT parquet)");
            }
        }
        return rows;
    }

    /** Runs the job by {@code SparkSubmit} in a process of its own; what is left of its errors without Spark's log. */
    private String submitted(int expected, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
        command.addAll(List.of(
                "-cp",
                classPath(),
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local[2]",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--class",
                CountsJob.class.getName(),
                "spark-internal"));
        command.addAll(List.of(arguments));
        File errors = Files.createTempFile(folder, "errors", ".txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectError(errors)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int status = process.waitFor();
        String said = Files.readString(errors.toPath());
        assertEquals(expected, status, said);
        return status == 0 ? "" : said;
    }

    /** As on a cluster, Spark's own Hadoop comes first: not what reads Parquet without one. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> !each.contains("parquet-floor"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
