package org.regionwise.report.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertStarts;

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
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.Results;

class CsvReportTest {
    @Test
    void everyNumberSurvivesTheRoundTrip() throws IOException {
        Result result = Results.districts();
        List<NamedCsvRecord> records = read(result);
        List<RegionEstimate> regions = PooledOrder.of(result);
        assertEquals(regions.size(), records.size());
        for (int i = 0; i < regions.size(); i++) {
            NamedCsvRecord record = records.get(i);
            RegionEstimate region = regions.get(i);
            assertEquals(region.region(), record.getField("region"));
            assertEquals(region.respondents(), Long.parseLong(record.getField("respondents")));
            assertEquals(region.pooled().estimate(), Double.parseDouble(record.getField("pooled")));
            assertEquals(region.pooled().standardError(), Double.parseDouble(record.getField("pooled_se")));
            assertEquals(region.shrinkage(), Double.parseDouble(record.getField("shrinkage")));
            assertEquals(region.raw().defined(), !record.getField("raw").isEmpty());
        }
    }

    @Test
    void opensRightInSpreadsheets() throws IOException {
        byte[] bytes = bytes(Results.harassment());
        assertEquals((byte) 0xEF, bytes[0]);
        assertEquals((byte) 0xBB, bytes[1]);
        assertEquals((byte) 0xBF, bytes[2]);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertContains("Královéhradecký kraj", text);
        assertEquals(text.split("\n", -1).length, text.split("\r\n", -1).length);
        assertStarts(
                "\uFEFFregion,name,population,respondents,positives,unanswered,raw,raw_lower,raw_upper,"
                        + "pooled,pooled_se,pooled_lower,pooled_upper,synthetic,shrinkage,flags,"
                        + "median,half_lower,half_upper,exceedance,among_highest,expected_rank,rank_lower,"
                        + "rank_upper,raw_se,effective_sample_size,design_effect,design_effect_pooled,"
                        + "degrees_of_freedom,korn_graubard_lower,korn_graubard_upper,unweighted_raw,"
                        + "unweighted_pooled,variance,variance_smoothed,variance_used,variance_verdict,"
                        + "pooled_if_smoothed,mse_on_scale,benchmark,release_profile,release_reasons,"
                        + "pooled_by_bayes,pooled_by_bayes_lower,pooled_by_bayes_upper,"
                        + "raw_publication,pooled_publication,pooled_basis\r\n",
                text);
        assertFalse(text.contains("NaN") || text.contains("null"), text);
    }

    @Test
    void noCellStartsAFormula() throws IOException {
        for (NamedCsvRecord record : read(Results.nasty())) {
            for (String column : List.of("region", "name")) {
                String cell = record.getField(column).strip();
                assertFalse(cell.matches("(?s)[=+\\-@\\t\\r].*"), cell);
            }
        }
        assertEquals("'=1+1", SpreadsheetText.disarmed("=1+1"));
        assertEquals("' \u00A0-1", SpreadsheetText.disarmed(" \u00A0-1"));
        assertEquals("'\t1", SpreadsheetText.disarmed("\t1"));
        assertEquals("'\r=1", SpreadsheetText.disarmed("\r=1"));
        assertEquals("'＝1", SpreadsheetText.disarmed("＝1"));
        assertEquals("007", SpreadsheetText.disarmed("007"));
        assertEquals("a=b", SpreadsheetText.disarmed("a=b"));
        assertEquals("", SpreadsheetText.disarmed(null));
        assertEquals("  ", SpreadsheetText.disarmed("  "));
    }

    @Test
    void bracketsFillWhatIsMissingAndNothingElse() throws IOException {
        Released released = Released.of(Results.districts(), BuiltInProfile.NCHS.profile());
        ByteArrayOutputStream usual = new ByteArrayOutputStream();
        CsvReport.write(released, usual);
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        CsvReport.write(released, Markers.BRACKETS, marked);
        String text = marked.toString(StandardCharsets.UTF_8);
        assertContains(",[u],", text);
        assertContains(",[x],", text);
        assertEquals(usual.toString(StandardCharsets.UTF_8), text.replaceAll("\\[[ux]]", ""));
    }

    private static List<NamedCsvRecord> read(Result result) throws IOException {
        String text = new String(bytes(result), StandardCharsets.UTF_8).substring(1);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        }
    }

    private static byte[] bytes(Result result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvReport.write(Released.inFull(result), out);
        return out.toByteArray();
    }
}
