/**
 * Questions, answers and counts as they are kept and handed on, in JSON.
 *
 * <p>Begin with {@link ResultJson}; {@link AnalysisRecord} is what proves and repeats a result.
 */
package org.regionwise.analysis.record;
