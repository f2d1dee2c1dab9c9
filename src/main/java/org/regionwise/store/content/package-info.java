/**
 * What the database holds, as lines of text that are the same wherever they are read: hashed for the ledger, kept in
 * the journal, written into backups. Begin with {@link org.regionwise.store.content.Content}.
 */
package org.regionwise.store.content;
