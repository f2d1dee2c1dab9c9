package org.regionwise.cli.option;

import org.regionwise.cli.output.Refusal;
import org.regionwise.report.Heading;
import picocli.CommandLine.Option;

/** What the analyst puts on a report. */
public final class HeadingOptions {
    @Option(names = "--title", paramLabel = "TEXT")
    private String title;

    @Option(names = "--author", paramLabel = "TEXT")
    private String author;

    @Option(names = "--note", paramLabel = "TEXT")
    private String note;

    @Option(names = "--contact", paramLabel = "TEXT")
    private String contact;

    @Option(names = "--date", paramLabel = "TEXT")
    private String date;

    /** @throws Refusal when a text is too long */
    public Heading heading() {
        try {
            return new Heading(title, author, note, contact, date);
        } catch (Heading.TooLong e) {
            throw Refusal.of("document.heading-too-long", "part", e.part(), "limit", e.limit());
        }
    }
}
