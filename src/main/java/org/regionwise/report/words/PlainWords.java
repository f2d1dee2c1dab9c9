package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.DataFlag;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.RegionFlag;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.survey.name.Labels;

/** What a result says, in computed sentences: the title and the sentences that open every page and report. */
public final class PlainWords {
    /** A name that is a question or a sentence, which no colon or full stop follows. */
    private static final Pattern ENDED = Pattern.compile("[.:;?!…]$");

    private final Result result;
    private final Words words;
    private final ResultParts parts;

    public PlainWords(Result result, Words words) {
        this.result = result;
        this.words = words.about(result);
        this.parts = new ResultParts(result, words);
    }

    /** What was found, of what may be shown: {@code Harassment in the last six months ranges from 10% to 32% …}. */
    public String title() {
        String outcome = parts.outcome();
        boolean asked = ENDED.matcher(outcome).find();
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("outcome", outcome);
        arguments.put("asked", asked);
        arguments.put("head", asked ? outcome : outcome + ":");
        arguments.put("regions", result.regions().size());
        List<RegionEstimate> ordered = ordered();
        if (!result.fit().converged()) {
            return words.say("summary.title-failed", arguments);
        }
        if (ordered.isEmpty()) {
            arguments.put("withheld", withheld());
            return words.say("summary.title-none", arguments);
        }
        RegionEstimate highest = ordered.get(0);
        String high = parts.share(highest.pooled().estimate());
        String low = parts.share(ordered.get(ordered.size() - 1).pooled().estimate());
        arguments.put("shown", ordered.size());
        arguments.put("part", ordered.size() < result.regions().size());
        arguments.put("share", high);
        arguments.put("high", high);
        arguments.put("low", low);
        arguments.put("region", highest.label());
        if (ordered.size() == 1) {
            return words.say("summary.title-one", arguments);
        }
        return words.say(high.equals(low) ? "summary.title-equal" : "summary.title", arguments);
    }

    /** The line below the title: what is measured, how many respondents, of which survey, and when. */
    public String source() {
        Labels labels = result.model().labels();
        List<String> said = new ArrayList<>();
        if (labels.yes() != null) {
            said.add(parts.measured());
        }
        long used = result.survey().used();
        long all = result.survey().respondents();
        if (usedKnown() && all > used) {
            said.add(words.say("summary.source-of", "respondents", used, "all", all));
        } else if (used > 0) {
            said.add(words.say("summary.source-respondents", "respondents", used));
        }
        String dates = labels.fieldDates();
        // a survey is often named by its year
        boolean named = dates == null || labels.survey().contains(dates);
        said.add(named ? labels.survey() : labels.survey() + ", " + dates);
        return said.stream()
                .map(each -> ENDED.matcher(each).find() ? each : each + ".")
                .collect(Collectors.joining(" "));
    }

    /**
     * What was estimated from whom, how much regions differ, which differ from the nation, what to be careful about: a
     * paragraph each, without those of which there is nothing to say.
     */
    public List<String> summary() {
        List<List<String>> paragraphs = List.of(
                result.model().published() ? pooled() : estimated(),
                differ(),
                new NationWords(result, words).sentences(),
                careful());
        return paragraphs.stream()
                .filter(sentences -> !sentences.isEmpty())
                .map(sentences -> String.join(" ", sentences))
                .toList();
    }

    /** The source, and what became of rows that say nothing of it. */
    public List<String> sources() {
        List<String> sentences = new ArrayList<>(List.of(source()));
        // how many respondents there are is said with the source
        sentences.addAll(result.model().published() ? table().subList(0, 1) : others());
        return sentences;
    }

    private boolean usedKnown() {
        return result.survey().used() != Result.UNKNOWN;
    }

    /** What several sentences count, and what else one of them takes in. */
    private Map<String, Object> counts(Map<String, Object> others) {
        Map<String, Object> arguments = new HashMap<>(others);
        arguments.put("outcome", parts.measured());
        arguments.put("regions", result.regions().size());
        arguments.put("respondents", result.survey().used());
        return arguments;
    }

    private List<String> estimated() {
        return borrowing(answers(), "summary.pooling");
    }

    private List<String> answers() {
        List<String> sentences = new ArrayList<>();
        Estimate raw = result.national().raw();
        if (raw.defined()) {
            boolean weighted = result.model().weight() != null;
            sentences.add(words.say(
                    usedKnown() ? "summary.overall" : "summary.overall-regions",
                    counts(Map.of("weighted", weighted, "share", parts.share(raw.estimate())))));
        } else {
            sentences.add(words.say("summary.estimated", counts(Map.of("known", usedKnown()))));
        }
        sentences.addAll(others());
        return sentences;
    }

    /** What was pooled, where that is direct estimates of a table. */
    private List<String> pooled() {
        return borrowing(table(), "summary.pooling-area");
    }

    private List<String> table() {
        List<String> sentences = new ArrayList<>();
        long direct = result.regions().stream().filter(RegionEstimate::sampled).count();
        sentences.add(words.say("summary.area", "outcome", parts.outcome(), "regions", direct));
        if (result.survey().used() > 0) {
            sentences.add(words.say(
                    "summary.area-respondents", "respondents", result.survey().used()));
        }
        return sentences;
    }

    /** From whom other regions an estimate draws; empty of a single region. */
    public List<String> pooling() {
        return borrowing(new ArrayList<>(), result.model().published() ? "summary.pooling-area" : "summary.pooling");
    }

    /** From whom regions borrow strength, where there are others. */
    private List<String> borrowing(List<String> sentences, String key) {
        if (result.regions().size() > 1) {
            sentences.add(words.say(key, "predictors", parts.predictors()));
        }
        return sentences;
    }

    /** What became of the rows that did not enter the fit. */
    private List<String> others() {
        long rows = result.survey().respondents();
        if (rows == Result.UNKNOWN) {
            return List.of();
        }
        long lost = rows - result.survey().used();
        if (result.regions().stream().anyMatch(region -> region.unanswered() == Result.UNKNOWN)) {
            return lost == 0
                    ? List.of()
                    : List.of(words.say(
                            "summary.unusable",
                            "rows",
                            lost,
                            "all",
                            words.numerals().count(rows),
                            "missing",
                            missing()));
        }
        long unanswered =
                result.regions().stream().mapToLong(RegionEstimate::unanswered).sum();
        List<String> sentences = new ArrayList<>();
        if (unanswered > 0) {
            sentences.add(words.say(
                    "summary.unanswered",
                    "rows",
                    unanswered,
                    "all",
                    words.numerals().count(rows),
                    "predicted",
                    result.model().unansweredPredicted()));
        }
        if (lost > unanswered) {
            sentences.add(words.say(
                    "summary.incomplete",
                    "rows",
                    lost - unanswered,
                    "all",
                    words.numerals().count(rows),
                    "missing",
                    missing()));
        }
        return sentences;
    }

    private String missing() {
        List<String> missing = new ArrayList<>(List.of(words.say("summary.missing-region")));
        if (!result.model().respondentPredictors().isEmpty()) {
            missing.add(words.say("summary.missing-predictor"));
        }
        if (result.model().weight() != null) {
            missing.add(words.say("summary.missing-weight"));
        }
        return words.lists().or(missing).text();
    }

    /** The regions with a pooled estimate that is shown, the highest first. */
    private List<RegionEstimate> ordered() {
        return result.regions().stream()
                .filter(region -> region.pooled().defined())
                .sorted(Comparator.comparingDouble(region -> -region.pooled().estimate()))
                .toList();
    }

    private boolean withheld() {
        return result.regions().stream().anyMatch(region -> RegionFlag.withholds(region, FigureGroup.POOLED));
    }

    /** How much regions differ. */
    List<String> differ() {
        List<RegionEstimate> ordered = ordered();
        boolean withheld = withheld();
        List<String> sentences = new ArrayList<>(List.of(range(ordered, withheld)));
        if (withheld || ordered.size() > 1) {
            sentences.addAll(new VariationWords(result, words).inShort());
        }
        return sentences;
    }

    private String range(List<RegionEstimate> ordered, boolean withheld) {
        if (ordered.isEmpty()) {
            return words.say(withheld ? "summary.range-withheld" : "summary.range-none");
        }
        RegionEstimate highest = ordered.get(0);
        RegionEstimate lowest = ordered.get(ordered.size() - 1);
        String high = parts.share(highest.pooled().estimate());
        String low = parts.share(lowest.pooled().estimate());
        if (ordered.size() == 1) {
            String interval = parts.estimateInterval(highest.pooled());
            return withheld
                    ? words.say(
                            "summary.range-one-shown", "region", highest.label(), "share", high, "interval", interval)
                    : words.say("summary.range-one-region", "share", high, "interval", interval);
        }
        String shown = withheld ? "some" : "all";
        return high.equals(low)
                ? words.say("summary.range-equal", "shown", shown, "share", high)
                : words.say(
                        "summary.range",
                        "shown",
                        shown,
                        "low",
                        low,
                        "lowest",
                        lowest.label(),
                        "high",
                        high,
                        "highest",
                        highest.label());
    }

    private List<String> careful() {
        List<String> cautions = new ArrayList<>();
        boolean bayes = result.model().bayes();
        if (!result.fit().converged()) {
            cautions.add(words.say("summary.not-converged", "bayes", bayes));
        }
        regions(cautions, "summary.confidential", new RegionFlag(QualityFlag.CONFIDENTIAL, null).code(), Map.of());
        for (FigureGroup figures : List.of(FigureGroup.RAW, FigureGroup.POOLED)) {
            regions(
                    cautions,
                    "summary.unreliable",
                    new RegionFlag(QualityFlag.UNRELIABLE, figures).code(),
                    Map.of("figure", figures));
        }
        regions(
                cautions,
                "summary.empty",
                DataFlag.NO_RESPONDENTS.code(),
                Map.of("published", result.model().published()));
        regions(cautions, "summary.few", DataFlag.FEW_RESPONDENTS.code(), Map.of());
        List<RegionEstimate> conflicting = ConflictWords.named(result);
        if (!conflicting.isEmpty()) {
            cautions.add(words.say("summary.conflict", "regions", parts.named(conflicting)));
        }
        long warnings = result.fit().warnings().stream()
                .filter(each -> !each.code().equals(Released.REMARKS_WITHHELD))
                .count();
        if (warnings > 0) {
            cautions.add(words.say("summary.warnings", "warnings", warnings));
        }
        if (cautions.isEmpty()) {
            cautions.add(widths());
        }
        cautions.addAll(tooNarrow());
        return cautions;
    }

    /** What intervals lack that take the fitted model as known; empty of others. */
    public List<String> tooNarrow() {
        return plugIn() && result.regions().size() > 1 ? List.of(words.say("summary.too-narrow")) : List.of();
    }

    /** Whether limits take the fitted hyperparameters as known. */
    private boolean plugIn() {
        return switch (result.model().kind()) {
            case RANDOM_INTERCEPT -> !result.model().bayes();
            // its limits hold the uncertainty of σ²
            case AREA_LEVEL -> false;
            // theirs hold what the estimation of variances adds
            case LINEAR_UNIT -> false;
        };
    }

    /** Of regions with a flag, where there are any. */
    private void regions(List<String> cautions, String key, String flag, Map<String, Object> others) {
        List<RegionEstimate> regions = result.regions().stream()
                .filter(region -> region.flags().contains(flag))
                .toList();
        if (!regions.isEmpty()) {
            Map<String, Object> arguments = new HashMap<>(others);
            arguments.put("regions", parts.named(regions));
            cautions.add(words.say(key, arguments));
        }
    }

    /** Said when nothing else is to be said: how precise the estimates are. */
    private String widths() {
        double[] widths = result.regions().stream()
                .mapToDouble(region -> region.pooled().upper() - region.pooled().lower())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return widths.length == 0
                ? words.say("summary.intervals")
                : words.say(
                        "summary.widths",
                        "level",
                        parts.level(),
                        "points",
                        parts.points(widths[(widths.length - 1) / 2]));
    }
}
