package org.regionwise.cli;

import org.regionwise.report.document.Heading;
import picocli.CommandLine.Option;

/** What stands over a report. */
final class HeadingOptions {
    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "Title of a report (pdf, docx, html) in place of the computed one.")
    private String title;

    @Option(names = "--author", paramLabel = "TEXT", description = "Author of a report.")
    private String author;

    @Option(names = "--note", paramLabel = "TEXT", description = "Note under a report's title.")
    private String note;

    Heading heading(Requirement requirement) {
        try {
            return new Heading(title, author, note);
        } catch (IllegalArgumentException e) {
            requirement.require(false, e.getMessage());
            throw e;
        }
    }
}
