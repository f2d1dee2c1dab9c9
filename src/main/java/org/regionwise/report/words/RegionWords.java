package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.compare.Standing;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.PooledBasis;
import org.regionwise.release.Publication;
import org.regionwise.release.PublicationStatus;
import org.regionwise.release.Released;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/** What the briefing of one region says that belongs to no other page. Immutable. */
public final class RegionWords {
    private final Released released;
    private final Result result;
    private final RegionEstimate region;
    private final Publication publication;
    private final Words words;
    private final Numerals numerals;
    private final ResultParts parts;

    /** @param region one of the released result's */
    public RegionWords(Released released, RegionEstimate region, Words words) {
        this.released = released;
        this.result = released.result();
        this.region = region;
        this.publication = released.publication(region.region());
        this.words = words.about(result);
        this.numerals = words.numerals();
        this.parts = new ResultParts(result, words);
    }

    /** {@code Středočeský kraj: 20.6%, cannot be told apart from the national figure}. */
    public String title() {
        if (!region.pooled().defined()) {
            return words.say(
                    "region.title-none",
                    "region",
                    region.label(),
                    "status",
                    new PublicationWords(words).status(publication.pooled()));
        }
        return words.say(
                "region.title",
                "region",
                region.label(),
                "share",
                parts.figures().figure(region.pooled().estimate()),
                "standing",
                standing());
    }

    private String standing() {
        return Standing.of(region, result).code();
    }

    /** {@code Harassment in the last six months. 95% interval 14.7 to 27.2. 158 respondents.} */
    public String source() {
        List<String> sentences = new ArrayList<>(List.of(sentence(parts.measured())));
        if (region.pooled().defined()) {
            sentences.add(sentence(parts.estimateInterval(region.pooled())));
        }
        if (!region.sampled()) {
            sentences.add(words.say("region.nobody"));
        } else if (region.respondents() > 0) {
            sentences.add(words.say("region.respondents", "respondents", region.respondents()));
        }
        return String.join(" ", sentences);
    }

    private String sentence(String text) {
        return words.say("region.sentence", "text", words.opening(text));
    }

    /**
     * {@code Probability that it lies above the national figure of 17%: 93%.}
     *
     * @param probability NaN for none
     * @param approximate whether it comes from the interval alone, taken for that of a normal estimate
     */
    public String aboveNation(double probability, boolean approximate) {
        return above(
                "region.above-nation", parts.share(result.national().pooled().estimate()), probability, approximate);
    }

    /** The same of a threshold of the reader's. */
    public String above(double threshold, double probability, boolean approximate) {
        return above("region.above", parts.figures().asSet(threshold, 6), probability, approximate);
    }

    private String above(String key, String what, double probability, boolean approximate) {
        if (Double.isNaN(probability)) {
            return "";
        }
        String said = words.say(key, "threshold", what, "probability", numerals.probability(probability));
        return approximate ? said + " " + words.say("region.approximate") : said;
    }

    /** {@code May be published, mainly model.} Of what no rule judges only on what it rests, perhaps nothing. */
    public String verdict(FigureGroup figures) {
        PublicationWords said = new PublicationWords(words);
        if (publication.of(figures) != PublicationStatus.NOT_JUDGED) {
            return sentence(said.of(publication, figures));
        }
        String basis = figures == FigureGroup.POOLED ? said.basis(publication.basis()) : "";
        return basis.isEmpty() ? "" : sentence(basis);
    }

    /** Why, a sentence each: what the rules found, or how much a figure that satisfies them rests on. */
    public List<String> reasons(FigureGroup figures) {
        DecisionWords decided = new DecisionWords(words);
        List<String> reasons = released.of(region.region()).stream()
                .filter(each -> each.concerns().contains(figures))
                .map(each -> sentence(decided.reason(each)))
                .toList();
        Estimate estimate = figures == FigureGroup.POOLED ? region.pooled() : region.raw();
        double width = estimate.upper() - estimate.lower();
        return !reasons.isEmpty() || !(width >= 0)
                ? reasons
                : List.of(words.say(
                        "region.width",
                        "figures",
                        figures,
                        "respondents",
                        Math.max(0, region.respondents()),
                        "interval",
                        parts.level(),
                        "points",
                        parts.points(width)));
    }

    /** What may be said of the region, ready to be copied; empty where nothing may. */
    public String say() {
        boolean pooled = region.pooled().defined();
        Estimate estimate = pooled ? region.pooled() : region.raw();
        if (!estimate.defined()) {
            return "";
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(words.say(
                "region.say",
                "outcome",
                parts.outcome(),
                "share",
                parts.share(estimate.estimate()),
                "people",
                parts.people(),
                "region",
                region.label(),
                "interval",
                parts.interval(numerals.interval(estimate.lower(), estimate.upper(), parts::share))));
        Standing standing = Standing.of(estimate, result.national().pooled().estimate());
        if (pooled && result.regions().size() > 1 && standing != Standing.UNKNOWN) {
            sentences.add(words.say(
                    "region.say-nation",
                    "standing",
                    standing(),
                    "nation",
                    parts.share(result.national().pooled().estimate())));
        }
        if (pooled && publication.basis() != PooledBasis.OWN_ANSWERS) {
            sentences.add(words.say("region.basis." + publication.basis().code()));
        }
        PublicationStatus status = pooled ? publication.pooled() : publication.raw();
        if (status == PublicationStatus.USE_WITH_CAUTION || status == PublicationStatus.REVIEW) {
            sentences.add(words.say("region.say-caution"));
        }
        return String.join(" ", sentences);
    }
}
