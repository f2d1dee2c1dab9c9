package org.regionwise.report.workbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.report.XmlText;
import org.regionwise.report.chart.draw.DrawnChart;
import org.regionwise.report.message.Words;

/**
 * Charts as pictures on a sheet of their own, each under its caption. The library that writes the workbook knows no
 * pictures, so the sheet is written with their captions, and the drawing's parts are added to the finished file.
 */
final class ChartsSheet {
    /** Height of a row in CSS pixels. */
    private static final double ROW = 20;

    /** English Metric Units, in which drawings are measured, of a CSS pixel. */
    private static final long UNITS = 9525;

    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String DRAWING_RELATIONSHIP = RELATIONSHIPS + "/drawing";

    private final String sheetPart;
    private final List<DrawnChart> figures;
    private final Words words;
    private final List<Integer> rows = new ArrayList<>();

    /** @param number of the sheet in the workbook, from 1 */
    ChartsSheet(int number, List<DrawnChart> figures, Words words) {
        this.sheetPart = "sheet" + number + ".xml";
        this.figures = figures;
        this.words = words;
        int row = 0;
        for (DrawnChart figure : figures) {
            rows.add(row);
            row += 3 + (int) Math.ceil(figure.height() / ROW);
        }
    }

    void fill(Worksheet sheet) {
        SheetRows writer = new SheetRows(sheet, 95);
        for (int i = 0; i < figures.size(); i++) {
            while (writer.row() < rows.get(i)) {
                writer.next();
            }
            writer.wrapped(
                    0,
                    words.say(
                            "workbook.figure",
                            "number",
                            i + 1,
                            "caption",
                            figures.get(i).caption()));
        }
        sheet.setFitToPage(true);
        sheet.pageOrientation("portrait");
    }

    /** A part of the finished file with what pictures need in it. */
    byte[] completed(String part, byte[] content) {
        if (part.equals("xl/worksheets/" + sheetPart)) {
            return replaced(
                    content,
                    "</worksheet>",
                    "<drawing xmlns:r=\"" + RELATIONSHIPS + "\" r:id=\"charts\"/></worksheet>");
        }
        if (part.equals("[Content_Types].xml")) {
            return replaced(
                    content,
                    "</Types>",
                    "<Default Extension=\"png\" ContentType=\"image/png\"/><Override "
                            + "PartName=\"/xl/drawings/drawing1.xml\" "
                            + "ContentType=\"application/vnd.openxmlformats-officedocument.drawing+xml\"/></Types>");
        }
        return content;
    }

    /** Parts that are added to the file, by name. */
    Map<String, byte[]> parts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "xl/worksheets/_rels/" + sheetPart + ".rels",
                relationships("<Relationship Id=\"charts\" Type=\"" + DRAWING_RELATIONSHIP
                        + "\" Target=\"../drawings/drawing1.xml\"/>"));
        StringBuilder anchors = new StringBuilder();
        StringBuilder pictures = new StringBuilder();
        for (int i = 0; i < figures.size(); i++) {
            anchors.append(anchor(i));
            pictures.append("<Relationship Id=\"figure")
                    .append(i + 1)
                    .append("\" Type=\"" + RELATIONSHIPS + "/image\" Target=\"../media/figure")
                    .append(i + 1)
                    .append(".png\"/>");
        }
        parts.put(
                "xl/drawings/drawing1.xml",
                xml("<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\""
                        + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\""
                        + RELATIONSHIPS
                        + "\">" + anchors + "</xdr:wsDr>"));
        parts.put("xl/drawings/_rels/drawing1.xml.rels", relationships(pictures.toString()));
        for (int i = 0; i < figures.size(); i++) {
            parts.put("xl/media/figure" + (i + 1) + ".png", figures.get(i).png());
        }
        return parts;
    }

    private String anchor(int i) {
        DrawnChart figure = figures.get(i);
        String size =
                "cx=\"" + Math.round(figure.width() * UNITS) + "\" cy=\"" + Math.round(figure.height() * UNITS) + "\"";
        String picture = """
                <xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row>\
                <xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext %s/><xdr:pic><xdr:nvPicPr>\
                <xdr:cNvPr id="%d" name="%s %d" descr="%s"/><xdr:cNvPicPr/></xdr:nvPicPr>\
                <xdr:blipFill><a:blip r:embed="figure%d"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>\
                <xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext %s/></a:xfrm><a:prstGeom \
                prst="rect"><a:avLst/></a:prstGeom>\
                </xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>""";
        String caption = XmlText.attribute(figure.caption());
        String label = XmlText.attribute(words.say("document.figure-label"));
        return picture.formatted(rows.get(i) + 1, size, i + 2, label, i + 1, caption, i + 1, size);
    }

    private static byte[] relationships(String entries) {
        return xml("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + entries
                + "</Relationships>");
    }

    private static byte[] xml(String content) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + content)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] content, String end, String by) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (!text.contains(end)) {
            throw new IllegalStateException("the workbook's writer no longer ends a part by " + end);
        }
        return text.replace(end, by).getBytes(StandardCharsets.UTF_8);
    }
}
