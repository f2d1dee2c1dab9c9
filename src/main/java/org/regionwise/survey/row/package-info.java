/**
 * What rows of every format pass through between the disk and a visitor.
 *
 * <p>Begin with {@link RowSource} and {@link RowGate}.
 */
package org.regionwise.survey.row;
