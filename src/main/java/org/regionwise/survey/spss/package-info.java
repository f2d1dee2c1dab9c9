/**
 * SPSS system files, {@code .sav} and {@code .zsav}.
 *
 * <p>Begin with {@link SpssSource}; value labels come from {@link SpssRecords}.
 */
package org.regionwise.survey.spss;
