package org.regionwise.survey.row;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Stream;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;

/** The encoding of files that do not say theirs: the one chosen, else UTF-8 where that can be, else that of Windows. */
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

    /**
     * The file in its encoding.
     *
     * @throws ImportProblem if it is damaged, or the encoding that was chosen is none
     */
    public static <S extends RowSource> S open(ReceivedFile file, ReadingOptions wanted, Opener<S> opener)
            throws IOException {
        if (wanted.encoding() != null) {
            return opener.in(TextEncoding.of(wanted.encoding(), file));
        }
        S source = opener.in(StandardCharsets.UTF_8);
        boolean utf8 = texts(source).noneMatch(text -> text.indexOf(REPLACED) >= 0);
        return utf8 ? source : opener.in(Charset.forName(WINDOWS));
    }

    private static Stream<String> texts(RowSource source) throws IOException {
        Stream<String> labels = source.labels().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.label()), each.values().values().stream()));
        Stream<String> cells =
                source.rawRows(LOOKED_AT).stream().map(RawRow::cells).flatMap(Collection::stream);
        return Stream.of(source.columns().names().stream(), labels, cells).flatMap(each -> each);
    }
}
