/**
 * The user guide: Markdown pages under {@code docs/guide}, a folder for each language, shown by the application as they
 * stand there. Begin with {@link org.regionwise.report.guide.Guide}.
 */
package org.regionwise.report.guide;
