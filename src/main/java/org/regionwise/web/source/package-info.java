/**
 * Surveys whose rows stay in a database that the administrator named: the analyst picks rows and columns, and their
 * counts go the way of an upload. Begin with {@link org.regionwise.web.source.SourceRoutes}.
 */
package org.regionwise.web.source;
