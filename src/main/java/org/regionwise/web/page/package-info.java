/**
 * What every route needs: pages, numbers in paths, what forms sent, names of files.
 *
 * <p>Begin with {@link Pages} and {@link SentForm}.
 */
package org.regionwise.web.page;
