package org.regionwise.web.page;

import io.javalin.http.Context;
import java.util.Optional;
import org.regionwise.store.account.Role;

/**
 * Who asks.
 *
 * @param account the number of the account; 0 where there are none and this machine's only analyst asks
 * @param name as it is signed in with
 * @param byToken whether a program asks with a token, and no browser
 */
public record Person(long account, String name, Role role, boolean byToken) {
    /** Whoever started the program, where there are no accounts. */
    public static final Person OF_THIS_MACHINE = new Person(0, "", Role.ADMINISTRATOR, false);

    private static final String ATTRIBUTE = "person";

    /** Whether they upload and analyse, and do not only look. */
    public boolean works() {
        return role.includes(Role.ANALYST);
    }

    /** Whether they keep accounts and backups. */
    public boolean administers() {
        return role.includes(Role.ADMINISTRATOR);
    }

    /** Who asks for what needs somebody to be signed in; empty on pages for everybody. */
    public static Optional<Person> of(Context context) {
        return Optional.ofNullable(context.attribute(ATTRIBUTE));
    }

    /** Lets the rest of this request know. */
    public void in(Context context) {
        context.attribute(ATTRIBUTE, this);
    }
}
