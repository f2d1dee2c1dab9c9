/**
 * The computations that servers on one PostgreSQL share.
 *
 * <p>Begin with {@link SharedJobs}.
 */
package org.regionwise.store.queue;
