package org.regionwise.web.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;

/**
 * In which language somebody reads: what they chose in the header, else what this server speaks, else what their
 * browser asks for.
 */
public final class ReaderLanguage {
    /** Holds the choice. */
    public static final String COOKIE = "language";
    /** What the language of an answer depends on, for whoever keeps answers. */
    public static final String VARY = "Accept-Language, Cookie";

    private final Catalogue catalogue;
    private final Optional<Language> spoken;

    /** @param spoken to everybody who has not chosen, whatever their browser asks for */
    public ReaderLanguage(Catalogue catalogue, Optional<Language> spoken) {
        this.catalogue = catalogue;
        this.spoken = spoken;
    }

    /** What to answer a request with. */
    public Words of(Context context) {
        String chosen = context.cookie(COOKIE);
        return catalogue.words(Optional.ofNullable(chosen)
                .flatMap(catalogue::language)
                .or(() -> spoken)
                .orElseGet(() -> catalogue.negotiated(context.header("Accept-Language"))));
    }

    /**
     * What a file is written in: {@code ?language=}, as it may be for others to read, else as pages.
     *
     * @throws Refusal for a language that there is not
     */
    public Words ofFile(Context context) {
        String asked = context.queryParam("language");
        return asked == null || asked.isEmpty() ? of(context) : catalogue.words(known(asked));
    }

    private Language known(String tag) {
        return catalogue
                .language(tag)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.BAD_REQUEST,
                        "error.no-language",
                        "language",
                        tag,
                        "languages",
                        catalogue.languages().stream().map(Language::tag).collect(Collectors.joining(", "))));
    }

    /** A language by its tag, as the form in the header sends it. */
    public Language chosen(String tag) {
        return known(tag == null ? "" : tag);
    }
}
