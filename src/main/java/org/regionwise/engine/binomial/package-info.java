/**
 * The random-intercept model of single answers by maximum likelihood.
 *
 * <p>Begin with {@link BinomialRandomIntercept}; a region's interval comes from {@link PlugInRegions}.
 */
package org.regionwise.engine.binomial;
