/**
 * The command line, over the same parts as the pages.
 *
 * <p>Begin with {@link EstimateCommand}.
 */
package org.regionwise.cli;
