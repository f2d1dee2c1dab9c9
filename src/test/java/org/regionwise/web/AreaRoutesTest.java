package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published estimates and weighted surveys, from the upload to the pages, over HTTP. */
class AreaRoutesTest {
    static final String TABLE =
            "area,name,est,se,n,pop,unemployment\nA,Alpha,12.5,2.1,240,100,5.1\nB,Beta,8,3.4,60,50,4.2\n"
                    + "C,Gamma,5,0.4,20,30,6\nD,Delta,20.1,4,98,70,9.5\nE,Epsilon,0,,15,20,5\n"
                    + "F,Zeta,15.5,2.9,150,90,7.2\nG,Eta,,,,10,8.1\nH,Theta,9.9,2,220,80,4.4\n"
                    + "I,Iota,18.2,5.5,48,40,8\n";

    static final String[] ROLES = {
        "name",
        "Published",
        "key",
        "area",
        "label",
        "name",
        "estimate",
        "est",
        "spread",
        "se",
        "spread-kind",
        "standard-error",
        "unit",
        "percent",
        "respondents",
        "n",
        "population",
        "pop"
    };

    @TempDir
    private static Path data;

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start() {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private static String stored(String... roles) {
        return visitor.place(visitor.table(TABLE) + "/store", roles).replace("/analyses/new", "");
    }

    /** The same table as hours: a unit is needed, kept, and printed; scales of proportions are not offered. */
    @Test
    void estimatesInAnotherUnit() {
        String[] roles = ROLES.clone();
        roles[Arrays.asList(roles).indexOf("percent")] = "other";
        String table = TABLE.replace("E,Epsilon,0,,", "E,Epsilon,10,2,");
        HttpResponse<String> unnamed = visitor.post(visitor.table(table) + "/columns", roles);
        assertContains("Name the unit.", unnamed.body());
        String survey = visitor.place(visitor.table(table) + "/store", Visitor.fields(roles, "unit-name", "hours"))
                .replace("/analyses/new", "");
        String form = visitor.get(survey + "/analyses/new").body();
        assertFalse(form.contains("value=\"logit\""), "no scale of proportions");
        assertFalse(form.contains("name=\"threshold\""), "no threshold of proportions");
        String analysis = visitor.analyse(survey, "outcome", "est", "method", "reml", "level", "95");
        assertEquals(
                "hours",
                visitor.json("/api" + analysis + "/result")
                        .at("/model/area/unit")
                        .asText());
        String answer = visitor.get(analysis).body();
        assertContains(" hours", answer.replace('\u00a0', ' '));
        assertFalse(answer.contains("%)"), "no per cent");
    }

    @Test
    void publishedEstimatesAreStoredAndPooled() {
        String page = visitor.table(TABLE);
        String columns = visitor.get(page).body();
        assertTrue(columns.contains("areas.csv: 9 rows were read without a problem."), columns);
        String precision = visitor.get(page + "/precision").body();
        assertTrue(precision.matches("(?s).*<option value=\"se\" selected=\"selected\">se</option>.*"), precision);
        String form = visitor.place(page + "/store", ROLES);
        String survey = form.replace("/analyses/new", "");
        assertEquals(404, visitor.get(page).statusCode(), "it waits no more");
        String asked = visitor.get(form).body();
        assertTrue(asked.contains("value=\"unemployment\""), asked);
        assertFalse(asked.contains("value=\"se\""), "the standard errors cannot predict");
        assertFalse(asked.contains("What do the answers"), "there are no answers");
        String result = visitor.analyse(
                survey,
                "outcome",
                "est",
                "predictor",
                "unemployment",
                "method",
                "reml",
                "scale",
                "arcsine",
                "smoothing",
                "none");
        String body = visitor.layers(result);
        for (String expected : List.of(
                "Est ranges from 4.9% to 20% across 9 regions",
                "direct estimates of 8 regions were pooled",
                "How precise were the direct estimates?",
                "Gamma has a standard error that rests on few answers and is small for 20 respondents",
                "own variance rests on few answers",
                "Coefficients on the arcsine scale",
                "--standard-error se")) {
            assertTrue(body.contains(expected), expected + body);
        }
        String said = visitor.get(result).body().replaceAll("(?s)class=\"term-notes\".*", "");
        assertFalse(
                said.contains("intraclass"), "an area-level model has none; the glossary below explains every term");
        JsonNode json = visitor.json("/api" + result + "/result");
        assertEquals("gaussian", json.at("/model/family").asText());
        assertEquals(9, json.get("regions").size());
        assertContains(
                "The direct estimate here is 5.0%",
                visitor.get(result + "/region?key=C").body());
        assertEquals(404, visitor.get(result + "/audit/approximation").statusCode());
        assertContains(
                "How precise were the direct estimates?",
                visitor.get(result + "/report.html").body());
        assertContains(",few-answers,", visitor.get(result + "/regions.csv").body());
        assertContains("standard error", visitor.get(survey).body());
        assertContains("published estimates", visitor.get("/").body());
    }

    private static void selects(String form, String value) {
        assertTrue(form.matches("(?s).*<option value=\"" + value + "\"\\s+selected=\"selected\">.*"), value + form);
    }

    @Test
    void theFormOpensWithWhatSuitsTheTable() {
        String counted = visitor.get(stored(ROLES) + "/analyses/new").body();
        assertTrue(counted.matches("(?s).*id=\"method-bayes\"[^>]*checked.*"), counted);
        selects(counted, "arcsine");
        selects(counted, "deff");
        String[] columns = {
            "key", "area", "estimate", "est", "spread", "se", "spread-kind", "standard-error", "unit", "percent"
        };
        String inside = "area,est,se\nA,12,2\nB,8,3.4\nC,20,4\nD,9,2\n";
        String uncounted = visitor.get(visitor.place(visitor.table(inside) + "/store", columns))
                .body();
        selects(uncounted, "logit");
        selects(uncounted, "none");
        String atAnEnd = visitor.get(visitor.place(visitor.table(inside.replace("B,8", "B,0")) + "/store", columns))
                .body();
        selects(atAnEnd, "identity");
        String survey = visitor.get("/surveys/3/analyses/new").body();
        selects(survey, "arcsine");
        selects(survey, "deff");
    }

    @Test
    void whereNoVarianceIsFoundFullBayesStandsBeside() throws IOException {
        String[] columns = {
            "key", "region", "estimate", "est", "spread", "v", "spread-kind", "variance", "unit", "proportion"
        };
        String table = Files.readString(Path.of("src/test/resources/area/area_zero.csv"));
        String survey = visitor.place(visitor.table(table) + "/store", columns).replace("/analyses/new", "");
        String result = visitor.analyse(survey, "outcome", "est", "method", "reml");
        for (String body : List.of(
                visitor.layers(result), visitor.get(result + "/report.html").body())) {
            for (String expected : List.of(
                    "What does full Bayes say?",
                    "shown beside, gives estimates from 19% (r004) to 23% (r010)",
                    "The variance between regions was estimated as 0")) {
                assertTrue(body.contains(expected), expected + body);
            }
        }
        assertContains(
                "pooled_by_bayes_upper", visitor.get(result + "/regions.csv").body());
        JsonNode json = visitor.json("/api" + result + "/result");
        assertTrue(json.at("/regions/0/area/pooledByBayes/upper").isNumber(), json.toString());
        String usual = visitor.analyse(survey, "outcome", "est");
        assertEquals(
                "bayes",
                visitor.json("/api" + usual + "/result").at("/model/method").asText());
        assertLacks("What does full Bayes say?", visitor.layers(usual));
    }

    @Test
    void notesBelowATableAreSaidInEveryResult() {
        String page = visitor.table(TABLE + "Total,Total,11,1,872,490,6\nSource: our own figures,,,,,,\n");
        assertContains("“Source: our own figures”", visitor.get(page).body());
        String survey = visitor.place(page + "/store", ROLES).replace("/analyses/new", "");
        String result = visitor.analyse(survey, "outcome", "est", "method", "reml");
        JsonNode json = visitor.json("/api" + result + "/result");
        assertEquals(9, json.get("regions").size(), "a total is no region");
        String warnings = json.at("/fit/warnings").toString();
        assertTrue(warnings.contains("notes-left-out"), warnings);
        assertTrue(warnings.contains("row 11, “Total”"), warnings);
        assertTrue(warnings.contains("row 12, “Source: our own figures”"), warnings);
        assertContains("row 11, “Total”", visitor.layers(result));
    }

    @Test
    void fullBayesAndAgreementWithTheNation() {
        String survey = stored(ROLES);
        String plain =
                visitor.analyse(survey, "outcome", "est", "method", "bayes", "scale", "arcsine", "smoothing", "deff");
        String agreed = visitor.analyse(
                survey,
                "outcome",
                "est",
                "method",
                "bayes",
                "scale",
                "arcsine",
                "smoothing",
                "deff",
                "benchmark",
                "logit",
                "threshold",
                "10");
        JsonNode json = visitor.json("/api" + agreed + "/result");
        assertEquals(
                json.at("/national/raw/estimate").asDouble(),
                json.at("/national/pooled/estimate").asDouble());
        assertTrue(json.at("/regions/0/posterior/exceedance").isNumber());
        assertContains("(benchmarking)", visitor.layers(agreed));
        assertContains("--benchmark logit", visitor.layers(agreed));
        assertContains(
                "percentage points",
                visitor.get(plain + "/region?key=A&other=D").body());
        String compared = visitor.get(
                        survey + "/compare?analysis=" + plain.substring(10) + "&analysis=" + agreed.substring(10))
                .body();
        assertTrue(compared.contains("Agreement with the national estimate"), compared);
        assertContains("not sought", compared);
        assertContains("one shift on the logit scale", compared);
        assertFalse(compared.contains("Joint draws"), "what a fit needed is no setting");
        assertFalse(compared.contains("Score the predictions"), "there are no single answers to predict");
        String form = visitor.get(survey + "/analyses/new?from=" + agreed.substring(10))
                .body();
        assertTrue(form.matches("(?s).*<option value=\"logit\"\\s+selected=\"selected\">One shift.*"), form);
        assertTrue(form.matches("(?s).*<option value=\"deff\"\\s+selected=\"selected\">.*"), form);
    }

    @Test
    void whatIsWrongWithATableIsSaidAndNothingIsStored() {
        String home = visitor.get("/").body();
        String page = visitor.table(TABLE.replace("12.5", "0.125x"));
        HttpResponse<String> answer = visitor.post(page + "/store", ROLES);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("0.125x") && answer.body().contains("This is not a number"), answer.body());
        String[] proportions = ROLES.clone();
        proportions[Arrays.asList(ROLES).indexOf("percent")] = "proportion";
        answer = visitor.post(visitor.table(TABLE) + "/store", proportions);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("If the column is in per cent, say so"), answer.body());
        assertTrue(answer.body().contains("There is a problem"), answer.body());
        assertTrue(answer.body().contains("href=\"#estimate\""), answer.body());
        List<String> unsaid = new ArrayList<>(Arrays.asList(ROLES));
        unsaid.subList(unsaid.indexOf("unit"), unsaid.indexOf("unit") + 2).clear();
        assertEquals(
                422,
                visitor.post(visitor.table(TABLE) + "/store", unsaid.toArray(String[]::new))
                        .statusCode());
        String cancelled = visitor.table(TABLE);
        visitor.post(cancelled + "/cancel");
        assertEquals(404, visitor.get(cancelled).statusCode());
        assertEquals(home, visitor.get("/").body());
        assertEquals(422, visitor.post("/areas").statusCode());
    }

    @Test
    void aTableIsReadAsTheAnalystSays() {
        String german = "area;est;se\nA;12,5;2,1\nB;8;3,4\nC;20,1;4\nD;9,9;2\n";
        String page = visitor.table(german);
        String columns = visitor.get(page).body();
        assertTrue(columns.contains("seems to write numbers like"), columns);
        String[] roles = {
            "key", "area", "estimate", "est", "spread", "se", "spread-kind", "standard-error", "unit", "percent"
        };
        String survey = visitor.place(page + "/store", roles).replace("/analyses/new", "");
        String result = visitor.analyse(survey, "outcome", "est", "method", "reml");
        JsonNode region = visitor.json("/api" + result + "/result").at("/regions/0/raw/estimate");
        assertEquals(0.125, region.asDouble(), 1e-15);
        String broken = visitor.table("title\narea;est;se\nA;12;2\nB;8\nC;20;4\n");
        HttpResponse<String> refused = visitor.get(broken);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("This cannot be used as it is"), refused.body());
        assertEquals(302, visitor.post(broken + "/reading", "header-row", "2").statusCode(), "read in another way");
        assertEquals(404, visitor.post(broken + "/store", roles).statusCode(), "still unsound");
    }

    @Test
    void cellsThatAreNoNumbersAreNamedBeforeTheTableIsStored() {
        String page = visitor.get(visitor.table("region,estimate,se,n\nNorth,23.3,7.7,30\nSouth,33.3 u,13.6,12\n"))
                .body();
        assertTrue(page.contains("column “estimate”: “33.3 u”: This is not a number"), page);
        assertTrue(page.contains("It is a value with the flag “u”"), page);
        String sound = visitor.get(visitor.table("region;estimate;se;n\nNorth;23,3;7,7;30\nSouth;33,3;13,6;12\n"))
                .body();
        assertFalse(sound.contains("These cells are not numbers"), sound);
    }

    @Test
    void proportionsInPerCentAreAskedAboutOnce() {
        String page =
                visitor.table("region,estimate,se,n\nNorth,0.20,0.05,60\nSouth,0.21,0.04,90\nEast,0.25,0.04,80\n");
        String[] roles = {
            "key", "region", "estimate", "estimate", "spread", "se", "spread-kind", "standard-error", "unit", "percent"
        };
        HttpResponse<String> asked = visitor.post(page + "/store", roles);
        assertEquals(422, asked.statusCode());
        assertTrue(asked.body().contains("Are they proportions?"), asked.body());
        assertTrue(asked.body().contains("name=\"percent-of\" value=\"estimate\""), asked.body());
        assertEquals(
                302,
                visitor.post(page + "/store", Visitor.fields(roles, "percent-of", "estimate"))
                        .statusCode());
    }

    /** The first page asks what nobody can guess; all else is guessed, shown, and changed on pages of its own. */
    @Test
    void twoPagesLeadToTheFirstResult() {
        String page = visitor.table(TABLE);
        assertContains("How are estimates written?", visitor.get(page).body());
        HttpResponse<String> unsaid = visitor.post(page + "/columns", "key", "area", "estimate", "est");
        assertEquals(422, unsaid.statusCode());
        assertContains("href=\"#unit-percent\"", unsaid.body());
        visitor.place(page + "/columns", "key", "area", "estimate", "est", "unit", "percent");
        String check = visitor.get(page).body();
        for (String said : List.of(
                "Check your answers",
                "Column “est”",
                "In per cent, such as 12.5",
                "Column “se”",
                "Standard errors",
                "Column “n”",
                "Population: column “pop”",
                "Names: column “name”",
                "Could be predictors: “unemployment”")) {
            assertContains(said, check);
        }
        visitor.place(page + "/name", "name", "Published in spring");
        // a button that leads to another page keeps what was chosen
        visitor.place(
                page + "/precision",
                "spread",
                "se",
                "spread-kind",
                "variance",
                "respondents",
                "",
                "go",
                "table-reading");
        check = visitor.get(page).body();
        assertContains("Published in spring", check);
        assertContains("Variances", check);
        visitor.place(page + "/precision", "spread", "se", "spread-kind", "standard-error", "respondents", "n");
        String analysis = visitor.place(page + "/store", "then", "analyse");
        assertContains("Est ranges from", visitor.get(analysis).body());
        JsonNode model = visitor.json("/api" + analysis + "/result").get("model");
        assertEquals("gaussian", model.get("family").asText());
        assertEquals("bayes", model.get("method").asText());
    }

    @Test
    void aTableIsStoredOnce() {
        String page = visitor.table(TABLE);
        visitor.place(page + "/store", ROLES);
        assertEquals(404, visitor.post(page + "/store", ROLES).statusCode());
    }

    @Test
    void aWeightedSurveyShowsWhatWeightsDo() {
        String form = visitor.get("/surveys/3/analyses/new").body();
        for (String expected : List.of("name=\"weight\"", "name=\"stratum\"", "name=\"cluster\"")) {
            assertTrue(form.contains(expected), expected);
        }
        String[] coding = {
            "outcome",
            "poor",
            "value",
            "no",
            "meaning.0",
            "no",
            "value",
            "yes",
            "meaning.1",
            "yes",
            "predictor",
            "unemployment",
            "weight",
            "weight",
            "stratum",
            "stratum",
            "cluster",
            "area"
        };
        String binomial = visitor.analyse("/surveys/3", coding);
        String body = visitor.layers(binomial);
        for (String expected : List.of(
                "What do the weights change?",
                "Effective n",
                "Design effect",
                "weighted share of the region",
                "--cluster area")) {
            assertTrue(body.contains(expected), expected);
        }
        String[] area = Visitor.fields(coding, "model", "area", "method", "reml");
        String direct = visitor.analyse("/surveys/3", area);
        assertContains("smoothed by one", visitor.layers(direct));
        String compared = visitor.get(
                        "/surveys/3/compare?analysis=" + binomial.substring(10) + "&analysis=" + direct.substring(10))
                .body();
        assertTrue(compared.contains("are of different kinds of model"), compared);
        String again = visitor.get("/surveys/3/analyses/new?from=" + direct.substring(10))
                .body();
        assertTrue(again.matches("(?s).*<option value=\"area\" selected=\"selected\">area</option>.*"), "the cluster");
        assertTrue(again.matches("(?s).*id=\"model-area\"[^>]*checked.*"), "the model");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        String[] coding = {"outcome", "poor", "value", "no", "meaning.0", "no", "value", "yes", "meaning.1", "yes"};
        for (String[] wrong : new String[][] {
            {"method", "reml"},
            {"model", "area", "method", "reml", "respondent-predictor", "persons"},
            {"weight", "poor"},
            {"weight", "nothing"},
            {"finite-population", "weight"},
            {"benchmark", "sum"},
            {"model", "area", "scale", "cubic"},
            {"model", "area", "smoothing", "much"}
        }) {
            String[] asked = Arrays.copyOf(coding, coding.length + wrong.length);
            System.arraycopy(wrong, 0, asked, coding.length, wrong.length);
            assertEquals(422, visitor.post("/surveys/3/analyses", asked).statusCode(), () -> String.join(" ", wrong));
        }
    }

    /** What a column of spreads holds is guessed by its name, and asked again of another column. */
    @Test
    void whatAnotherColumnHoldsIsAskedAgain() {
        String table = visitor.table("area,estimate,se,v_old\nA,10,1,1\nB,12,1.1,1.21\nC,15,1.2,1.44\nD,9,1,1\n");
        String[] asked = {
            "name",
            "Mine",
            "key",
            "area",
            "estimate",
            "estimate",
            "unit",
            "percent",
            "kind-of",
            "se",
            "offered-kind",
            "standard-error",
            "spread",
            "v_old",
            "spread-kind",
            "standard-error"
        };
        HttpResponse<String> answer = visitor.post(table + "/store", asked);
        assertEquals(422, answer.statusCode());
        String page = answer.body();
        assertTrue(page.contains("Say whether it holds standard errors or variances"), page);
        assertTrue(page.contains("name=\"kind-of\" value=\"v_old\""), page);
        assertContains("value=\"Mine\"", visitor.get(table + "/name").body());
        asked[13] = "v_old";
        asked[9] = "v_old";
        asked[11] = "";
        asked[15] = "variance";
        assertEquals(302, visitor.post(table + "/store", asked).statusCode());
    }

    @Test
    void anotherColumnOfTheTableIsNotPooledWithTheseStandardErrors() {
        String table = visitor.table("area,estimate,se,rate\nA,10,1,1\nB,12,1.1,2\nC,15,1.2,3\nD,9,1,4\n");
        String page = visitor.place(
                table + "/store",
                "key",
                "area",
                "estimate",
                "estimate",
                "spread",
                "se",
                "spread-kind",
                "standard-error",
                "unit",
                "percent");
        String survey = page.replace("/analyses/new", "");
        HttpResponse<String> answer = visitor.post(survey + "/analyses", "outcome", "rate");
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("belong to “estimate”"), answer.body());
    }
}
