package org.regionwise.report.guide;

/**
 * A page of the guide.
 *
 * @param id as addresses name it, and its file without the ending: {@code read-the-result}
 * @param title its first heading
 * @param html its content, with the title
 */
public record GuidePage(String id, String title, String html) {}
