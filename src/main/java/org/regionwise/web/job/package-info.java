/**
 * What takes long: jobs, their lines, progress and cancellation.
 *
 * <p>Begin with {@link Jobs}.
 */
package org.regionwise.web.job;
