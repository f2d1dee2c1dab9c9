/**
 * A result in the formats that statistical agencies exchange data and their description in. Figures that are withheld
 * are empty in all of them.
 *
 * <p>Begin with {@link AgencyFormat}.
 */
package org.regionwise.report.agency;
