/**
 * Direct estimates under a survey design: their variances, intervals and effective sample sizes.
 *
 * <p>Begin with {@link DirectEstimates}; effective sizes come from {@link DesignEffectModel}.
 */
package org.regionwise.engine.direct;
