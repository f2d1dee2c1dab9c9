package org.regionwise.report.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.regionwise.report.message.Language;

/**
 * A page of the guide whose sections come from the program: everything after its title and first sentences. With
 * {@code -Dregionwise.write-guide=true} a test writes it; otherwise it asserts that the file is what it would write.
 */
public final class GeneratedPage {
    private GeneratedPage() {}

    /** Compares or writes {@code docs/guide/<language>/<name>.md}. */
    public static void holds(Language language, String name, String sections) throws IOException {
        Path file = Path.of("docs/guide", language.tag(), name + ".md");
        String there = Files.readString(file);
        int first = there.indexOf("\n## ");
        String whole = (first < 0 ? there.stripTrailing() + "\n" : there.substring(0, first)) + sections;
        if (Boolean.getBoolean("regionwise.write-guide")) {
            Files.writeString(file, whole);
            return;
        }
        assertEquals(whole, there, file + " is out of date; mvn test -Dtest='*Guide*' -Dregionwise.write-guide=true");
    }
}
