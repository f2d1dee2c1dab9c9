/**
 * The application in the browser: routes by feature, each with what its pages need. Nothing is computed here.
 *
 * <p>Begin with {@link Application} and {@link WebServer}.
 */
package org.regionwise.web;
