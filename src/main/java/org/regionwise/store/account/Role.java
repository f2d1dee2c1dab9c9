package org.regionwise.store.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do, each role all that the one before it may. */
public enum Role {
    /** Looks at surveys that are shared, and takes files of their results along. */
    VIEWER,
    /** Uploads, analyses, and chooses what is published of own and shared surveys. */
    ANALYST,
    /** Sees and changes every survey, and reads who did what. */
    ADMINISTRATOR;

    /** Whether this role may do what {@code other} may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** As it is written on command lines, in the database and in messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with a code. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
