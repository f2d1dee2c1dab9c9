package org.regionwise.web.page;

import io.javalin.http.Context;
import java.util.Optional;
import org.regionwise.store.account.Role;
import org.regionwise.store.account.Sharing.Right;

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
    private static final String RIGHT = "right";

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

    /** Lets the rest of a request know what who asks may do with the survey that it is about. */
    public static void may(Context context, Right right) {
        context.attribute(RIGHT, right);
    }

    /**
     * Whether who asks has a right to the survey that a request is about; where it is about none, whether their role
     * lets them have it. What a page offers depends on this.
     */
    static boolean may(Context context, Right least, Role role) {
        Right right = context.attribute(RIGHT);
        return of(context).filter(each -> each.role.includes(role)).isPresent()
                && (right == null || right.includes(least));
    }
}
