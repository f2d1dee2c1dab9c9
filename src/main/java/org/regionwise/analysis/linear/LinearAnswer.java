package org.regionwise.analysis.linear;

import java.util.List;
import java.util.Map;
import org.regionwise.engine.linear.GroupEffects;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.inference.ThreePoolings;
import org.regionwise.engine.linear.inference.VariancePartition;
import org.regionwise.survey.ImportFacts;

/**
 * What a linear mixed model says.
 *
 * @param question it answers
 * @param source the file it is of
 * @param fit by the criterion asked for
 * @param posterior where a posterior was asked for, else null; coefficients, variances and partial pooling are then
 *     posterior means
 * @param coefficients in the order of the design
 * @param variances in lme4's order, the residual last
 * @param terms F tests of every term of the fixed effects; empty where none were asked for
 * @param contextual for each parted predictor, what the group's mean adds beyond one's own value: coefficient of the
 *     mean less that of the deviation
 * @param partition how the variance of the outcome divides
 * @param poolings coefficients of every group of every factor under the three poolings
 * @param comparison with other models; empty where there are none
 * @param failedReplications draws of a bootstrap that could not be fitted
 * @param validation predictions of rows held out; null where none were asked for
 * @param predictions of the rows of another file, or of those of this file that lack their outcome; null where there is
 *     none
 * @param imputation where missing values were to be imputed, else null; coefficients, variances, partition and poolings
 *     are then pooled, and the fit is that of the first completed copy
 */
public record LinearAnswer(
        LinearQuestion question,
        Source source,
        LinearFit fit,
        PosteriorFigures posterior,
        List<CoefficientLine> coefficients,
        List<VarianceLine> variances,
        List<TermLine> terms,
        List<CoefficientLine> contextual,
        VariancePartition partition,
        List<ThreePoolings> poolings,
        List<ComparedModel> comparison,
        int failedReplications,
        ValidatedModels validation,
        PredictedRows predictions,
        ImputedFigures imputation) {
    /** Effects of the levels of a factor: modes, or posterior means. */
    public GroupEffects groupEffects(int factor) {
        if (imputed()) {
            return imputation.effects().get(factor);
        }
        return posterior == null ? fit.groupEffects(factor) : posterior.groupEffects(factor, fit);
    }

    /** Whether values were imputed, so that there is no one likelihood. */
    public boolean imputed() {
        return imputation != null && imputation.copies() > 0;
    }

    /** The same with rows predicted. */
    public LinearAnswer with(PredictedRows predicted) {
        return new LinearAnswer(
                question,
                source,
                fit,
                posterior,
                coefficients,
                variances,
                terms,
                contextual,
                partition,
                poolings,
                comparison,
                failedReplications,
                validation,
                predicted,
                imputation);
    }

    /**
     * The rows that a model was fitted to.
     *
     * @param name of the file
     * @param sha256 of its bytes
     * @param rows it has
     * @param used those without a missing value
     * @param missing by column, rows without a value
     * @param weightless complete rows of weight 0, which were left out
     * @param categories columns that are categories, with their levels; those that only group have none here
     * @param imported how the file was read, and what reading left out
     */
    public record Source(
            String name,
            String sha256,
            long rows,
            long used,
            Map<String, Long> missing,
            long weightless,
            Map<String, List<String>> categories,
            ImportFacts imported) {}
}
