package org.regionwise.web.job;

import java.util.List;
import org.regionwise.report.message.Words;
import org.regionwise.store.StoredSurvey;

/**
 * The first analysis of a survey that was just stored, to be begun.
 *
 * @param predictors columns of the region table
 * @param words what the reader is told in
 * @param by name of the account that asked for it
 */
public record FirstAnalysis(StoredSurvey survey, List<String> predictors, Words words, String by) {}
