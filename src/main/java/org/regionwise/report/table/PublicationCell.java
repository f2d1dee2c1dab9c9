package org.regionwise.report.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.PooledBasis;
import org.regionwise.release.Publication;
import org.regionwise.release.PublicationStatus;
import org.regionwise.release.QualityFlag;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.PublicationWords;

/** Whether a row's raw and pooled figures may be published, in as few words as a cell has room for. */
final class PublicationCell {
    private static final Map<PooledBasis, String> SYMBOLS =
            Map.of(PooledBasis.MAINLY_MODEL, "◐", PooledBasis.MODEL_ONLY, "◌");

    private final boolean judged;
    private final Words words;
    private final PublicationWords verdicts;
    /** What was said of a pair of verdicts: regions have few different ones. */
    private final Map<List<Object>, String> said = new HashMap<>();

    /** @param judged whether any rules were chosen */
    PublicationCell(boolean judged, Words words) {
        this.judged = judged;
        this.words = words;
        this.verdicts = new PublicationWords(words);
    }

    /** {@code both: yes}, {@code raw: no, too unreliable (F); pooled: yes, mainly model}; without rules the basis. */
    String of(Publication publication) {
        List<Object> verdict = List.of(publication.raw(), publication.pooled(), publication.basis());
        return said.computeIfAbsent(
                verdict, each -> judged ? judged(publication) : verdicts.basis(publication.basis()));
    }

    /** {@code no (F) / yes ◐}, raw and pooled, where a row is one line; without rules the basis alone. */
    String brief(Publication publication) {
        String symbol = SYMBOLS.getOrDefault(publication.basis(), "");
        if (!judged) {
            return symbol;
        }
        List<Object> verdict = List.of(publication.raw(), publication.pooled());
        String both = said.computeIfAbsent(
                verdict,
                each -> words.say(
                        "answer.publish-brief",
                        "raw",
                        say(publication.of(FigureGroup.RAW), "answer.publish-brief."),
                        "pooled",
                        say(publication.of(FigureGroup.POOLED), "answer.publish-brief.")));
        return publication.pooled().withheld() || symbol.isEmpty() ? both : both + " " + symbol;
    }

    /** What its symbols mean, of those that occur: {@code ◐ mainly model}. */
    List<String> legend(Collection<Publication> publications) {
        return List.of(PooledBasis.MAINLY_MODEL, PooledBasis.MODEL_ONLY).stream()
                .filter(basis -> publications.stream().anyMatch(each -> each.basis() == basis))
                .map(basis -> SYMBOLS.get(basis) + " " + verdicts.basis(basis))
                .toList();
    }

    private String judged(Publication publication) {
        String raw = say(publication.of(FigureGroup.RAW), "answer.publish.");
        String pooled = say(publication.of(FigureGroup.POOLED), "answer.publish.");
        if (publication.basis().ofModel() && !publication.pooled().withheld()) {
            pooled += words.say("list.separator") + verdicts.basis(publication.basis());
        }
        return raw.equals(pooled)
                ? words.say("answer.publish-both", "state", raw)
                : words.say("answer.publish-each", "raw", raw, "pooled", pooled);
    }

    private String say(PublicationStatus status, String key) {
        String symbol = switch (status) {
            case CONFIDENTIAL -> QualityFlag.CONFIDENTIAL.symbol();
            case UNRELIABLE -> QualityFlag.UNRELIABLE.symbol();
            case REVIEW -> QualityFlag.REVIEW.symbol();
            case USE_WITH_CAUTION -> QualityFlag.USE_WITH_CAUTION.symbol();
            case PUBLISHABLE, NOT_JUDGED, NO_FIGURE -> "";
        };
        return words.say(key + status.code(), "symbol", symbol);
    }
}
