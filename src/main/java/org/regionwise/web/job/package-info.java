/**
 * What takes long: jobs, their lines, progress and cancellation; and the counts that open pages
 * ask for again.
 *
 * <p>Begin with {@link Jobs}.
 */
package org.regionwise.web.job;
