/**
 * What can be asked for on the command line, an idea a file: options, what they mean together, and what is wrong with
 * them. What they say in {@code --help} is in the catalogue's page {@code cli}, under their names.
 *
 * <p>Begin with {@link org.regionwise.cli.option.OutcomeOptions}.
 */
package org.regionwise.cli.option;
