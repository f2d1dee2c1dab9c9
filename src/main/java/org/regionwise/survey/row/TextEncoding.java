package org.regionwise.survey.row;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/** The character encodings in which surveys come. */
public final class TextEncoding {
    /** What an analyst may choose from; the command line takes any that Java knows. */
    public static final List<String> OFFERED = List.of(
            "UTF-8",
            "UTF-16LE",
            "UTF-16BE",
            "windows-1250",
            "windows-1251",
            "windows-1252",
            "windows-1253",
            "windows-1254",
            "windows-1257",
            "ISO-8859-1",
            "ISO-8859-2",
            "ISO-8859-5",
            "ISO-8859-7",
            "ISO-8859-9",
            "ISO-8859-13",
            "ISO-8859-15",
            "IBM852",
            "KOI8-R");

    private TextEncoding() {}

    /** The encoding of that name; throws {@link ImportProblem} if there is none that can be read. */
    public static Charset of(String name, ReceivedFile file) {
        try {
            Charset charset = Charset.forName(name.strip());
            // a few can only be written, or only be told from the text itself
            charset.newDecoder();
            return charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException | UnsupportedOperationException e) {
            throw new ImportProblem(new Problem(
                    file.name(), 0, "", name, Reason.of("encoding-unknown", "encodings", String.join(", ", OFFERED))));
        }
    }
}
