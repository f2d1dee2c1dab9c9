package org.regionwise.survey.row;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;

/**
 * The encoding of files that do not say theirs: the one chosen, else UTF-8 where that can be, else the one in which
 * their texts look most like words, else that of Windows.
 */
public final class UnstatedEncoding {
    /** Rows whose texts tell the encoding. */
    private static final int LOOKED_AT = 1000;

    private static final String WINDOWS = "windows-1252";
    /** What stands for bytes that are no text. */
    private static final char REPLACED = '\uFFFD';

    private UnstatedEncoding() {}

    /** Opens a file in an encoding. */
    public interface Opener<S extends RowSource> {
        /** @throws ImportProblem if it is damaged */
        S in(Charset encoding) throws IOException;
    }

    /** Guesses by texts. */
    public interface Guess {
        /** The name of the encoding in which these bytes look most like words; empty where they look like none. */
        Optional<String> of(byte[] texts);
    }

    /**
     * The file in its encoding.
     *
     * @param guess of the encoding where it is not UTF-8
     * @throws ImportProblem if it is damaged, or the encoding that was chosen is none
     */
    public static <S extends RowSource> S open(ReceivedFile file, ReadingOptions wanted, Guess guess, Opener<S> opener)
            throws IOException {
        if (wanted.encoding() != null) {
            return opener.in(TextEncoding.of(wanted.encoding(), file));
        }
        S source = opener.in(StandardCharsets.UTF_8);
        boolean utf8 = texts(source).noneMatch(text -> text.indexOf(REPLACED) >= 0);
        if (utf8) {
            return source;
        }
        // every byte is a character of its own here, and can be had again
        String bytes = texts(opener.in(StandardCharsets.ISO_8859_1)).collect(Collectors.joining("\n"));
        return opener.in(Charset.forName(
                guess.of(bytes.getBytes(StandardCharsets.ISO_8859_1)).orElse(WINDOWS)));
    }

    private static Stream<String> texts(RowSource source) throws IOException {
        Stream<String> labels = source.labels().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.label()), each.values().values().stream()));
        Stream<String> cells =
                source.rawRows(LOOKED_AT).stream().map(RawRow::cells).flatMap(Collection::stream);
        return Stream.of(source.columns().names().stream(), labels, cells).flatMap(each -> each);
    }
}
