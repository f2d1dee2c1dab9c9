/**
 * Commands on what is kept: backups and going back to them, rebuilding, moving, erasing.
 *
 * <p>Begin with {@link BackupCommand}.
 */
package org.regionwise.cli.keeping;
