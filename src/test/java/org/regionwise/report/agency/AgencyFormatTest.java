package org.regionwise.report.agency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.survey.file.SurveyFile;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the formats demand, read back by readers that know nothing of the writers. */
class AgencyFormatTest {
    private static final Profile CONFIDENTIAL = new Profile("Confidential", List.of(new MinimumFrequency(10, true)));

    /** Order of children by the sequences of DDI Codebook 2.5's schema, as far as they are written. */
    private static final Map<String, List<String>> CODEBOOK = Map.ofEntries(
            Map.entry("codeBook", List.of("docDscr", "stdyDscr", "fileDscr", "dataDscr", "otherMat")),
            Map.entry("docDscr", List.of("citation", "guide", "docStatus", "docSrc", "controlledVocabUsed", "notes")),
            Map.entry("citation", List.of("titlStmt", "rspStmt", "prodStmt", "distStmt", "serStmt", "verStmt")),
            Map.entry("titlStmt", List.of("titl", "subTitl", "altTitl", "parTitl", "IDNo")),
            Map.entry("prodStmt", List.of("producer", "copyright", "prodDate", "prodPlac", "software", "fundAg")),
            Map.entry(
                    "stdyDscr",
                    List.of(
                            "citation",
                            "studyAuthorization",
                            "stdyInfo",
                            "studyDevelopment",
                            "method",
                            "dataAccs",
                            "othrStdyMat",
                            "notes")),
            Map.entry("stdyInfo", List.of("studyBudget", "subject", "abstract", "sumDscr", "qualityStatement")),
            Map.entry("sumDscr", List.of("timePrd", "collDate", "nation", "geogCover", "geogUnit", "anlyUnit")),
            Map.entry("method", List.of("dataColl", "notes", "anlyInfo", "stdyClas", "dataProcessing")),
            Map.entry("dataColl", List.of("timeMeth", "dataCollector", "sampProc", "sources", "weight")),
            Map.entry("sources", List.of("dataSrc", "sourceCitation", "srcOrig", "srcChar", "srcDocu", "sources")),
            Map.entry("fileDscr", List.of("fileTxt", "locMap", "notes")),
            Map.entry(
                    "fileTxt",
                    List.of("fileName", "fileCitation", "fileCont", "fileStrc", "dimensns", "fileType", "dataMsng")),
            Map.entry("dimensns", List.of("caseQnty", "varQnty", "logRecL", "recPrCas", "recNumTot")),
            Map.entry("dataDscr", List.of("varGrp", "nCubeGrp", "var", "nCube", "notes")),
            Map.entry("var", List.of("location", "labl", "sumStat", "txt", "catgry", "concept", "varFormat", "notes")));

    /** Attributes that the schema has for what is written, with the values that it enumerates. */
    private static final Map<String, Map<String, String>> ATTRIBUTES = Map.of(
            "codeBook",
            Map.of(
                    "version", "2\\.5",
                    "xml:lang", "\\w+",
                    "xmlns", "ddi:codebook:2_5",
                    "xmlns:xsi", ".*",
                    "xsi:schemaLocation", "ddi:codebook:2_5 .*"),
            "software",
            Map.of("version", ".+"),
            "notes",
            Map.of("subject", ".+"),
            "fileDscr",
            Map.of("ID", "F1"),
            "fileType",
            Map.of("charset", ".+"),
            "var",
            Map.of(
                    "ID", "[A-Za-z_][\\w.-]*",
                    "name", ".+",
                    "files", "F1",
                    "measUnit", ".+",
                    "intrvl", "contin|discrete"),
            "sumStat",
            Map.of("type", "mean|medn|mode|vald|invd|min|max|stdev|other"),
            "varFormat",
            Map.of("type", "character|numeric"));

    @ParameterizedTest
    @EnumSource
    void equalResultsGiveEqualBytesWithoutNaN(AgencyFormat format) throws IOException {
        for (Result result : List.of(Results.harassment(), Results.nasty(), Results.districts())) {
            byte[] first = bytes(format, Released.inFull(result));
            assertArrayEquals(first, bytes(format, Released.inFull(result)));
            for (byte[] part : parts(format, first).values()) {
                String text = new String(part, StandardCharsets.UTF_8);
                assertTrue(!text.contains(">NaN<") && !text.contains(",NaN") && !text.contains("\"NaN\""), text);
            }
        }
    }

    @Test
    void anObservationHasTheStatusOfItsRelease() throws IOException {
        Map<String, NamedCsvRecord> nchs = observations(BuiltInProfile.NCHS.profile());
        NamedCsvRecord unreliable = nchs.get("CZ050 RAW");
        assertEquals("", unreliable.getField("OBS_VALUE") + unreliable.getField("LOWER_BOUND"));
        assertEquals("U N", status(unreliable));
        assertEquals("A F", status(nchs.get("CZ010 RAW")));
        assertEquals("datastructure", unreliable.getField("STRUCTURE"));
        assertEquals("REGIONWISE:REGIONAL_ESTIMATES(2.0.0)", unreliable.getField("STRUCTURE_ID"));
        Map<String, NamedCsvRecord> confidential = observations(CONFIDENTIAL);
        for (String quantity : List.of("RESPONDENTS", "POSITIVES", "RAW", "POOLED")) {
            NamedCsvRecord withheld = confidential.get("CZ050 " + quantity);
            assertEquals("Q C", status(withheld), quantity);
            assertEquals("", withheld.getField("OBS_VALUE"), quantity);
        }
        Map<String, NamedCsvRecord> all = observations(Results.districts(), Profile.NONE);
        assertTrue(all.values().stream()
                .allMatch(each ->
                        each.getField("OBS_VALUE").isEmpty() == status(each).equals("O F")));
        assertTrue(all.values().stream().anyMatch(each -> status(each).equals("O F")), "a region without answers");
    }

    private static String status(NamedCsvRecord record) {
        return record.getField("OBS_STATUS") + " " + record.getField("CONF_STATUS");
    }

    private static Map<String, NamedCsvRecord> observations(Profile profile) throws IOException {
        return observations(Results.harassment(), profile);
    }

    private static Map<String, NamedCsvRecord> observations(Result result, Profile profile) throws IOException {
        String text = new String(bytes(AgencyFormat.SDMX_CSV, Released.of(result, profile)), StandardCharsets.UTF_8);
        assertTrue(text.startsWith("STRUCTURE,STRUCTURE_ID,ACTION,"), "readers find the separator after the first");
        Map<String, NamedCsvRecord> observations = new HashMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            reader.forEach(each -> assertEquals(
                    null,
                    observations.put(each.getField("REF_AREA") + " " + each.getField("INDICATOR"), each),
                    "dimensions identify an observation"));
        }
        return observations;
    }

    @Test
    void theMetadataDescribeEveryColumnOfTheTableBesideThem() throws IOException {
        Map<String, byte[]> parts =
                parts(AgencyFormat.CSVW, bytes(AgencyFormat.CSVW, Released.inFull(Results.harassment())));
        assertEquals(List.of("regions.csv", "regions.csv-metadata.json"), List.copyOf(parts.keySet()));
        String table = new String(parts.get("regions.csv"), StandardCharsets.UTF_8);
        JsonNode metadata = new ObjectMapper().readTree(parts.get("regions.csv-metadata.json"));
        assertEquals("http://www.w3.org/ns/csvw", metadata.at("/@context/0").asText());
        assertEquals("regions.csv", metadata.get("url").asText());
        List<String> titles = new ArrayList<>();
        for (JsonNode column : metadata.at("/tableSchema/columns")) {
            titles.add(column.get("titles").asText());
            // a variable of URI templates that does not begin with a low line
            assertTrue(column.get("name").asText().matches("[A-Za-z0-9][\\w.]*"), column.toString());
            assertTrue(column.get("dc:description").asText().length() > 5, column.toString());
        }
        // no byte order mark, which would be part of the first title
        assertEquals(String.join(",", titles), table.substring(0, table.indexOf('\r')));
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table)) {
            for (NamedCsvRecord record : reader) {
                for (JsonNode column : metadata.at("/tableSchema/columns")) {
                    String cell = record.getField(column.get("name").asText());
                    if (column.get("datatype").asText().equals("number") && !cell.isEmpty()) {
                        assertTrue(cell.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?"), cell);
                    }
                }
            }
        }
    }

    @Test
    void theCodebookKeepsTheOrderOfItsSchema() throws Exception {
        byte[] codebook = bytes(AgencyFormat.DDI, Released.of(Results.nasty(), BuiltInProfile.NCHS.profile()));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(codebook))
                .getDocumentElement();
        assertEquals("ddi:codebook:2_5", root.getNamespaceURI());
        assertOrder(root);
        assertEquals(
                ResultColumn.ofCsv().size(), root.getElementsByTagName("var").getLength());
    }

    private static void assertOrder(Element element) {
        int last = 0;
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            String expected =
                    ATTRIBUTES.getOrDefault(element.getTagName(), Map.of()).get(attribute.getNodeName());
            assertTrue(
                    expected != null && attribute.getNodeValue().matches(expected),
                    element.getTagName() + " " + attribute);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                List<String> order = CODEBOOK.getOrDefault(element.getTagName(), List.of());
                int place = order.indexOf(inner.getTagName());
                assertTrue(place >= last, inner.getTagName() + " in " + element.getTagName());
                last = place;
                assertOrder(inner);
            }
        }
    }

    @Test
    void theSpreadsheetIsReadWithItsNumbersAndTexts(@TempDir Path folder) throws IOException {
        Released released = Released.inFull(Results.districts());
        byte[] ods = bytes(AgencyFormat.ODS, released);
        // the media type lies unpacked where programs look for it
        assertContains(
                "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                new String(ods, 30, 60, StandardCharsets.US_ASCII));
        Path file = Files.write(folder.resolve("regions.ods"), ods);
        Map<String, Double> pooled = new HashMap<>();
        SurveyFile.open(file, "regions.ods")
                .forEachRow(
                        List.of("region", "pooled"), (line, cells) -> pooled.put(cells[0], Double.valueOf(cells[1])));
        released.result()
                .regions()
                .forEach(region -> assertEquals(region.pooled().estimate(), pooled.get(region.region())));
        assertEquals(released.result().regions().size(), pooled.size());
    }

    private static byte[] bytes(AgencyFormat format, Released released) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(released, Words.english(), out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> parts(AgencyFormat format, byte[] file) throws IOException {
        if (format != AgencyFormat.CSVW && format != AgencyFormat.ODS) {
            return Map.of("", file);
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }
}
