package org.regionwise.web.page;

import java.util.Locale;

/** Where what is uploaded stays, as every page's foot says. */
public enum Whereabouts {
    /** The reader's own. */
    MACHINE,
    /** One that people reach over a network. */
    SERVER,
    /** Such a one, and a database that may be elsewhere. */
    DATABASE;

    /** As messages choose by it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
