package org.regionwise.report.document;

/**
 * A drawing in a document.
 *
 * @param caption the question it answers, and what readers need to know to read it
 * @param alternative the same in words, for those who do not see it
 * @param svg one {@code svg} element with a size of its own
 * @param png the same as pixels
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
public record Figure(String caption, String alternative, String svg, byte[] png, double width, double height) {}
