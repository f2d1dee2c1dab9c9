/**
 * What every route needs: pages, numbers in paths, what forms sent, names of files.
 *
 * <p>Begin with {@link Pages} and {@link FormFields}.
 */
package org.regionwise.web.page;
