package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;

/** What may be published of an analysis, chosen on its page and seen everywhere else. */
class ReleaseRoutesTest {
    /** Of the survey of harassment: without predictors, and its full posterior. */
    private static final String ANALYSIS = "/analyses/2";

    @AutoClose
    private RunningApplication application;

    private Visitor visitor;

    @BeforeEach
    void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private void choose(String analysis, BuiltInProfile profile) {
        HttpResponse<String> answer =
                visitor.post(analysis + "/release", "profile", ProfileJson.write(profile.profile()));
        assertEquals(302, answer.statusCode());
        assertEquals(analysis, answer.headers().firstValue("Location").orElseThrow());
    }

    private JsonNode result(String analysis) {
        return visitor.json("/api" + analysis + "/result");
    }

    @Test
    void nothingIsWithheldUntilSomethingIsChosen() {
        assertEquals("Everything", result(ANALYSIS).at("/release/profile/name").asText());
        String page = visitor.get(ANALYSIS + "/release").body();
        assertTrue(page.contains("Chosen now: <strong>Everything</strong>"), page);
        for (BuiltInProfile each : BuiltInProfile.values()) {
            assertTrue(page.contains("value=\"" + each.code() + "\""), each.code());
        }
        assertLacks("What is published, and what is not", visitor.get(ANALYSIS).body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | What may be published? | fewer than 30 respondents | Publish under these rules",
                "es | ¿Qué se puede publicar? | menos de 30 personas encuestadas | Publicar con estas reglas",
                "cs | Co lze zveřejnit? | méně než 30 respondentech | Zveřejnit podle těchto pravidel"
            })
    void rulesAreChosenInTheReadersLanguage(String language, String heading, String rule, String button) {
        String page = visitor.send(
                        visitor.to(ANALYSIS + "/release?profile=nchs").header("Accept-Language", language),
                        BodyHandlers.ofString())
                .body();
        for (String text : List.of("<h1>" + heading + "</h1>", rule, button)) {
            assertContains(text, page);
        }
    }

    @Test
    void lookingAtAProfileChangesNothing() {
        String page = visitor.get(ANALYSIS + "/release?profile=nchs").body();
        assertTrue(page.contains("fewer than 30"), page);
        assertContains("9 raw figures would no longer be shown (Jihočeský kraj, Plzeňský kraj, Karlovarský kraj", page);
        assertContains("4 pooled figures would no longer be shown (Karlovarský kraj, Liberecký kraj", page);
        assertTrue(page.contains("Publish under these rules"), page);
        assertEquals("Everything", result(ANALYSIS).at("/release/profile/name").asText());
        assertEquals(404, visitor.get(ANALYSIS + "/release?profile=unknown").statusCode());
    }

    @Test
    void pageFilesAndJsonWithholdTheSame() {
        JsonNode full = result(ANALYSIS);
        choose(ANALYSIS, BuiltInProfile.CONFIDENTIAL);
        JsonNode released = result(ANALYSIS);
        String page = visitor.get(ANALYSIS).body();
        String report = visitor.get(ANALYSIS + "/report.html").body();
        String csv = visitor.get(ANALYSIS + "/regions.csv").body();
        String tidy = visitor.get(ANALYSIS + "/regions-tidy.csv").body();
        int withheld = 0;
        for (int j = 0; j < full.get("regions").size(); j++) {
            if (!released.at("/regions/" + j + "/raw/estimate").isNull()) {
                continue;
            }
            withheld++;
            String key = full.at("/regions/" + j + "/region").asText();
            for (String figure :
                    List.of("/raw/estimate", "/raw/upper", "/pooled/estimate", "/pooled/standardError", "/shrinkage")) {
                String value = full.at("/regions/" + j + figure).asText();
                for (String text : List.of(page, report, csv, tidy, released.toString())) {
                    assertFalse(text.contains(value), key + figure);
                }
            }
            String story = visitor.get(ANALYSIS + "/region?key=" + key).body();
            assertTrue(story.contains("under the chosen profile they are confidential"), story);
        }
        assertTrue(withheld >= 2);
        for (String text : List.of(page, report, csv)) {
            assertContains("Confidentiality, counts below 10", text);
        }
        assertEquals(200, visitor.bytes(ANALYSIS + "/regions.xlsx").statusCode());
        assertEquals(404, visitor.get(ANALYSIS + "/audit/approximation").statusCode());
        assertLacks(ANALYSIS + "/audit/approximation", visitor.layers(ANALYSIS));
    }

    @Test
    void aWithheldRegionIsComparedWithNone() {
        choose("/analyses/3", BuiltInProfile.CONFIDENTIAL);
        JsonNode released = result("/analyses/3");
        String hidden = "";
        String shown = "";
        for (JsonNode region : released.get("regions")) {
            if (region.at("/pooled/estimate").isNull()) {
                hidden = region.get("region").asText();
            } else {
                shown = region.get("region").asText();
            }
        }
        String page = visitor.get("/analyses/3/region?key=" + shown).body();
        assertFalse(page.contains("How does it differ from another region?"), page);
        for (String[] pair : new String[][] {{shown, hidden}, {hidden, shown}}) {
            assertLacks(
                    "prevalence is the higher one",
                    visitor.get("/analyses/3/region?key=" + pair[0] + "&other=" + pair[1])
                            .body());
        }
    }

    /** Neither what the rules in use withhold, nor what those that are looked at would. */
    @ParameterizedTest
    @CsvSource({"none, confidential", "confidential, none", "confidential, brfss", "nchs, none", "brfss, nchs"})
    void thePreviewTellsNothingThatEitherRulesWithhold(String now, String then) {
        JsonNode full = result(ANALYSIS);
        choose(ANALYSIS, BuiltInProfile.of(now).orElseThrow());
        JsonNode shown = result(ANALYSIS);
        String page = visitor.get(ANALYSIS + "/release?profile=" + then)
                .body()
                .replaceAll("(?s)^.*<section id=\"release-effect\"", "");
        // of regions whose pooled figures are withheld now the names follow each other, and not their estimates
        List<String> hidden = new ArrayList<>();
        Matcher rows = Pattern.compile("<th scope=\"row\">([^<]*)</th>").matcher(page);
        while (rows.find()) {
            for (JsonNode region : shown.get("regions")) {
                if (region.get("name").asText().equals(rows.group(1))
                        && region.at("/pooled/estimate").isNull()) {
                    hidden.add(rows.group(1));
                }
            }
        }
        assertEquals(hidden.stream().sorted().toList(), hidden);
        for (int j = 0; j < full.get("regions").size(); j++) {
            JsonNode region = full.at("/regions/" + j);
            String row = page.replaceAll("\\s+", " ");
            int at = row.indexOf(">" + region.get("name").asText() + "</th>");
            if (at < 0) {
                continue;
            }
            row = row.substring(at, row.indexOf("</tr>", at));
            if (shown.at("/release/publication/" + j + "/pooled").asText().equals("confidential")
                    || then.equals("confidential") && row.contains("confidential")) {
                assertFalse(row.matches(".*\\d+ (respondents?|people|person)\\b.*"), row);
                assertFalse(row.matches(".*\\d%.*"), row);
            }
            for (String figure : List.of("/raw/estimate", "/pooled/estimate")) {
                String percent = String.format("%.1f", 100 * region.at(figure).asDouble());
                assertLacks(">" + percent + "<", row);
            }
        }
    }

    /** Chosen before there were rules for pooled estimates: they mean what they meant, and the page says so. */
    @Test
    void anEarlierChoiceIsKeptAndSaidToJudgeRawEstimatesOnly() {
        String earlier = "{\"name\":\"NCHS, proportions\",\"rules\":[{\"rule\":\"nchs-proportion\"}]}";
        assertEquals(
                302, visitor.post(ANALYSIS + "/release", "profile", earlier).statusCode());
        String page = visitor.get(ANALYSIS + "/release").body();
        assertContains("NCHS, proportions (raw estimates only)", page);
        assertContains("The rules in use say nothing about pooled estimates", page);
        assertFalse(Pattern.compile("id=\"pooled\"[^>]*checked").matcher(page).find(), "the box is not ticked");
        assertEquals(0, withheldPooled());
        // the box as the form sends it: with its companion, and ticked
        assertEquals(
                302,
                visitor.post(ANALYSIS + "/release", "pooled", "0", "pooled", "1", "profile", "nchs")
                        .statusCode());
        assertTrue(withheldPooled() > 0, "no pooled figure is withheld");
        assertEquals(
                302,
                visitor.post(ANALYSIS + "/release", "pooled", "0", "profile", "nchs")
                        .statusCode());
        assertEquals(0, withheldPooled());
    }

    private long withheldPooled() {
        long withheld = 0;
        for (JsonNode region : result(ANALYSIS).get("regions")) {
            withheld += region.at("/pooled/estimate").isNull() ? 1 : 0;
        }
        return withheld;
    }

    @Test
    void comparisonsShowWhatIsReleased() {
        choose(ANALYSIS, BuiltInProfile.CONFIDENTIAL);
        choose("/analyses/3", BuiltInProfile.CONFIDENTIAL);
        String compared = visitor.get("/surveys/2/compare?analysis=2&analysis=3&validation=leave-one-out")
                .body();
        assertTrue(compared.contains("what additional predictors explain are not given"), compared);
        // the address of the page itself stands in the choice of languages
        assertFalse(compared.replace("validation=leave-one-out", "").contains("leave-one-out"), "no scores");
    }

    @Test
    void ownRulesAreLookedAtThenKeptAndOfferedAgain() {
        String page = visitor.get(ANALYSIS
                        + "/release?own=1&name=Our+house&cell=1&cell-limit=5&cell-zero=1&cv-pooled=1&"
                        + "cv-pooled-caution=12.5&cv-pooled-withhold=&respondents=1&respondents-limit=40&"
                        + "respondents-then=withhold")
                .body();
        assertTrue(page.contains("What “Our house” does"), page);
        assertTrue(page.contains("are an adaptation"), page);
        assertTrue(page.contains("use with caution when the coefficient of variation is above 12.5%."), page);
        Matcher json = Pattern.compile("name=\"profile\" value=\"(\\{[^\"]*)\"").matcher(page);
        assertTrue(json.find());
        String profile = json.group(1).replace("&quot;", "\"").replace("&amp;", "&");
        assertEquals(
                302,
                visitor.post(ANALYSIS + "/release", "profile", profile, "keep", "1")
                        .statusCode());
        assertEquals("Our house", result(ANALYSIS).at("/release/profile/name").asText());
        assertContains("value=\"kept-1\"", visitor.get("/analyses/3/release").body());
        assertContains(
                "value=\"12.5\"",
                visitor.get("/analyses/3/release?profile=kept-1").body());
        application.restart();
        assertEquals("Our house", result(ANALYSIS).at("/release/profile/name").asText());
    }

    @Test
    void rulesHoldForEveryAnalysisOfTheSurveyAndAreNamedBesideTheExport() {
        choose(ANALYSIS, BuiltInProfile.CONFIDENTIAL);
        String name = BuiltInProfile.CONFIDENTIAL.profile().name();
        String rerun = visitor.analyse(
                "/surveys/2",
                Visitor.fields(
                        Visitor.NO_YES_AND_MISSING,
                        "outcome",
                        "harassed_6m",
                        "predictor",
                        "unemployment",
                        "method",
                        "ml"));
        for (String analysis : List.of("/analyses/2", "/analyses/3", rerun)) {
            assertEquals(name, result(analysis).at("/release/profile/name").asText(), analysis);
            String page = visitor.get(analysis).body().replaceAll("\\s+", " ");
            assertTrue(
                    page.contains("<strong>Rules: " + name + ".</strong> <a href=\"" + analysis + "/release\">"), page);
        }
        assertContains(
                "Publication rules: " + name + ", for all analyses of all versions.",
                visitor.get("/surveys/2").body());
        assertEquals(
                "Everything", result("/analyses/1").at("/release/profile/name").asText(), "of another survey");
        choose(rerun, BuiltInProfile.NCHS);
        assertEquals(
                BuiltInProfile.NCHS.profile().name(),
                result(ANALYSIS).at("/release/profile/name").asText());
        assertContains(
                "holds for all 3 analyses of all its versions",
                visitor.get(ANALYSIS + "/release").body());
    }

    @Test
    void rulesThatWereSelectedAndNotLookedAtAreShownFirst() {
        String shown = ProfileJson.write(BuiltInProfile.NCHS.profile());
        HttpResponse<String> answer = visitor.post(ANALYSIS + "/release", "profile", "confidential", "profile", shown);
        assertEquals(422, answer.statusCode());
        String page = answer.body();
        assertTrue(
                page.contains(
                        "you selected “" + BuiltInProfile.CONFIDENTIAL.profile().name() + "”"),
                page);
        assertEquals("Everything", result(ANALYSIS).at("/release/profile/name").asText());
        String[] own = {"profile", "own", "name", "Ours", "cell", "1", "cell-limit", "7"};
        answer = visitor.post(ANALYSIS + "/release", Visitor.fields(own, "profile", shown));
        assertTrue(answer.body().contains("you selected “Ours”"), answer.body());
        Profile ours = new Profile("Ours", List.of(new MinimumFrequency(7, false)));
        assertEquals(
                302,
                visitor.post(ANALYSIS + "/release", Visitor.fields(own, "profile", ProfileJson.write(ours)))
                        .statusCode());
        assertEquals("Ours", result(ANALYSIS).at("/release/profile/name").asText());
    }

    @Test
    @InChromium
    void changeAndRerunKeepsTheRules(Chromium chromium) {
        String name = BuiltInProfile.CONFIDENTIAL.profile().name();
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(ANALYSIS + "/release");
            Locator change = page.locator("[data-release-change]");
            assertThat(change).containsText("“Everything” is in use");
            page.getByLabel("NCHS, proportions").check();
            assertThat(change).containsText("4 pooled figures would no longer be shown");
            page.getByLabel("Apply the same limits to pooled estimates").uncheck();
            assertThat(change).containsText("NCHS, proportions (raw estimates only)");
            assertThat(change).not().containsText("pooled figures");
            assertThat(page.locator("#release-effect")).containsText("say nothing about pooled figures");
            page.getByText("Create your own rules").click();
            page.getByLabel("Withhold regions with small counts").check();
            page.getByLabel("Smallest number of people").fill("few");
            assertThat(page.locator("[data-release-state]")).containsText("is not a whole number");
            page.getByLabel("Smallest number of people").fill("10");
            assertThat(page.locator("[data-release-state]")).isEmpty();
            page.getByLabel(name).check();
            assertThat(change).containsText("9 regions would be withheld entirely as confidential");
            assertThat(change).containsText("all estimates would be rounded");
            press(page, "Publish under these rules");
            page.getByText("Change and rerun").click();
            Field.labelled(page, "unemployment").first().check();
            press(page, "Estimate and keep");
            assertThat(page.locator("#rules")).containsText(name);
            page.locator("#export > summary").click();
            assertThat(page.locator(".export-rules")).containsText("Rules: " + name);
        }
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Test
    void aRuleThatCannotBeIsSaidInTheReadersLanguage() {
        HttpResponse<String> answer = visitor.send(
                visitor.to(ANALYSIS + "/release?own=1&cell=1&cell-limit=1").header("Accept-Language", "es"),
                BodyHandlers.ofString());
        assertEquals(422, answer.statusCode());
        assertContains("El recuento más pequeño que se puede mostrar debe ser al menos 2.", answer.body());
    }

    @Test
    void whatIsNoLimitIsSaid() {
        HttpResponse<String> answer = visitor.get(ANALYSIS + "/release?own=1&cell=1&cell-limit=few");
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("is not a whole number"), answer.body());
        HttpResponse<String> nonsense = visitor.post(ANALYSIS + "/release", "profile", "{}");
        assertEquals(422, nonsense.statusCode());
        assertEquals("Everything", result(ANALYSIS).at("/release/profile/name").asText());
    }
}
