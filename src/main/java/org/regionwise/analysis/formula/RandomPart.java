package org.regionwise.analysis.formula;

import java.util.List;

/**
 * Effects that differ from group to group: {@code (1 + x | g)}.
 *
 * @param effects what differs
 * @param group as lme4 names the factor: {@code g}, {@code b:a}, {@code c:(b:a)} for {@code a/b/c}
 * @param grouping columns whose combinations are the groups: {@code [b, a]} for {@code b:a}
 */
public record RandomPart(TermList effects, String group, List<Expression> grouping) {
    public RandomPart {
        grouping = List.copyOf(grouping);
    }
}
