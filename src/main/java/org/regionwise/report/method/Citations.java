package org.regionwise.report.method;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what a text cites while it is written, so that the list of references holds that and nothing else. */
final class Citations {
    private final Set<Work> cited = EnumSet.noneOf(Work.class);

    /** {@code (Fay & Herriot 1979; Rao & Molina 2015)}, alike in all languages. */
    String cite(Work... works) {
        cited.addAll(List.of(works));
        return Arrays.stream(works).map(Work::mark).collect(Collectors.joining("; ", "(", ")"));
    }

    /** What was cited so far. */
    List<Work> cited() {
        return List.copyOf(cited);
    }
}
