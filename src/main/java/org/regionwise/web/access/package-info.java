/**
 * Who comes in, and which right every route demands.
 *
 * <p>Begin with {@link Access} and {@link Gate}.
 */
package org.regionwise.web.access;
