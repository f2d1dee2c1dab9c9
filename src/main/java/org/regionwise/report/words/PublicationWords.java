package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.PooledBasis;
import org.regionwise.release.Publication;
import org.regionwise.release.PublicationStatus;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;

/** What may be published, in words: of one figure, and of a whole table in a sentence. Immutable. */
public final class PublicationWords {
    private static final List<FigureGroup> COLUMNS = List.of(FigureGroup.RAW, FigureGroup.POOLED);
    /** What is said of several figures, the severest first. */
    private static final List<QualityFlag> FLAGS =
            List.of(QualityFlag.CONFIDENTIAL, QualityFlag.UNRELIABLE, QualityFlag.REVIEW, QualityFlag.USE_WITH_CAUTION);

    private final Words words;

    public PublicationWords(Words words) {
        this.words = words;
    }

    /** {@code too unreliable to publish}: in a cell, or after the figure's name. */
    public String status(PublicationStatus status) {
        return words.say("release.status." + status.code());
    }

    /** {@code mainly model}; empty where it need not be said. */
    public String basis(PooledBasis basis) {
        return basis.ofModel() ? words.say("release.basis." + basis.code()) : "";
    }

    /** {@code may be published, mainly model}: the verdict on a row's raw or pooled figure. */
    public String of(Publication publication, FigureGroup figures) {
        String status = status(publication.of(figures));
        return figures == FigureGroup.POOLED && publication.basis().ofModel()
                ? words.say("release.status-with-basis", "status", status, "basis", basis(publication.basis()))
                : status;
    }

    /** The same with the flags' own symbols in brackets. */
    public String summary(Released released) {
        return summary(released, flag -> "[" + flag.symbol() + "]");
    }

    /**
     * {@code 8 of 14 raw figures are too unreliable to publish [F]; all pooled figures may be published.}
     *
     * @param symbol what stands for a flag in the table beside it
     */
    public String summary(Released released, Function<QualityFlag, String> symbol) {
        if (!released.judged()) {
            return words.say("release.summary.no-rules");
        }
        List<Publication> regions = released.publications();
        List<String> clauses = new ArrayList<>();
        List<FigureGroup> free = new ArrayList<>();
        List<FigureGroup> unjudged = new ArrayList<>();
        for (FigureGroup figures : COLUMNS) {
            List<PublicationStatus> statuses = regions.stream()
                    .map(each -> each.of(figures))
                    .filter(each -> each != PublicationStatus.NO_FIGURE)
                    .toList();
            if (statuses.contains(PublicationStatus.NOT_JUDGED)) {
                unjudged.add(figures);
                continue;
            }
            int before = clauses.size();
            for (QualityFlag flag : FLAGS) {
                long count = statuses.stream()
                        .filter(each -> each == PublicationStatus.of(flag))
                        .count();
                if (count > 0) {
                    clauses.add(words.say(
                            "release.summary." + flag.code(),
                            "figures",
                            figures,
                            "count",
                            count,
                            "total",
                            (long) statuses.size(),
                            "symbol",
                            symbol.apply(flag)));
                }
            }
            if (clauses.size() == before && !statuses.isEmpty()) {
                free.add(figures);
            }
        }
        if (free.size() == COLUMNS.size()) {
            return words.say("release.summary.all");
        }
        free.forEach(each -> clauses.add(words.say("release.summary.free", "figures", each)));
        unjudged.forEach(each -> clauses.add(words.say("release.summary.not-judged", "figures", each)));
        String text = words.lists().clauses(clauses, clauses.size()).text();
        return words.say(
                "release.summary",
                "clauses",
                Character.toString(Character.toTitleCase(text.codePointAt(0)))
                        + text.substring(text.offsetByCodePoints(0, 1)));
    }
}
