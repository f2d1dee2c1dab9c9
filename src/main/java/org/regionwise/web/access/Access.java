package org.regionwise.web.access;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.util.Set;
import org.regionwise.store.account.Role;

/**
 * The right that a route demands. Every route declares one where it is registered, and the server does not start with
 * one that does not. What {@code {id}} in its path is follows from the right.
 */
public enum Access implements RouteRole {
    /** Nothing: whoever can reach the server. */
    OPEN(Role.VIEWER),
    /** To be signed in. */
    SIGNED_IN(Role.VIEWER),
    /** To be signed in with a browser: a token must not make another one. */
    OWN_ACCOUNT(Role.VIEWER),
    /** To send files. */
    UPLOAD(Role.ANALYST),
    /** To see a survey. */
    SEE_SURVEY(Role.VIEWER),
    /** To analyse a survey, name it, and choose what is published of it. */
    WORK_ON_SURVEY(Role.ANALYST),
    /** To delete a survey, bring it back, and say who else may see it. */
    OWN_SURVEY(Role.ANALYST),
    /** To see the survey of an analysis. */
    SEE_ANALYSIS(Role.VIEWER),
    /** To work on the survey of an analysis. */
    WORK_ON_ANALYSIS(Role.ANALYST),
    /** To go on with an upload: who began it. */
    OWN_UPLOAD(Role.ANALYST),
    /** To go on with a table of published estimates: who sent it. */
    OWN_TABLE(Role.ANALYST),
    /** To see the page that a computation leads back to. */
    SEE_JOB(Role.VIEWER),
    /** To manage accounts and read who did what. */
    ADMINISTER(Role.ADMINISTRATOR);

    private final Role least;

    Access(Role least) {
        this.least = least;
    }

    /** Without this role no survey, however shared, gives the right. */
    public Role least() {
        return least;
    }

    /** Whether a program may use it with a token. */
    boolean byToken() {
        return this != OWN_ACCOUNT && this != ADMINISTER;
    }

    /** The right that the route of a request demands; files that are the same for everybody demand none. */
    static Access of(Context context) {
        return of(context.routeRoles());
    }

    /** The right among what a route declares. */
    public static Access of(Set<? extends RouteRole> declared) {
        return declared.stream()
                .filter(Access.class::isInstance)
                .map(Access.class::cast)
                .findFirst()
                .orElse(OPEN);
    }
}
