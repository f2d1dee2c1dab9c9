package org.regionwise.analysis.record;

import com.fasterxml.jackson.databind.JsonNode;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.result.Result;
import org.regionwise.survey.name.Labels;

/**
 * All that is needed to compute a result again and to see whether it is the same, written as {@code analysis.json}. Its
 * components are a contract: add to them, never rename. It holds no answers of respondents and no moment in time.
 *
 * @param software what computed the result
 * @param analysis the question
 * @param data the files that were analysed
 * @param release the publication profile that decided what is shown; null where everything is
 * @param result the result as it was released, beside this record
 * @param cells the counts that were estimated from, beside this record; null where they were kept back
 * @param labels what the result calls what it names; null in records of earlier versions
 */
public record AnalysisRecord(
        Result.Software software,
        Analysis analysis,
        DataFiles data,
        JsonNode release,
        HashedFile result,
        HashedFile cells,
        Labels labels) {}
