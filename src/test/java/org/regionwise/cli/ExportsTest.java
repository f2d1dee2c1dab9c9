package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.report.workbook.ReadWorkbook;
import org.regionwise.survey.NumberText;

/** Every analysis, weighted and area-level ones too, says the same in the table, the workbook and the tidy table. */
class ExportsTest {
    private static final String HARASSMENT = "estimate sample-surveys/harassment/survey.csv --region region"
            + " --outcome harassed_6m --missing 9 --regions sample-surveys/harassment/regions.csv"
            + " --population population --predictors unemployment";
    private static final String POVERTY = "estimate sample-surveys/poverty/survey.csv --region region --outcome poor"
            + " --regions sample-surveys/poverty/regions.csv --weight weight --stratum stratum --cluster area";
    private static final String PUBLISHED = "region,name,est,se,n\nA,Alpha,12.5,2.1,240\nB,Beta,8,3.4,60\n"
            + "C,=Gamma,5,0.4,20\nD,Delta,20.1,4,98\nE,Epsilon,0,,15\nG,Eta,,,\nH,Theta,9.9,2,220\n"
            + "I,Iota,18.2,5.5,48\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                HARASSMENT + " --threshold 0.15 --draws 500",
                HARASSMENT + " --method ml",
                POVERTY + " --draws 500",
                POVERTY + " --model area --scale logit --benchmark ratio",
                "estimate PUBLISHED --region region --model area --estimate est --standard-error se --respondents n"
                        + " --percent --method bayes --draws 500"
            })
    void allFilesAgree(String line, @TempDir Path folder) throws IOException {
        Path published = Files.writeString(folder.resolve("published.csv"), PUBLISHED);
        String command = line.replace("PUBLISHED", published.toString());
        List<NamedCsvRecord> table = csv(run(command, "csv", folder));
        Map<String, Map<String, Object>> sheet =
                ReadWorkbook.read(run(command, "xlsx", folder)).estimates();
        Map<String, Map<String, NamedCsvRecord>> tidy = new HashMap<>();
        csv(run(command, "tidy", folder))
                .forEach(row -> tidy.computeIfAbsent(row.getField("region"), key -> new HashMap<>())
                        .put(row.getField("quantity"), row));
        assertEquals(table.stream().map(row -> row.getField("region")).toList(), new ArrayList<>(sheet.keySet()));
        Set<String> empty = new HashSet<>();
        for (NamedCsvRecord row : table) {
            String region = row.getField("region");
            for (String column : row.getHeader()) {
                String expected = row.getField(column);
                assertEquals(expected, text(sheet.get(region).get(column)), region + " " + column);
                if (!expected.isEmpty() && NumberText.isNumber(expected) && !column.equals("region")) {
                    assertEquals(expected, tidy(tidy.get(region), column), region + " " + column);
                } else {
                    empty.add(column);
                }
            }
        }
        assertTrue(empty.size() < table.get(0).getHeader().size());
    }

    /** Where the tidy table has a column of the wide one. */
    private static String tidy(Map<String, NamedCsvRecord> quantities, String column) {
        List<String> half = List.of("half", "rank", "korn_graubard");
        List<String> holders = List.of("median", "expected_rank", "korn_graubard");
        for (String end : List.of("_lower", "_upper")) {
            if (column.endsWith(end)) {
                String stem = column.substring(0, column.length() - end.length());
                int other = half.indexOf(stem);
                return quantities.get(other < 0 ? stem : holders.get(other)).getField(end.substring(1));
            }
        }
        return column.endsWith("_se")
                ? quantities.get(column.replace("_se", "")).getField("standard_error")
                : quantities.get(column).getField("estimate");
    }

    @Test
    void standardOutputHasTheBytesOfTheFile(@TempDir Path folder) throws IOException {
        String line = HARASSMENT + " --method ml";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = RegionwiseCommand.execute(
                (line + " --format xlsx").split(" "),
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        assertEquals(0, status);
        assertArrayEquals(run(line, "xlsx", folder), out.toByteArray());
    }

    private static byte[] run(String line, String format, Path folder) throws IOException {
        Path file = folder.resolve("result." + format);
        List<String> arguments = new ArrayList<>(Arrays.asList(line.split(" ")));
        arguments.addAll(List.of("--format", format, "--output", file.toString()));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        return Files.readAllBytes(file);
    }

    private static List<NamedCsvRecord> csv(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8).substring(1);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        }
    }

    private static String text(Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Double number ? NumberText.format(number) : cell.toString();
    }
}
