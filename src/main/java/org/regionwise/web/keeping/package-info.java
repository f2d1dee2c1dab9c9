/**
 * Keeping data safe: backups, going back to one, and erasing for good. Begin with
 * {@link org.regionwise.web.keeping.KeepingRoutes}.
 */
package org.regionwise.web.keeping;
