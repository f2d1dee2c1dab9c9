package org.regionwise.web.page;

import java.util.regex.Pattern;

/** Where to go next, as a request says it: only ever a page of ours. */
public final class OwnPage {
    /** One slash, and nothing that a browser takes for another site. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");

    private OwnPage() {}

    /** The page if it is one of ours, else the first one; null is none. */
    public static String of(String page) {
        return page != null && OURS.matcher(page).matches() ? page : "/";
    }
}
