package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What R prints, compared with what we print in its place. */
final class PrintedByR {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.(\\d+))?(?:e[-+]\\d+)?");

    private PrintedByR() {}

    /** The same layout, and the same figures to one unit of the last digit: R's optimiser stops a little earlier. */
    static void assertSame(List<String> expected, List<String> printed) {
        assertEquals(layout(expected), layout(printed));
        for (int i = 0; i < expected.size(); i++) {
            Matcher theirs = NUMBER.matcher(expected.get(i));
            Matcher ours = NUMBER.matcher(printed.get(i));
            while (theirs.find() && ours.find()) {
                double unit = Math.pow(
                        10, theirs.group(1) == null ? 0 : -theirs.group(1).length());
                double value = Double.parseDouble(theirs.group());
                // degrees of freedom come from numerical derivatives in R, good to seven digits
                double tolerance = 1.01 * (theirs.group().contains("e") ? Math.abs(value) * unit : unit);
                boolean whole = theirs.group(1) == null;
                assertEquals(
                        value,
                        Double.parseDouble(ours.group()),
                        whole ? 0 : Math.max(tolerance, Math.abs(value) * 1e-7),
                        expected.get(i));
            }
        }
    }

    private static String layout(List<String> lines) {
        return String.join("\n", lines).replaceAll("\\d", "0");
    }
}
