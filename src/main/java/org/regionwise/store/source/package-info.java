/**
 * Databases of others, in which a survey's rows stay: {@link org.regionwise.store.source.CountsSource} asks one for
 * counts.
 */
package org.regionwise.store.source;
