/**
 * Looking around: the model changed while one looks, kept or discarded.
 *
 * <p>Begin with {@link WhatIfRoutes}.
 */
package org.regionwise.web.whatif;
