/**
 * What stands before every route: hosts, cross-site requests, headers, limits.
 *
 * <p>Begin with {@link HostAllowList} and {@link CrossSiteGuard}.
 */
package org.regionwise.web.guard;
