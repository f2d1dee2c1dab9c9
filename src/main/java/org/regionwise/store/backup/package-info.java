/**
 * Copies of what the database holds: backups, and the journal of what changed since the last one. Begin with
 * {@link org.regionwise.store.backup.Backups}.
 */
package org.regionwise.store.backup;
