/**
 * What the command line puts out, in every format, and how it is written to a file that is complete or not there.
 *
 * <p>Begin with {@link org.regionwise.cli.output.ResultFormat}.
 */
package org.regionwise.cli.output;
