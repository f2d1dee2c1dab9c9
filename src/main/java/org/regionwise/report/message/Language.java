package org.regionwise.report.message;

import com.ibm.icu.util.ULocale;

/**
 * A language that Regionwise speaks.
 *
 * @param tag as cookies, options and the attribute {@code lang} have it: {@code es}
 * @param locale whose plurals, lists, dates and order of letters it uses: {@code en-GB}
 * @param name as those who speak it call it: {@code Español}
 */
public record Language(String tag, String locale, String name) {
    /** What the catalogue is written in, and what stands in where a translation is missing. */
    public static final String SOURCE = "en";

    /** Its rules. */
    ULocale rules() {
        return ULocale.forLanguageTag(locale);
    }
}
