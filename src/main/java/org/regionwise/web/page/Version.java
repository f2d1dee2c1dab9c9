package org.regionwise.web.page;

import io.javalin.http.Context;
import java.util.OptionalLong;
import org.regionwise.store.Database;

/** Which version of what is stored a page is made from: of the survey that it is about, or else of everything. */
public final class Version {
    private static final String SERIES = "series";

    private final Database database;

    /** Of what is in a database. */
    public Version(Database database) {
        this.database = database;
    }

    /** Says that a request is about a survey, known by its first version, and about nothing else that is stored. */
    public static void about(Context context, long series) {
        context.attribute(SERIES, series);
    }

    /** Says that a request is about other surveys too. */
    public static void aboutOthers(Context context) {
        context.attribute(SERIES, null);
    }

    /** Empty where others may change it unnoticed. */
    OptionalLong of(Context context) {
        Long series = context.attribute(SERIES);
        return series == null ? database.version() : database.version(series);
    }

    /** Whether the database is the embedded one, which is backed up and erased from here. */
    boolean embedded() {
        return database.version().isPresent();
    }
}
