package org.regionwise.survey.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.row.FormatByContent;
import org.regionwise.survey.row.ReceivedFile;

/**
 * A guess, for the analyst to confirm, at the encoding of text that is not UTF-8: the one in which the words with
 * letters beyond ASCII look most like words of a European language. Windows encodings come before the ISO ones that
 * they extend.
 *
 * @param encoding name of the encoding
 * @param sample a few of those words as they read in it, for the analyst's eye
 */
public record EncodingSuggestion(String encoding, String sample) {
    private static final int BUFFER = 1 << 16;
    private static final int SAMPLE_WORDS = 3;

    private static final List<String> CANDIDATES = List.of(
            "windows-1252",
            "windows-1250",
            "windows-1251",
            "windows-1254",
            "windows-1257",
            "windows-1253",
            "ISO-8859-2",
            "ISO-8859-15",
            "ISO-8859-5",
            "ISO-8859-9",
            "ISO-8859-7",
            "ISO-8859-13",
            "KOI8-R",
            "IBM852");

    /**
     * The guess for a file of text, read from beginning to end, though it could not be opened.
     *
     * @return empty when it is no delimited text, is UTF-8, has a byte order mark, or resembles nothing known
     */
    public static Optional<EncodingSuggestion> of(ReceivedFile file) {
        try {
            boolean text = FormatByContent.of(file) == FileFormat.CSV;
            return text ? ofText(file) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The guess for texts that are known not to be UTF-8; empty when they resemble nothing known. */
    public static Optional<EncodingSuggestion> of(byte[] texts) {
        ForeignWords words = new ForeignWords();
        words.observe(texts, texts.length);
        return best(words);
    }

    /** The name of the encoding that is guessed for such texts. */
    public static Optional<String> name(byte[] texts) {
        return of(texts).map(EncodingSuggestion::encoding);
    }

    static Optional<EncodingSuggestion> ofText(ReceivedFile file) {
        try {
            if (isMarkedOrUtf8(file)) {
                return Optional.empty();
            }
            ForeignWords words = new ForeignWords();
            try (InputStream in = file.open()) {
                byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    words.observe(buffer, count);
                }
            }
            return best(words);
        } catch (ZipException | EOFException e) {
            throw new ImportProblem(file.damaged());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<EncodingSuggestion> best(ForeignWords words) {
        String best = null;
        double bestScore = 0;
        for (String candidate : CANDIDATES) {
            double score = words.score(Charset.forName(candidate));
            if (score > bestScore + 1e-9) {
                best = candidate;
                bestScore = score;
            }
        }
        return best == null
                ? Optional.empty()
                : Optional.of(new EncodingSuggestion(best, words.sample(Charset.forName(best), SAMPLE_WORDS)));
    }

    private static boolean isMarkedOrUtf8(ReceivedFile file) throws IOException {
        byte[] start = file.start(4);
        boolean utf16 = start.length > 1
                && (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE
                        || start[0] == (byte) 0xFE && start[1] == (byte) 0xFF
                        || start[0] == 0
                        || start[1] == 0);
        if (utf16) {
            return true;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (InputStream in = file.open()) {
            byte[] buffer = new byte[BUFFER];
            CharBuffer text = CharBuffer.allocate(BUFFER);
            int kept = 0;
            while (true) {
                int count = in.read(buffer, kept, BUFFER - kept);
                boolean end = count < 0;
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, kept + Math.max(count, 0));
                CoderResult result = decoder.decode(bytes, text.clear(), end);
                if (result.isError()) {
                    return false;
                }
                if (end) {
                    return true;
                }
                kept = bytes.remaining();
                System.arraycopy(buffer, bytes.position(), buffer, 0, kept);
            }
        }
    }
}
