package org.regionwise.web.access;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.util.Locale;
import java.util.Optional;

/** What is entered in the record of who did what; a route that does it declares it beside its right. */
public enum Deed implements RouteRole {
    /** A survey was stored. */
    STORED_SURVEY,
    /** A database was asked for the counts of a survey. */
    COUNTED_ELSEWHERE,
    /** A survey was given other names. */
    RENAMED_SURVEY,
    /** It was said, or taken back, who lives in the regions of a survey. */
    CHANGED_POPULATION,
    /** A survey was taken out of sight. */
    DELETED_SURVEY,
    /** A deleted survey was brought back. */
    RESTORED_SURVEY,
    /** A survey was erased for good. */
    ERASED_SURVEY,
    /** A backup was made. */
    MADE_BACKUP,
    /** A backup took the place of the database. */
    RESTORED_BACKUP,
    /** The database was rebuilt. */
    RECOVERED_DATABASE,
    /** Everything was moved to or from another database. */
    MOVED_DATABASE,
    /** It was chosen who else may see a survey. */
    SHARED_SURVEY,
    /** An analysis was computed. */
    RAN_ANALYSIS,
    /** An analysis was given another name. */
    RENAMED_ANALYSIS,
    /** An analysis was taken out of sight. */
    DELETED_ANALYSIS,
    /** A deleted analysis was brought back. */
    RESTORED_ANALYSIS,
    /** A file with results was taken along. */
    EXPORTED,
    /** The rules for publication were changed. */
    CHANGED_RULES,
    /** Somebody signed in. */
    SIGNED_IN,
    /** Somebody tried to sign in with a wrong name or password. */
    FAILED_SIGN_IN,
    /** Somebody signed out. */
    SIGNED_OUT,
    /** An account was added or changed. */
    CHANGED_ACCOUNT;

    /** As it is kept and as messages name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the route of a request does, if that is entered. */
    static Optional<Deed> of(Context context) {
        return context.routeRoles().stream()
                .filter(Deed.class::isInstance)
                .map(Deed.class::cast)
                .findFirst();
    }
}
