package org.regionwise.report.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Results;

class TidyCsvReportTest {
    @Test
    void hasARowForEachRegionAndQuantity() throws IOException {
        Result result = Results.districts();
        List<String> quantities = List.of(
                "population", "respondents", "positives", "unanswered", "raw", "pooled", "synthetic", "shrinkage");
        List<NamedCsvRecord> records = read(result);
        List<RegionEstimate> regions = PooledOrder.of(result);
        assertEquals(regions.size() * quantities.size(), records.size());
        for (int i = 0; i < records.size(); i++) {
            NamedCsvRecord record = records.get(i);
            RegionEstimate region = regions.get(i / quantities.size());
            assertEquals(region.region(), record.getField("region"));
            assertEquals(quantities.get(i % quantities.size()), record.getField("quantity"));
            if (record.getField("quantity").equals("pooled")) {
                assertEquals(region.pooled().estimate(), Double.parseDouble(record.getField("estimate")));
                assertEquals(region.pooled().lower(), Double.parseDouble(record.getField("lower")));
                assertEquals(region.pooled().upper(), Double.parseDouble(record.getField("upper")));
                assertEquals(region.pooled().standardError(), Double.parseDouble(record.getField("standard_error")));
                assertEquals("0.95", record.getField("level"));
            }
            if (record.getField("quantity").equals("raw")) {
                assertEquals(
                        region.raw().defined(), !record.getField("estimate").isEmpty());
            }
        }
    }

    @Test
    void isDisarmedAndNeverSaysNaN() throws IOException {
        String text = text(Results.nasty());
        assertFalse(text.contains("NaN") || text.contains("null"), text);
        for (NamedCsvRecord record : read(Results.nasty())) {
            for (String column : List.of("region", "name")) {
                assertFalse(record.getField(column).strip().matches("(?s)[=+\\-@].*"), record.toString());
            }
        }
    }

    private static List<NamedCsvRecord> read(Result result) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(text(result).substring(1))) {
            return reader.stream().toList();
        }
    }

    private static String text(Result result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TidyCsvReport.write(Released.inFull(result), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
