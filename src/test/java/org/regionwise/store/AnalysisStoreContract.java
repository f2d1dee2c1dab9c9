package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SomeResult;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.IntervalWidth;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.NchsProportion;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;
import org.regionwise.release.Released;
import org.regionwise.release.VariationCoefficient;
import org.regionwise.report.file.ReleasedJson;
import org.regionwise.survey.Progress;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.name.Labels;

/** What the store promises of analyses and of the rules chosen for them, on whichever database. */
abstract class AnalysisStoreContract extends OpenedStore {
    @Test
    void analysesSurviveARestart() {
        long survey = surveys.store(survey("s", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        long other = surveys.store(survey("t", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        Analysis analysis = Questions.of("r", "y").with(Settings.LIKELIHOOD);
        Result result = SomeResult.of(Double.NaN);
        long first = analyses().add(survey, "first", analysis, result);
        long second = analyses().add(survey, "second", analysis, SomeResult.of(0.1));
        long third = analyses().add(other, "third", analysis, result);
        restart();
        assertEquals(
                Optional.of(new StoredAnalysis(
                        first,
                        survey,
                        "first",
                        "",
                        false,
                        analysis,
                        result.named(named("s"), column -> Map.of()),
                        NOW)),
                analyses().find(first));
        AnalysisSummary summaryOfFirst = new AnalysisSummary(first, survey, "first", "", NOW);
        AnalysisSummary summaryOfSecond = new AnalysisSummary(second, survey, "second", "", NOW);
        assertEquals(List.of(summaryOfSecond, summaryOfFirst), analyses().list(survey));
        assertEquals(
                Map.of(
                        survey,
                        List.of(summaryOfSecond, summaryOfFirst),
                        other,
                        List.of(new AnalysisSummary(third, other, "third", "", NOW))),
                analyses().listAll());
        assertEquals(Optional.empty(), analyses().find(third + 1));
        assertThrows(StoreUnavailable.class, () -> analyses().add(other + 1, "nobody's", analysis, result));
    }

    @Test
    void theLatestProfileOfAnAnalysisCountsAndAllAreKept() {
        long survey = surveys.store(survey("s", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        Analysis question = question();
        long first = analyses().add(survey, "first", question, SomeResult.of(0.1));
        long second = analyses().add(survey, "second", question, SomeResult.of(0.1));
        Profile own = new Profile(
                "Own ž\uD83D\uDE00",
                List.of(
                        new MinimumFrequency(7, false),
                        new VariationCoefficient(FigureGroup.POOLED, 0.1 + 0.2, null, true),
                        new NchsProportion(),
                        new IntervalWidth(FigureGroup.RAW, 1 / 3.0)));
        long other = surveys.store(survey("t", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        assertEquals(Optional.empty(), releases().ofSurvey(survey));
        releases().choose(survey, own);
        releases().choose(other, BuiltInProfile.CMS.profile());
        releases().choose(survey, BuiltInProfile.NCHS.profile());
        releases().choose(survey, own);
        long kept = releases().keep(own);
        long later = releases().keep(BuiltInProfile.ONS.profile());
        restart();
        assertEquals(Optional.of(own), releases().ofSurvey(survey));
        assertEquals(Optional.of(BuiltInProfile.CMS.profile()), releases().ofSurvey(other));
        assertEquals(
                List.of(new StoredProfile(later, BuiltInProfile.ONS.profile()), new StoredProfile(kept, own)),
                releases().kept());
        int choices = database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM survey_release")
                .mapTo(Integer.class)
                .one());
        assertEquals(4, choices);
        long next = surveys.store(replacing(survey("s", "r,y\nA,1\n", Optional.empty()), survey), Progress.SILENT);
        for (long analysis :
                List.of(first, second, analyses().add(next, "of the next version", question, SomeResult.of(0.1)))) {
            assertEquals(
                    own, releases().of(analyses().find(analysis).orElseThrow()).profile());
        }
        SurveySeries series = new SurveySeries(database, Clock.fixed(NOW, ZoneOffset.UTC));
        series.delete(survey);
        series.restore(survey);
        assertEquals(Optional.of(own), releases().ofSurvey(next));
        assertThrows(StoreUnavailable.class, () -> releases().choose(next + 1, own));
    }

    /** Until migration 9 every analysis had a profile of its own. */
    @Test
    void ofAnalysesThatHadDifferentProfilesTheSurveyTakesTheOneChosenLast() throws IOException {
        long survey = surveys.store(survey("s", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        long next = surveys.store(replacing(survey("s", "r,y\nA,1\n", Optional.empty()), survey), Progress.SILENT);
        long other = surveys.store(survey("t", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        long without = surveys.store(survey("u", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        Analysis question = question();
        long first = analyses().add(survey, "first", question, SomeResult.of(0.1));
        long second = analyses().add(survey, "second", question, SomeResult.of(0.1));
        long ofNext = analyses().add(next, "of the next version", question, SomeResult.of(0.1));
        long ofOther = analyses().add(other, "of another survey", question, SomeResult.of(0.1));
        database.inTransaction(handle -> {
            handle.execute("DROP TABLE survey_release");
            handle.execute("DROP TABLE survey_names");
            handle.execute("DROP TABLE population_table");
            handle.execute("ALTER TABLE published_table DROP COLUMN unit");
            handle.execute("ALTER TABLE analysis DROP COLUMN description");
            handle.execute("ALTER TABLE analysis DROP COLUMN deleted_at");
            handle.execute("DELETE FROM \"flyway_schema_history\""
                    + " WHERE \"version\" IN ('9', '10', '11', '12', '13', '14', '15', '16', '17')");
            for (String table : List.of(
                    "change_log",
                    "account_token",
                    "account",
                    "survey_owner",
                    "survey_share",
                    "deed",
                    "original",
                    "original_part",
                    "shared_job",
                    "shared_session")) {
                handle.execute("DROP TABLE " + table);
            }
            return null;
        });
        choseBefore(ofNext, BuiltInProfile.ONS);
        choseBefore(ofOther, BuiltInProfile.NCHS);
        choseBefore(second, BuiltInProfile.CONFIDENTIAL);
        choseBefore(first, BuiltInProfile.NCHS);
        choseBefore(second, BuiltInProfile.CMS);
        choseBefore(ofOther, BuiltInProfile.CONFIDENTIAL);
        restartAfterEarlierVersion();
        Optional<Profile> last = Optional.of(BuiltInProfile.CMS.profile());
        assertEquals(last, releases().ofSurvey(survey));
        assertEquals(last, releases().ofSurvey(next));
        assertEquals(
                last.get(), releases().of(analyses().find(ofNext).orElseThrow()).profile());
        assertEquals(
                Optional.of(BuiltInProfile.CONFIDENTIAL.profile()), releases().ofSurvey(other));
        assertEquals(Optional.empty(), releases().ofSurvey(without));
        releases().choose(next, BuiltInProfile.NCHS.profile());
        assertEquals(Optional.of(BuiltInProfile.NCHS.profile()), releases().ofSurvey(survey));
    }

    @Test
    void anAnalysisIsRenamedDescribedDeletedAndBroughtBack() {
        long survey = surveys.store(survey("s", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        Analyses analyses = analyses();
        long first = analyses.add(survey, "first", question(), SomeResult.of(0.1));
        long second = analyses.add(survey, "second", question(), SomeResult.of(0.1));
        analyses.find(first);
        analyses.describe(first, "Better", "For the ministry.\nSecond line.");
        StoredAnalysis described = analyses.find(first).orElseThrow();
        assertEquals("Better: For the ministry.\nSecond line.", described.title() + ": " + described.description());
        analyses.delete(first);
        analyses.delete(first);
        AnalysisSummary left = new AnalysisSummary(second, survey, "second", "", NOW);
        assertEquals(List.of(left), analyses.list(survey));
        assertEquals(Map.of(survey, List.of(left)), analyses.listAll());
        assertEquals(
                List.of(first),
                analyses.deleted(survey).stream().map(AnalysisSummary::id).toList());
        assertEquals(true, analyses.find(first).orElseThrow().deleted());
        restart();
        analyses().restore(first);
        assertEquals(described, analyses().find(first).orElseThrow());
        assertEquals(List.of(), analyses().deleted(survey));
    }

    private static DisplayNames named(String survey) {
        return DisplayNames.NONE.ofSurvey(survey);
    }

    /** Results are told under the names of now, whichever they were computed under. */
    @Test
    void namesThatAreGivenLaterHoldForEveryVersionAndEveryAnalysis() {
        long survey = surveys.store(survey("s", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        long next = surveys.store(replacing(survey("s", "r,y\nA,1\n", Optional.empty()), survey), Progress.SILENT);
        Analyses analyses = analyses();
        long before = analyses.add(survey, "before", question(), SomeResult.of(0.1));
        Releases releases = releases();
        assertEquals("y", outcome(analyses, releases, before));
        DisplayNames names = new DisplayNames(
                Map.of("y", "Ever  harassed\n", "r", "r"), Map.of("y", "harassed"), "adults", null, " ", Map.of());
        SurveySeries series = new SurveySeries(database, Clock.fixed(NOW, ZoneOffset.UTC));
        series.name(survey, names);
        series.rename(survey, "New");
        long after = analyses.add(next, "after", question(), SomeResult.of(0.1));
        for (long each : List.of(before, after)) {
            assertEquals("Ever harassed", outcome(analyses, releases, each));
            Labels labels = analyses.find(each).orElseThrow().result().model().labels();
            assertEquals(List.of("New", "adults", "harassed"), List.of(labels.survey(), labels.people(), labels.yes()));
            assertEquals(null, labels.fieldDates());
        }
        assertEquals("Ever harassed", surveys.find(next).orElseThrow().names().of("y"));
        series.name(survey, DisplayNames.NONE);
        restart();
        assertEquals("y", outcome(analyses(), releases(), before));
    }

    private static String outcome(Analyses analyses, Releases releases, long id) {
        return releases.of(analyses.find(id).orElseThrow())
                .result()
                .model()
                .labels()
                .outcome();
    }

    private void choseBefore(long analysis, BuiltInProfile profile) {
        database.inTransaction(handle -> handle.execute(
                "INSERT INTO analysis_release (analysis_id, profile, created_at) VALUES (?, ?, ?)",
                analysis,
                ProfileJson.write(profile.profile()),
                NOW.atOffset(ZoneOffset.UTC)));
    }

    private static Analysis question() {
        return Questions.of("r", "y").with(Settings.LIKELIHOOD);
    }

    @Test
    void whatIsRememberedOfAResultIsShownUnderItsProfileOnly() {
        long survey = surveys.store(survey("s", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        StoredAnalysis stored = analyses()
                .find(analyses().add(survey, "first", question(), SomeResult.of(0.1)))
                .orElseThrow();
        Releases releases = releases();
        assertEquals(Released.inFull(stored.result()), releases.of(stored));
        Profile loose = new Profile("Loose", List.of(new MinimumFrequency(2, false)));
        Profile strict = new Profile("Strict", List.of(new MinimumFrequency(1_000_000, false)));
        assertNotEquals(
                Released.of(stored.result(), loose).result(),
                Released.of(stored.result(), strict).result());
        for (Profile profile : List.of(loose, strict, loose, strict, Profile.NONE, strict)) {
            releases.choose(survey, profile);
            // what is undefined equals itself in words only
            String expected = ReleasedJson.write(Released.of(stored.result(), profile));
            assertEquals(expected, ReleasedJson.write(releases.of(stored)));
            assertSame(releases.of(stored), releases.of(stored), "remembered");
            assertEquals(expected, ReleasedJson.write(releases().of(stored)), "as by a program that remembers nothing");
        }
        Releases elsewhere = releases();
        elsewhere.of(stored);
        releases.choose(survey, loose);
        assertEquals(loose, elsewhere.of(stored).profile(), "chosen by another program on the same database");
    }
}
