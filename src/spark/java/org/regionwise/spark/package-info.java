/**
 * Counting on Spark. Built by the profile {@code spark} only; begin with {@link org.regionwise.spark.CountsJob}.
 */
package org.regionwise.spark;
