/**
 * Who may come in, and what each may do.
 *
 * <p>Begin with {@link Accounts} and {@link Sharing}.
 */
package org.regionwise.store.account;
