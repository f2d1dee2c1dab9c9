/**
 * The same question answered in other ways: approximations, and without single regions.
 *
 * <p>Begin with {@link ApproximationAudit} and {@link Influence}.
 */
package org.regionwise.engine.sensitivity;
