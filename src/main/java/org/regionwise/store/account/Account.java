package org.regionwise.store.account;

/**
 * Somebody who may sign in.
 *
 * @param password its hash, as {@link Passwords} makes it
 * @param epoch counts up whenever all sessions are to end
 * @param disabled whether it is kept from signing in
 */
public record Account(long id, String name, Role role, String password, int epoch, boolean disabled) {}
