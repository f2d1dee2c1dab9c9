/**
 * An account, beside the database and independent of it, of what was committed. Begin with
 * {@link org.regionwise.store.ledger.Ledger}.
 */
package org.regionwise.store.ledger;
