package org.regionwise.survey.sheet;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.regionwise.survey.ByteCount;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ArchiveSum;
import org.regionwise.survey.row.ReceivedFile;

/**
 * A workbook as a zip archive of XML parts. However small the archive is, no more of it is unpacked than is allowed,
 * all parts together; document type declarations are refused, and nothing outside the archive is ever looked at.
 */
public final class SheetPackage implements AutoCloseable {
    private static final int MOST_ENTRIES = 10_000;
    /** The most bytes without a tag between them: no name, attribute or text in an honest workbook is longer. */
    private static final int LONGEST_RUN = 1 << 22;

    private static final int CHUNK = 1 << 16;

    private final ReceivedFile file;
    private final ZipFile zip;
    private final long packed;
    private long unpacked;

    private SheetPackage(ReceivedFile file, ZipFile zip, long packed) {
        this.file = file;
        this.zip = zip;
        this.packed = packed;
    }

    /** @throws ImportProblem if it is no archive, or packed once more */
    public static SheetPackage open(ReceivedFile file) throws IOException {
        if (file.isPacked()) {
            throw new ImportProblem(file.problem(Reason.of("workbook-in-gzip")));
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.path().toFile());
        } catch (IllegalArgumentException e) {
            throw new ImportProblem(file.damaged());
        }
        if (zip.size() > MOST_ENTRIES) {
            zip.close();
            throw new ImportProblem(file.problem(Reason.of("too-many-parts", "limit", MOST_ENTRIES)));
        }
        return new SheetPackage(file, zip, Files.size(file.path()));
    }

    /** Work on the XML of a part. */
    public interface Part {
        /** Reads from the beginning of the part. */
        void read(XMLStreamReader xml) throws XMLStreamException;
    }

    /** Whether there is such a part. */
    public boolean has(String name) {
        return entry(name) != null;
    }

    /** Size of a part after unpacking, as the archive says, at least 1. */
    public long size(String name) {
        ZipEntry entry = entry(name);
        return entry == null ? 1 : Math.max(1, entry.getSize());
    }

    /** Reads a part; a part that is not there is passed over in silence. */
    public void read(String name, Part part) throws IOException {
        ZipEntry entry = entry(name);
        if (entry == null) {
            return;
        }
        try (Reader in = text(new BufferedInputStream(new Guarded(entry)))) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            try {
                part.read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io && !(io instanceof CharacterCodingException)) {
                throw io;
            }
            throw new ImportProblem(file.problem(Reason.of("part-damaged", "part", name)));
        }
    }

    /** Whether the bytes of a part hold this ASCII text, which takes a fraction of the time of reading its XML. */
    public boolean mentions(String name, String text) throws IOException {
        ZipEntry entry = entry(name);
        if (entry == null) {
            return false;
        }
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        byte[] buffer = new byte[CHUNK];
        int kept = 0;
        try (InputStream in = new Guarded(entry)) {
            for (int count = in.read(buffer, 0, CHUNK); count >= 0; count = in.read(buffer, kept, CHUNK - kept)) {
                int filled = kept + count;
                if (holds(buffer, filled, wanted)) {
                    return true;
                }
                kept = Math.min(filled, 2 * wanted.length);
                System.arraycopy(buffer, filled - kept, buffer, 0, kept);
            }
        }
        return false;
    }

    /** Whether the text stands there, in UTF-8 or UTF-16. */
    private static boolean holds(byte[] buffer, int filled, byte[] wanted) {
        for (int at = 0; at < filled; at++) {
            if (buffer[at] == wanted[0]
                    && (holds(buffer, filled, at, 1, wanted) || holds(buffer, filled, at, 2, wanted))) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(byte[] buffer, int filled, int from, int step, byte[] wanted) {
        if (from + step * (wanted.length - 1) >= filled) {
            return false;
        }
        for (int i = 1; i < wanted.length; i++) {
            if (buffer[from + step * i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Moves to the next opening or closing tag; false at the end. */
    public boolean next(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new ImportProblem(file.problem(Reason.of("document-type")));
            }
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** The text up to the next tag, at most so long; the reader stands at that tag afterwards. */
    public String text(XMLStreamReader xml, int most) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                break;
            }
            if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new ImportProblem(file.damaged());
            }
            if (xml.hasText() && event != XMLStreamConstants.COMMENT && text.length() <= most) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
        return text.toString();
    }

    /** Workbooks are UTF-8, or else UTF-16 with a mark; that the parser need not tell them apart keeps it quiet. */
    private static Reader text(BufferedInputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        boolean wide = first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE;
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        if (first == 0xEF && second == 0xBB) {
            in.skipNBytes(3);
        }
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        // what is wrong is said once, by the exception
        factory.setXMLReporter((message, type, information, location) -> {});
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    private ZipEntry entry(String name) {
        ZipEntry exact = zip.getEntry(name);
        if (exact != null) {
            return exact;
        }
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            // some programs write backslashes, or other cases than they refer to
            if (entry.getName().replace('\\', '/').equalsIgnoreCase(name)) {
                return entry;
            }
        }
        return null;
    }

    /** Unpacked bytes, counted against what is allowed. */
    private final class Guarded extends FilterInputStream {
        private final ArchiveSum sum;
        private int run;

        private Guarded(ZipEntry entry) throws IOException {
            super(zip.getInputStream(entry));
            this.sum = new ArchiveSum(entry);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            if (!sum.agrees(buffer, offset, count)) {
                throw new ImportProblem(file.damaged());
            }
            unpacked += Math.max(count, 0);
            if (unpacked > file.limits().workbookBytes()) {
                throw new ImportProblem(file.problem(Reason.of(
                        "workbook-too-large",
                        "limit",
                        ByteCount.of(file.limits().workbookBytes()).toString())));
            }
            if (unpacked > file.limits().unpackedOf(packed)) {
                throw new ImportProblem(file.problem(ImportLimits.tooTight()));
            }
            for (int i = offset; i < offset + count; i++) {
                run = buffer[i] == '<' ? 0 : run + 1;
                if (run > LONGEST_RUN) {
                    throw new ImportProblem(file.problem(Reason.of("text-too-large")));
                }
            }
            return count;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
