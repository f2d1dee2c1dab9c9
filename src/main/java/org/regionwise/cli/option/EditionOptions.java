package org.regionwise.cli.option;

import org.regionwise.report.Edition;
import org.regionwise.report.Markers;
import org.regionwise.report.RegionOrder;
import picocli.CommandLine.Option;

/** How documents and tables are set. */
public final class EditionOptions {
    @Option(names = "--order", paramLabel = "ORDER", defaultValue = "name")
    private Order order;

    @Option(names = "--no-annex")
    private boolean briefOnly;

    @Option(names = "--markers", paramLabel = "KIND", defaultValue = "letters")
    private Marks markers;

    /** Orders by the names that {@code --order} takes. */
    enum Order {
        name,
        estimate
    }

    /** Markers by the names that {@code --markers} takes. */
    enum Marks {
        letters,
        brackets
    }

    /** What was chosen. */
    public Edition edition() {
        return new Edition(
                RegionOrder.of(order.name()).orElseThrow(),
                !briefOnly,
                Markers.of(markers.name()).orElseThrow());
    }
}
