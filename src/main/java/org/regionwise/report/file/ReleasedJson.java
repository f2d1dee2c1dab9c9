package org.regionwise.report.file;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.PredictiveCheckFacts;
import org.regionwise.analysis.result.RegionTableFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.release.Decision;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Profile;
import org.regionwise.release.Publication;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Reason;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.CheckWords;
import org.regionwise.report.words.DecisionWords;
import org.regionwise.report.words.FindingWords;
import org.regionwise.report.words.PublicationWords;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.words.WarningWords;
import org.regionwise.survey.ImportFacts;

/** What is released as the JSON that scripts rely on; its sentences are English. */
public final class ReleasedJson {
    private ReleasedJson() {}

    private record Symbol(QualityFlag flag, String symbol, String words) {}

    /** A decision with its fields as they have been from the first version on, and its reason as a code. */
    private record Decided(
            String region,
            String rule,
            QualityFlag flag,
            List<FigureGroup> concerns,
            String quantity,
            double value,
            double limit,
            String words,
            Set<FigureGroup> withholds,
            Reason reason) {
        static Decided of(Decision decision, DecisionWords words) {
            return new Decided(
                    decision.region(),
                    decision.rule(),
                    decision.flag(),
                    decision.concerns(),
                    decision.reason().quantity(),
                    decision.value(),
                    decision.limit(),
                    words.reason(decision),
                    decision.withholds(),
                    decision.reason());
        }
    }

    private record Release(
            Profile profile,
            List<Decided> decisions,
            List<Symbol> legend,
            List<String> footnotes,
            List<Publication> publication,
            String summary) {}

    /**
     * The result's own fields, what is withheld {@code null}, and {@code release}: {@code profile}, {@code decisions},
     * {@code legend}, {@code footnotes}, {@code publication} (of every region, and last of all together, whose {@code
     * region} is null: {@code raw} and {@code pooled} as {@link org.regionwise.release.PublicationStatus}, {@code
     * basis} as {@link org.regionwise.release.PooledBasis}) and {@code summary}.
     */
    public static String write(Released released) {
        DecisionWords words = new DecisionWords(Words.english());
        return ResultJson.write(
                spelledOut(released.result()),
                "release",
                new Release(
                        released.profile(),
                        released.decisions().stream()
                                .map(each -> Decided.of(each, words))
                                .toList(),
                        released.legend().stream()
                                .map(flag -> new Symbol(flag, flag.symbol(), words.flag(flag)))
                                .toList(),
                        new ReleaseNotes(Words.english()).footnotes(released),
                        Stream.concat(released.publications().stream(), Stream.of(released.nation()))
                                .toList(),
                        new PublicationWords(Words.english()).summary(released)));
    }

    /**
     * With a sentence beside the code of every warning and remark, and a verdict beside the figures of the predictive
     * check.
     */
    public static Result spelledOut(Result result) {
        WarningWords warnings = new WarningWords(Words.english());
        PredictiveCheckFacts check = result.fit().predictiveCheck();
        return result.with(spelledOut(result.survey()))
                .with(result.fit()
                        .with(
                                result.fit().warnings().stream()
                                        .map(each -> each.with(warnings.sentence(each)))
                                        .toList(),
                                check == null ? null : check.with(new CheckWords(Words.english()).verdict(check))));
    }

    private static SurveyFacts spelledOut(SurveyFacts survey) {
        RegionTableFacts table = survey.regionTable();
        return survey.with(
                table == null ? null : table.with(spelledOut(table.imported())), spelledOut(survey.imported()));
    }

    private static ImportFacts spelledOut(ImportFacts imported) {
        FindingWords findings = new FindingWords(Words.english());
        return imported == null
                ? null
                : imported.withRemarks(imported.remarks().stream()
                        .map(remark -> remark.with(findings.remark(remark)))
                        .toList());
    }
}
