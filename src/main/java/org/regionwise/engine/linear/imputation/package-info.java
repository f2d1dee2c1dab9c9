/**
 * Multiple imputation of missing predictors of linear mixed models: draws of a model's parameters given completed data,
 * and what several completed data sets say together. Begin with {@link
 * org.regionwise.engine.linear.imputation.MixedModelChain}.
 */
package org.regionwise.engine.linear.imputation;
