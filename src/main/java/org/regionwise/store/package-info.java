/**
 * Surveys and analyses over H2 or PostgreSQL, original uploads by hash, and the reduction of responses to counts.
 *
 * <p>Begin with {@link Database}, {@link Surveys} and {@link Responses}.
 */
package org.regionwise.store;
