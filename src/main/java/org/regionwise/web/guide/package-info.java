/** The guide and the glossary. Begin with {@link org.regionwise.web.guide.GuideRoutes}. */
package org.regionwise.web.guide;
