package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Publication;
import org.regionwise.release.PublicationStatus;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;

/** What readers would see differently under other rules, and of which regions, in a sentence. Immutable. */
public final class ReleaseChange {
    private static final List<FigureGroup> COLUMNS = List.of(FigureGroup.RAW, FigureGroup.POOLED);
    private static final int NAMED = 3;

    private final Words words;

    public ReleaseChange(Words words) {
        this.words = words;
    }

    /** What happens to a figure, or to all of a region, the gravest first: the ends of message keys. */
    private enum Kind {
        CONFIDENTIAL,
        CONFIDENTIAL_LIFTED,
        WITHHELD,
        SHOWN,
        FLAGGED,
        UNFLAGGED
    }

    private record Clause(Kind kind, FigureGroup figures) {}

    /**
     * @param now a result under the rules in use
     * @param then the same under others
     */
    public String sentence(Released now, Released then) {
        String profile = new ReleaseNotes(words).name(then.profile());
        if (now.profile().equals(then.profile())) {
            return words.say("release.change.in-use", "profile", profile);
        }
        Map<Clause, List<String>> regions = regions(now, then);
        List<String> clauses = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (FigureGroup figures : COLUMNS) {
                List<String> names = regions.getOrDefault(new Clause(kind, figures), List.of());
                if (!names.isEmpty()) {
                    clauses.add(words.say(
                            "release.change."
                                    + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            "figures",
                            figures,
                            "count",
                            (long) names.size(),
                            "regions",
                            words.lists().firstOf(names, NAMED)));
                }
            }
        }
        nation(now.nation(), then.nation(), clauses);
        if (now.confidential() != then.confidential()) {
            clauses.add(words.say("release.change.rounded", "rounded", then.confidential()));
        }
        return clauses.isEmpty()
                ? words.say("release.change.none", "profile", profile)
                : words.say(
                        "release.change",
                        "profile",
                        profile,
                        "clauses",
                        words.lists().clauses(clauses, clauses.size()).text());
    }

    private static Map<Clause, List<String>> regions(Released now, Released then) {
        List<Publication> before = now.publications();
        List<Publication> after = then.publications();
        Map<Clause, List<String>> regions = new LinkedHashMap<>();
        for (int j = 0; j < after.size(); j++) {
            String name = then.result().regions().get(j).label();
            boolean was = before.get(j).pooled() == PublicationStatus.CONFIDENTIAL;
            boolean is = after.get(j).pooled() == PublicationStatus.CONFIDENTIAL;
            if (was || is) {
                if (was != is) {
                    Clause clause = new Clause(is ? Kind.CONFIDENTIAL : Kind.CONFIDENTIAL_LIFTED, FigureGroup.RAW);
                    regions.computeIfAbsent(clause, key -> new ArrayList<>()).add(name);
                }
                continue;
            }
            for (FigureGroup figures : COLUMNS) {
                Kind kind = kind(before.get(j).of(figures), after.get(j).of(figures));
                if (kind != null) {
                    regions.computeIfAbsent(new Clause(kind, figures), key -> new ArrayList<>())
                            .add(name);
                }
            }
        }
        return regions;
    }

    /** Whether readers would see a figure, or a flag beside it, that they do not see now, or the other way round. */
    public static boolean seen(PublicationStatus now, PublicationStatus then) {
        return kind(now, then) != null
                || (now == PublicationStatus.CONFIDENTIAL) != (then == PublicationStatus.CONFIDENTIAL);
    }

    /** Null where readers see the same. */
    private static Kind kind(PublicationStatus now, PublicationStatus then) {
        if (now.withheld() != then.withheld()) {
            return then.withheld() ? Kind.WITHHELD : Kind.SHOWN;
        }
        if (now.withheld() || flagged(now) == flagged(then)) {
            return null;
        }
        return flagged(then) ? Kind.FLAGGED : Kind.UNFLAGGED;
    }

    private static boolean flagged(PublicationStatus status) {
        return status == PublicationStatus.USE_WITH_CAUTION || status == PublicationStatus.REVIEW;
    }

    private void nation(Publication now, Publication then, List<String> clauses) {
        for (FigureGroup figures : COLUMNS) {
            boolean was = now.of(figures).withheld();
            boolean is = then.of(figures).withheld();
            if (was != is) {
                clauses.add(words.say("release.change.nation", "figures", figures, "withheld", is));
            }
        }
    }
}
