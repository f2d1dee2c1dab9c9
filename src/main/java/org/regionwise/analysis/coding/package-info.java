/**
 * Responses coded as yes and no, joined with the region table, as the engine takes them.
 *
 * <p>Begin with {@link ModelDataBuilder}.
 */
package org.regionwise.analysis.coding;
