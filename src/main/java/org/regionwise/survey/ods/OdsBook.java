package org.regionwise.survey.ods;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.sheet.Merges;
import org.regionwise.survey.sheet.SheetPackage;
import org.regionwise.survey.sheet.Workbook;

/** A spreadsheet of OpenDocument, as LibreOffice and others write it (ISO/IEC 26300). Its sheets are in one part. */
public final class OdsBook implements Workbook {
    static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

    private static final String CONTENT = "content.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";

    private final ReceivedFile file;
    private final SheetPackage parts;
    private final List<Sheet> sheets;

    private OdsBook(ReceivedFile file, SheetPackage parts, List<Sheet> sheets) {
        this.file = file;
        this.parts = parts;
        this.sheets = sheets;
    }

    /** @throws ImportProblem if it is damaged, has a password, or holds no sheet */
    public static OdsBook open(ReceivedFile file) throws IOException {
        SheetPackage parts = SheetPackage.open(file);
        try {
            if (parts.mentions(MANIFEST, "encryption-data")) {
                throw new ImportProblem(file.problem(Reason.of("password", "format", "OpenDocument")));
            }
            return new OdsBook(file, parts, sheets(parts, file));
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static List<Sheet> sheets(SheetPackage parts, ReceivedFile file) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        Set<String> hidden = new HashSet<>();
        parts.read(CONTENT, xml -> {
            String style = null;
            while (parts.next(xml)) {
                if (!xml.isStartElement()) {
                    continue;
                }
                String element = xml.getLocalName();
                if (element.equals("style")) {
                    style = xml.getAttributeValue(STYLE, "name");
                } else if (element.equals("table-properties")
                        && "false".equals(xml.getAttributeValue(TABLE, "display"))) {
                    hidden.add(style);
                } else if (isTable(xml)) {
                    String name = xml.getAttributeValue(TABLE, "name");
                    sheets.add(new Sheet(
                            name == null ? "" : name,
                            Integer.toString(sheets.size()),
                            !hidden.contains(xml.getAttributeValue(TABLE, "style-name"))));
                }
            }
        });
        if (sheets.isEmpty()) {
            throw new ImportProblem(file.problem(Reason.of("workbook-without-cells")));
        }
        return List.copyOf(sheets);
    }

    static boolean isTable(XMLStreamReader xml) {
        return xml.getLocalName().equals("table") && TABLE.equals(xml.getNamespaceURI());
    }

    @Override
    public List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public void read(Sheet sheet, Visitor visitor) throws IOException {
        read(sheet, visitor, new ArrayList<>());
    }

    private void read(Sheet sheet, Visitor visitor, List<Merges.Range> ranges) throws IOException {
        int wanted = Integer.parseInt(sheet.part());
        long size = parts.size(CONTENT);
        parts.read(CONTENT, xml -> {
            int at = -1;
            while (parts.next(xml)) {
                if (xml.isStartElement() && isTable(xml) && ++at == wanted) {
                    new OdsSheet(parts, file, ranges, size).read(xml, visitor);
                    return;
                }
            }
        });
    }

    @Override
    public Merges merges(Sheet sheet) throws IOException {
        List<Merges.Range> ranges = new ArrayList<>();
        if (parts.mentions(CONTENT, "-spanned=")) {
            read(sheet, (number, cells, wrong, width, read) -> ranges.size() <= Merges.MOST_RANGES, ranges);
        }
        return Merges.of(ranges, file);
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
