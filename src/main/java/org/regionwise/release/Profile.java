package org.regionwise.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.Result;

/**
 * What must hold for figures to be published: rules under a name.
 *
 * @param name as people chose it
 * @param rules with their limits, none for a profile that withholds nothing
 */
public record Profile(String name, List<Rule> rules) {
    /** Everything is shown. */
    public static final Profile NONE = new Profile("Everything", List.of());

    private static final int LONGEST = 200;

    public Profile {
        if (name == null || name.isBlank() || name.length() > LONGEST) {
            throw new InvalidRule("rule-name");
        }
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /** The rules that have a meaning for a result: those for proportions have none for means. */
    public Profile applyingTo(Result result) {
        return result.model().proportions()
                ? this
                : new Profile(
                        name,
                        rules.stream().filter(rule -> !rule.ofProportions()).toList());
    }

    /**
     * What its rules find that {@link #applyingTo apply}, in their order; of a region that is confidential nothing
     * else, which would tell of it.
     */
    List<Decision> decisions(Result result) {
        List<Decision> all = new ArrayList<>();
        applyingTo(result).rules.forEach(rule -> all.addAll(rule.decisions(result)));
        Set<String> confidential = all.stream()
                .filter(each -> !each.national() && each.flag() == QualityFlag.CONFIDENTIAL)
                .map(Decision::region)
                .collect(Collectors.toSet());
        boolean nation = all.stream()
                .anyMatch(each -> each.national()
                        && each.flag() == QualityFlag.CONFIDENTIAL
                        && !each.concerns().isEmpty());
        return all.stream()
                .filter(each -> each.flag() == QualityFlag.CONFIDENTIAL
                        || !(each.national() ? nation : confidential.contains(each.region())))
                .toList();
    }

    /** One that holds to every rule of all of them, and so withholds what any of them does. */
    public static Profile all(List<Profile> profiles) {
        List<Profile> judging = profiles.stream()
                .filter(each -> !each.rules().isEmpty())
                .distinct()
                .toList();
        if (judging.size() < 2) {
            return judging.isEmpty() ? NONE : judging.get(0);
        }
        String name = judging.stream().map(Profile::name).distinct().collect(Collectors.joining(" and "));
        return new Profile(
                name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name,
                judging.stream()
                        .flatMap(each -> each.rules().stream())
                        .distinct()
                        .toList());
    }

    /** The same with every rule's limits asked of the pooled estimate too, where no rule of its kind does. */
    public Profile withPooled() {
        List<Rule> all = new ArrayList<>(rules);
        for (Rule rule : rules) {
            rule.forPooled()
                    .filter(added ->
                            all.stream().noneMatch(each -> each.adapted() && each.getClass() == added.getClass()))
                    .ifPresent(all::add);
        }
        return new Profile(name, all);
    }

    /** The same without rules that were made for direct estimates and are asked of the pooled one. */
    public Profile withoutPooled() {
        return new Profile(name, rules.stream().filter(rule -> !rule.adapted()).toList());
    }

    /** Whether some rule passes a verdict on these figures. */
    public boolean judges(FigureGroup figures) {
        return rules.stream().anyMatch(rule -> rule.judges().contains(figures));
    }

    /** Whether a rule made for direct estimates is applied to pooled ones. */
    public boolean adapted() {
        return rules.stream().anyMatch(Rule::adapted);
    }
}
