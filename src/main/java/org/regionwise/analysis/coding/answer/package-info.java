/**
 * Answers understood as yes, no, none or a measured number, and summed; what is wrong or odd about them is said here.
 *
 * <p>Begin with {@link CodedResponses}.
 */
package org.regionwise.analysis.coding.answer;
