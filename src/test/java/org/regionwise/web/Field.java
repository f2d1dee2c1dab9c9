package org.regionwise.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What is filled in or ticked on a page, by its label. Charts carry labels too, which may hold the same words. */
final class Field {
    private static final String KINDS = "input, select, textarea";

    private Field() {}

    static Locator labelled(Page page, String label) {
        return page.locator(KINDS).and(page.getByLabel(label));
    }

    static Locator labelled(Locator part, String label) {
        return part.locator(KINDS).and(part.getByLabel(label));
    }
}
