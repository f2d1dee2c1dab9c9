package org.regionwise.report.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Takes the moment at which it was made out of a PDF, so that equal contents are equal bytes. */
final class UndatedPdf {
    private static final Pattern MOMENT =
            Pattern.compile("\\s*<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*</xmp:\\1>");

    private UndatedPdf() {}

    static void strip(PDDocument document) throws IOException {
        document.getDocumentInformation().getCOSObject().removeItem(COSName.CREATION_DATE);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        metadata.importXMPMetadata(MOMENT.matcher(xmp).replaceAll("").getBytes(StandardCharsets.UTF_8));
        // from which the identifier is made, else from the time
        document.setDocumentId(0L);
    }
}
