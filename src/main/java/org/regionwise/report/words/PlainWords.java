package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.regionwise.analysis.result.DataFlag;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Figures;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.RegionFlag;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.report.WithheldMarks;

/** What a result says, in computed sentences: the title and the sentences that open every page and report. */
public final class PlainWords {
    private static final String TOO_NARROW =
            "; by maximum likelihood intervals take the fitted model as known and are somewhat too narrow.";

    private final Result result;
    private final String outcome;

    public PlainWords(Result result) {
        this.result = result;
        this.outcome = Phrases.outcome(result.model());
    }

    /** One line: {@code Prevalence of harassed_6m = 1, 14 regions, 987 respondents}. */
    public String title() {
        if (result.model().published()) {
            return new AreaWords(result).title();
        }
        String respondents = result.survey().used() == Result.UNKNOWN
                ? ""
                : ", " + Phrases.counted(result.survey().used(), "respondent");
        return "Prevalence of " + outcome + ", "
                + Phrases.counted(result.regions().size(), "region") + respondents;
    }

    /**
     * What was estimated from whom, how much regions differ, which differ from the nation, what to be careful about.
     */
    public List<String> summary() {
        return Stream.of(estimated(), differ(), new NationWords(result).sentence(), careful())
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private String estimated() {
        if (result.model().published()) {
            return new AreaWords(result).estimated();
        }
        StringBuilder sentence = new StringBuilder("The share with ")
                .append(outcome)
                .append(" was estimated for ")
                .append(Phrases.counted(result.regions().size(), "region"))
                .append(
                        result.survey().used() == Result.UNKNOWN
                                ? ""
                                : " from " + Phrases.counted(result.survey().used(), "respondent"));
        String others = others();
        if (!others.isEmpty()) {
            sentence.append(" (").append(others).append(")");
        }
        if (result.national().raw().defined()) {
            sentence.append(", ")
                    .append(Numbers.percentInWords(result.national().raw().estimate()))
                    .append(" of whom said yes")
                    .append(result.model().weight() == null ? "" : ", weighted");
        }
        return sentence.append(Phrases.borrowing(result)).append(".").toString();
    }

    /** What became of the rows that did not enter the fit. */
    private String others() {
        long rows = result.survey().respondents();
        if (rows == Result.UNKNOWN) {
            return "";
        }
        if (result.regions().stream().anyMatch(region -> region.unanswered() == Result.UNKNOWN)) {
            return Numbers.count(rows - result.survey().used()) + " of " + Numbers.count(rows)
                    + " rows gave no answer or lacked " + Phrases.joined(lacking(), "or");
        }
        long unanswered =
                result.regions().stream().mapToLong(RegionEstimate::unanswered).sum();
        long incomplete = rows - result.survey().used() - unanswered;
        List<String> parts = new ArrayList<>();
        if (unanswered > 0) {
            parts.add(Numbers.count(unanswered) + " of " + Numbers.count(rows) + " rows gave no answer and "
                    + (result.model().unansweredPredicted()
                            ? "are counted in by prediction where their predictors are known"
                            : "were left out"));
        }
        if (incomplete > 0) {
            parts.add(Numbers.count(incomplete) + " of " + Numbers.count(rows) + " rows lacked "
                    + Phrases.joined(lacking(), "or")
                    + " and were left out");
        }
        return String.join("; ", parts);
    }

    private List<String> lacking() {
        List<String> lacking = new ArrayList<>(List.of("a region"));
        if (!result.model().respondentPredictors().isEmpty()) {
            lacking.add("a predictor");
        }
        if (result.model().weight() != null) {
            lacking.add("a weight above 0");
        }
        return lacking;
    }

    private String differ() {
        List<RegionEstimate> ordered = result.regions().stream()
                .filter(region -> region.pooled().defined())
                .sorted(Comparator.comparingDouble(region -> -region.pooled().estimate()))
                .toList();
        boolean withheld = result.regions().stream().anyMatch(region -> WithheldMarks.withheld(region, Figures.POOLED));
        if (ordered.isEmpty() && withheld) {
            return "All pooled estimates are withheld; " + new VariationWords(result).inShort() + ".";
        }
        if (ordered.isEmpty()) {
            return "No regional estimate could be computed, so nothing can be said about how much regions differ.";
        }
        RegionEstimate highest = ordered.get(0);
        RegionEstimate lowest = ordered.get(ordered.size() - 1);
        if (ordered.size() == 1 && withheld) {
            return "The one pooled estimate that is shown is " + withInterval(highest) + ", of " + highest.label()
                    + "; " + new VariationWords(result).inShort() + ".";
        }
        if (ordered.size() == 1) {
            return "With a single region nothing can be said about how much regions differ; its estimate is "
                    + withInterval(highest) + ".";
        }
        String high = Numbers.percentInWords(highest.pooled().estimate());
        String low = Numbers.percentInWords(lowest.pooled().estimate());
        String which = withheld ? "Pooled estimates that are shown " : "Pooled estimates ";
        String range = high.equals(low)
                ? which + "are all about " + high
                : which + "run from " + low + " (" + lowest.label() + ") to " + high + " (" + highest.label() + ")";
        return range + "; " + new VariationWords(result).inShort() + ".";
    }

    private String withInterval(RegionEstimate region) {
        String estimate = Numbers.percentInWords(region.pooled().estimate());
        return estimate + " (" + Phrases.interval(result, Numbers.percentInterval(region.pooled())) + ")";
    }

    private String careful() {
        List<String> cautions = new ArrayList<>();
        if (!result.fit().converged()) {
            cautions.add((result.model().bayes()
                            ? "the posterior could not be integrated well"
                            : "the fit did not reach its optimum")
                    + ", so no number here should be published yet");
        }
        withheld(cautions, new RegionFlag(QualityFlag.CONFIDENTIAL, null), "nothing is shown of ");
        withheld(cautions, new RegionFlag(QualityFlag.UNRELIABLE, Figures.RAW), "the raw estimate is withheld in ");
        withheld(
                cautions,
                new RegionFlag(QualityFlag.UNRELIABLE, Figures.POOLED),
                "the pooled estimate is withheld in ");
        String without = result.model().published() ? " had no direct estimate" : " had no respondents";
        List<String> empty = labels(DataFlag.NO_RESPONDENTS.code());
        if (!empty.isEmpty()) {
            cautions.add(
                    empty.size() == 1
                            ? empty.get(0) + without + " and rests on the model alone"
                            : Phrases.counted(empty.size(), "region")
                                    + without + " and rest on the model alone (" + Phrases.firstOf(empty, 3)
                                    + ")");
        }
        List<String> few = labels(DataFlag.FEW_RESPONDENTS.code());
        if (!few.isEmpty()) {
            cautions.add(
                    few.size() == 1
                            ? few.get(0) + " had fewer than ten respondents"
                            : Phrases.counted(few.size(), "region") + " had fewer than ten respondents ("
                                    + Phrases.firstOf(few, 3) + ")");
        }
        List<String> conflicting = ConflictWords.named(result);
        if (!conflicting.isEmpty()) {
            cautions.add(Phrases.firstOf(conflicting, 3) + (conflicting.size() == 1 ? " does" : " do")
                    + " not fit the model");
        }
        int warnings = result.fit().warnings().size();
        if (warnings > 0) {
            cautions.add("the fit gave " + Phrases.counted(warnings, "warning") + ", explained below");
        }
        String said = cautions.isEmpty() ? widths() : "Be careful: " + String.join("; ", cautions);
        boolean narrow = !result.model().bayes() && !result.model().areaLevel();
        return said + (narrow && result.regions().size() > 1 ? TOO_NARROW : ".");
    }

    private void withheld(List<String> cautions, RegionFlag flag, String what) {
        List<String> regions = labels(flag.code());
        if (!regions.isEmpty()) {
            cautions.add(what
                    + (regions.size() == 1 ? regions.get(0) : Phrases.counted(regions.size(), "region"))
                    + (flag.flag() == QualityFlag.CONFIDENTIAL ? " (confidential)" : " (too unreliable)"));
        }
    }

    /** Said when nothing else is to be said: how precise the estimates are. */
    private String widths() {
        double[] widths = result.regions().stream()
                .mapToDouble(region -> region.pooled().upper() - region.pooled().lower())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        String always = "Read each estimate with its interval";
        if (widths.length == 0) {
            return always;
        }
        return always + ": half of the " + Numbers.level(result.model().interval()) + " intervals are wider than "
                + Numbers.significant(100 * widths[(widths.length - 1) / 2], 2) + " percentage points";
    }

    private List<String> labels(String flag) {
        return result.regions().stream()
                .filter(region -> region.flags().contains(flag))
                .map(RegionEstimate::label)
                .toList();
    }
}
