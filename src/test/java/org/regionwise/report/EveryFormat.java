package org.regionwise.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.agency.AgencyFormat;
import org.regionwise.report.agency.GeoPackageReport;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.ChartView;
import org.regionwise.report.chart.RegionChart;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.document.Documents;
import org.regionwise.report.file.CsvReport;
import org.regionwise.report.file.GeoJsonReport;
import org.regionwise.report.file.ReleasedJson;
import org.regionwise.report.file.TextReport;
import org.regionwise.report.file.TidyCsvReport;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.report.rscript.RScript;
import org.regionwise.report.table.TablePage;
import org.regionwise.report.table.TableView;
import org.regionwise.report.view.ChangeView;
import org.regionwise.report.view.RegionStory;

/**
 * Everything that can be had of a released result, by name: files, opened where they are packed, charts, and what pages
 * show.
 */
final class EveryFormat {
    private static final Documents DOCUMENTS =
            new Documents(new Templates("0", Catalogue.load()), new ChartDrawings(new VegaEngine()));

    /** A square a region. */
    private static final String SHAPES = IntStream.range(0, 6)
            .mapToObj(j -> "{\"type\":\"Feature\",\"properties\":{\"region\":\"K" + j
                    + "\"},\"geometry\":{\"type\":\"Polygon\","
                    + "\"coordinates\":[[[%1$d,50],[%2$d,50],[%2$d,51],[%1$d,51],[%1$d,50]]]}}"
                            .formatted(10 + j, 11 + j))
            .collect(Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));

    private EveryFormat() {}

    static Map<String, byte[]> of(Released released) throws IOException {
        Map<String, byte[]> formats = new LinkedHashMap<>();
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        CsvReport.write(released, csv);
        formats.put("csv", csv.toByteArray());
        ByteArrayOutputStream tidy = new ByteArrayOutputStream();
        TidyCsvReport.write(released, tidy);
        formats.put("tidy", tidy.toByteArray());
        if (!released.result().aggregates().isEmpty()) {
            ByteArrayOutputStream groups = new ByteArrayOutputStream();
            CsvReport.write(released.ofAggregates(), groups);
            formats.put("groups", groups.toByteArray());
        }
        for (AgencyFormat format : AgencyFormat.values()) {
            ByteArrayOutputStream agency = new ByteArrayOutputStream();
            format.write(released, Words.english(), agency);
            boolean packed = format == AgencyFormat.CSVW || format == AgencyFormat.ODS;
            formats.put(format.code(), packed ? unpacked(agency.toByteArray()) : agency.toByteArray());
        }
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        DOCUMENTS.xlsx(ChartSource.of(released), Heading.NONE, workbook);
        formats.put("xlsx", unpacked(workbook.toByteArray()));
        formats.put("json", ReleasedJson.write(released).getBytes(StandardCharsets.UTF_8));
        ChartSource source = ChartSource.of(released);
        formats.put("html", DOCUMENTS.html(source, Heading.NONE).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        DOCUMENTS.pdf(source, Heading.NONE, pdf);
        formats.put("pdf", pdf.toByteArray());
        formats.put("pdf, decoded", decoded(pdf.toByteArray()));
        formats.put("pdf, its text", text(pdf.toByteArray()).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        DOCUMENTS.docx(source, Heading.NONE, word);
        formats.put("docx", unpacked(word.toByteArray()));
        ByteArrayOutputStream map = new ByteArrayOutputStream();
        GeoJsonReport.write(released, SHAPES, map);
        formats.put("geojson", map.toByteArray());
        ByteArrayOutputStream layer = new ByteArrayOutputStream();
        GeoPackageReport.write(released, Words.english(), SHAPES, layer);
        formats.put("gpkg", layer.toByteArray());
        ChartSource mapped = ChartSource.mapped(released, Optional.of(SHAPES), Optional.empty());
        for (ChartView view : ChartView.of(released, true, Words.english())) {
            Chart chart = Chart.of(view.code()).orElseThrow();
            if (chart == Chart.INFLUENCE) {
                continue; // not drawn where anything is withheld, and elsewhere only when it is asked for
            }
            for (ChartForm form : List.of(ChartForm.screen(900, Words.english()), ChartForm.paper(Words.english()))) {
                ChartSpecification.of(chart, mapped, form, Map.of())
                        .ifPresent(drawn -> formats.put(
                                "chart " + view.code() + (form.paper() ? " on paper" : ""),
                                (view + drawn.json()).getBytes(StandardCharsets.UTF_8)));
            }
        }
        formats.put(
                "table of the page",
                TablePage.of(released, TableView.of(Map.of()), Words.english())
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
        Released before = Released.inFull(reordered(released.result()));
        formats.put(
                "preview of a change",
                ChangeView.of(before, released, Words.english()).toString().getBytes(StandardCharsets.UTF_8));
        formats.put(
                "chart shrinkage of a change",
                ChartSpecification.of(
                                Chart.SHRINKAGE,
                                ChartSource.changed(before, released),
                                ChartForm.screen(900, Words.english()),
                                Map.of())
                        .orElseThrow()
                        .json()
                        .getBytes(StandardCharsets.UTF_8));
        formats.put(
                "r",
                RScript.of(released, DataFiles.of(released.result(), "survey.csv", null, null), Words.english())
                        .getBytes(StandardCharsets.UTF_8));
        formats.put("text", TextReport.text(released, DOCUMENTS.words()).getBytes(StandardCharsets.UTF_8));
        for (RegionEstimate region : released.result().regions()) {
            formats.put(
                    "story of " + region.region(),
                    RegionStory.of(released.result(), region, Words.english())
                            .toString()
                            .getBytes(StandardCharsets.UTF_8));
            formats.put(
                    "picture of " + region.region(),
                    (RegionChart.view(released, List.of(region), Words.english())
                                            .toString()
                                    + RegionChart.of(
                                                    released,
                                                    List.of(region),
                                                    ChartForm.screen(900, Words.english()),
                                                    Map.of())
                                            .map(ChartSpecification::json))
                            .getBytes(StandardCharsets.UTF_8));
        }
        return formats;
    }

    /** Not the same result, though it says the same. */
    private static Result reordered(Result result) {
        List<RegionEstimate> regions = new ArrayList<>(result.regions());
        Collections.reverse(regions);
        return new Result(result.software(), result.survey(), result.model(), result.fit(), result.national(), regions);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Every object of the file, with nothing compressed. */
    private static byte[] decoded(byte[] pdf) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
                    byte[] plain;
                    try (InputStream in = stream.createInputStream()) {
                        plain = in.readAllBytes();
                    }
                    stream.removeItem(COSName.FILTER);
                    try (OutputStream out = stream.createRawOutputStream()) {
                        out.write(plain);
                    }
                }
            }
            document.save(all, CompressParameters.NO_COMPRESSION);
        }
        return all.toByteArray();
    }

    private static byte[] unpacked(byte[] workbook) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zip.transferTo(all);
            }
        }
        return all.toByteArray();
    }
}
