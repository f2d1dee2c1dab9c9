/**
 * Columns in Parquet, read by Apache's own reader without Hadoop ({@code parquet-floor}). Begin with
 * {@link ParquetSource}.
 */
package org.regionwise.survey.parquet;
