package org.regionwise.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.cells.Cells;

/** Reads the reference files into cells, independently of the product's own reading. */
public final class ReferenceCase {
    private ReferenceCase() {}

    public static JsonNode json(String path) {
        try (InputStream in = open(path)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Map<String, String>> csv(String path) {
        try (InputStream in = open(path);
                CsvReader<NamedCsvRecord> reader =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        InputStream in = ReferenceCase.class.getResourceAsStream("/reference/" + path);
        if (in == null) {
            throw new IllegalArgumentException("no reference file " + path);
        }
        return in;
    }

    /** Regions in order of first appearance and the cells over them. */
    public record Regions(List<String> keys, Cells cells) {}

    /** Cells from one row a response; predictors {@code numbers} as they are, {@code factors} treatment-coded. */
    public static Regions cells(
            List<Map<String, String>> rows, String outcome, List<String> numbers, List<String> factors) {
        List<String> terms = new ArrayList<>(List.of("(Intercept)"));
        terms.addAll(numbers);
        Map<String, List<String>> levels = new LinkedHashMap<>();
        for (String factor : factors) {
            TreeSet<String> sorted = new TreeSet<>();
            rows.forEach(row -> sorted.add(row.get(factor)));
            levels.put(factor, List.copyOf(sorted).subList(1, sorted.size()));
            levels.get(factor).forEach(level -> terms.add(factor + level));
        }
        List<String> keys = new ArrayList<>();
        Map<List<Object>, double[]> counts = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            if (row.get(outcome).isEmpty()) {
                continue;
            }
            String key = row.get("region");
            if (!keys.contains(key)) {
                keys.add(key);
            }
            List<Object> cell = new ArrayList<>(List.of(keys.indexOf(key), 1.0));
            numbers.forEach(name -> cell.add(Double.valueOf(row.get(name))));
            levels.forEach((factor, names) ->
                    names.forEach(level -> cell.add(row.get(factor).equals(level) ? 1.0 : 0.0)));
            double[] count = counts.computeIfAbsent(cell, k -> new double[2]);
            count[0]++;
            count[1] += Double.parseDouble(row.get(outcome));
        }
        int size = counts.size();
        int[] region = new int[size];
        double[] trials = new double[size];
        double[] successes = new double[size];
        DMatrixRMaj design = new DMatrixRMaj(size, terms.size());
        int c = 0;
        for (Map.Entry<List<Object>, double[]> entry : counts.entrySet()) {
            region[c] = (Integer) entry.getKey().get(0);
            for (int k = 0; k < terms.size(); k++) {
                design.set(c, k, (Double) entry.getKey().get(k + 1));
            }
            trials[c] = entry.getValue()[0];
            successes[c] = entry.getValue()[1];
            c++;
        }
        return new Regions(keys, new Cells(keys.size(), region, trials, successes, trials, design, terms));
    }

    /** Rows with the columns of a region table joined on. */
    public static List<Map<String, String>> joined(List<Map<String, String>> rows, List<Map<String, String>> regions) {
        Map<String, Map<String, String>> byKey = new HashMap<>();
        regions.forEach(row -> byKey.put(row.get("region"), row));
        List<Map<String, String>> joined = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Map<String, String> all = new HashMap<>(byKey.get(row.get("region")));
            all.putAll(row);
            joined.add(all);
        }
        return joined;
    }

    /** The survey of harassment with its covariates of regions. */
    public static Regions harassment(List<String> predictors) {
        return cells(
                joined(csv("harassment/survey.csv"), csv("harassment/covariates.csv")),
                "harassed_6m",
                predictors,
                List.of());
    }

    /** An awkward case of {@code edge}, with every predictor that it has. */
    public static Regions edge(String name) {
        List<Map<String, String>> rows = csv("edge/" + name + "/survey.csv");
        List<String> predictors = new ArrayList<>(rows.get(0).keySet());
        predictors.removeAll(List.of("id", "region", "y"));
        predictors.sort(Comparator.naturalOrder());
        return cells(rows, "y", predictors, List.of());
    }
}
