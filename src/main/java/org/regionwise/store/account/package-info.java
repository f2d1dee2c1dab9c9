/**
 * Who may come in, and what each may do.
 *
 * <p>Begin with {@link Role}.
 */
package org.regionwise.store.account;
