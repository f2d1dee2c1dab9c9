package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.ReferenceCase;

/** Regional means of a measured outcome, from the files to the JSON. */
class RegionalMeansTest {
    private static final Path HOURS = Path.of("sample-surveys/hours");
    private static final Path REFERENCE = Path.of("src/test/resources/reference");

    @TempDir
    private Path folder;

    private static JsonNode estimate(Path survey, String outcome, String... options) throws IOException {
        Run run = run(survey, outcome, options);
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private static Run run(Path survey, String outcome, String... options) {
        List<String> words = new ArrayList<>(
                List.of("estimate", survey.toString(), "--outcome", outcome, "--format=json", "--seed=3"));
        if (!List.of(options).contains("--model=area")) {
            words.add("--model=linear");
        }
        words.addAll(List.of(options));
        return Run.of(words.toArray(String[]::new));
    }

    private static JsonNode hours(String... options) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("--region=region", "--regions=" + HOURS.resolve("regions.csv"), "--unit=hours"));
        words.addAll(List.of(options));
        return estimate(HOURS.resolve("survey.csv"), "hours", words.toArray(String[]::new));
    }

    /** Against dense matrices in R, without and with populations. */
    @ParameterizedTest
    @CsvSource({"infinite", "finite"})
    void knownPopulationMeans(String which) throws IOException {
        JsonNode expected = ReferenceCase.json("linear/unit.json");
        StringBuilder table = new StringBuilder("area,size,mean_x,mean_z\n");
        for (JsonNode each : expected.get("population")) {
            table.append(each.get("area").asText())
                    .append(',')
                    .append(each.get("size").asText());
            table.append(',')
                    .append(each.get("x").asText())
                    .append(',')
                    .append(each.get("z").asText())
                    .append('\n');
        }
        Path regions = Files.writeString(folder.resolve("areas.csv"), table);
        List<String> options = new ArrayList<>(List.of(
                "--region=area",
                "--regions=" + regions,
                "--respondent-predictors=x,z",
                "--population-mean=x=mean_x",
                "--population-mean=z=mean_z"));
        if (which.equals("finite")) {
            options.add("--population=size");
        }
        JsonNode result = estimate(REFERENCE.resolve("linear/unit.csv"), "y", options.toArray(String[]::new));
        for (int j = 0; j < expected.get("areas").size(); j++) {
            JsonNode theirs = expected.get("areas").get(j);
            JsonNode ours = result.get("regions").get(j);
            assertEquals(theirs.get("area").asText(), ours.get("region").asText());
            // lme4's θ is good to 1e-6
            assertEquals(
                    theirs.get(which).asDouble(), ours.at("/pooled/estimate").asDouble(), 1e-5);
            assertEquals(
                    theirs.get("synthetic").asDouble(), ours.get("synthetic").asDouble(), 1e-5);
            assertEquals(
                    1 - theirs.get("gamma").asDouble(), ours.get("shrinkage").asDouble(), 1e-5);
            double error = Math.sqrt(theirs.get(which + "Mse").asDouble());
            assertEquals(error, ours.at("/pooled/standardError").asDouble(), 1e-5 * error);
        }
    }

    /** Data of R's sae, whose licence keeps them out of this repository: runs where they are beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"REML", "ML"})
    void corn(String method) throws IOException {
        Path sae = sae();
        assumeTrue(sae != null, "the reference folder is not here");
        List<String> rows = Files.readAllLines(sae.resolve("cornsoybean_survey.csv")).stream()
                .filter(row -> !row.endsWith(",1"))
                .toList();
        Path survey = Files.write(folder.resolve("survey.csv"), rows);
        Path regions = Files.writeString(
                folder.resolve("regions.csv"),
                Files.readString(sae.resolve("cornsoybean_covariates.csv")).replace("CountyIndex", "County"));
        JsonNode result = estimate(
                survey,
                "CornHec",
                "--region=County",
                "--regions=" + regions,
                "--population=PopnSegments",
                "--respondent-predictors=CornPix,SoyBeansPix",
                "--population-mean=CornPix=MeanCornPixPerSeg",
                "--population-mean=SoyBeansPix=MeanSoyBeansPixPerSeg",
                "--method=" + method.toLowerCase(Locale.ROOT),
                "--mean-squared-error=bootstrap");
        JsonNode expected = new ObjectMapper()
                .readTree(sae.resolve("expected.json").toFile())
                .at("/cornsoybean");
        for (JsonNode theirs : expected.at("/" + method + "/eblup")) {
            JsonNode ours = region(result, theirs.get("domain").asText());
            assertEquals(
                    theirs.get("eblup").asDouble(), ours.at("/pooled/estimate").asDouble(), 1e-6);
        }
        for (JsonNode theirs : expected.at("/pbmse_REML_B400_seed123/mse")) {
            double mse = theirs.get("mse").asDouble();
            double ours = region(result, theirs.get("domain").asText())
                    .at("/pooled/standardError")
                    .asDouble();
            if (method.equals("REML")) {
                // 400 replications leave 7%, 1,000 of ours 4.5%
                assertEquals(mse, ours * ours, 0.25 * mse);
            }
        }
    }

    /** The hours were simulated: pooled means are closer to the truth than raw ones, and as close as they say. */
    @ParameterizedTest
    @ValueSource(strings = {"prasad-rao", "bootstrap"})
    void truthOfASimulatedSurvey(String error) throws IOException {
        JsonNode result = hours("--population=population", "--predictors=mean_age", "--mean-squared-error=" + error);
        Map<String, Double> truth = new HashMap<>();
        Files.readAllLines(HOURS.resolve("truth.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> truth.put(cells[0], Double.valueOf(cells[4])));
        double raw = 0;
        double pooled = 0;
        double standardised = 0;
        for (JsonNode region : result.get("regions")) {
            double true0 = truth.get(region.get("region").asText());
            raw += Math.pow(region.at("/raw/estimate").asDouble() - true0, 2);
            double off = region.at("/pooled/estimate").asDouble() - true0;
            pooled += off * off;
            standardised += Math.pow(off / region.at("/pooled/standardError").asDouble(), 2) / 20;
            assertTrue(region.get("positives").isNull(), "nobody says yes to hours");
        }
        assertTrue(pooled < raw, pooled + " and " + raw);
        // a mean of 20 squares has a standard deviation of about 0.32
        assertEquals(1, standardised, 0.8);
        assertEquals("hours", result.at("/model/linear/unit").asText());
        assertEquals("linear", result.at("/model/kind").asText());
    }

    /** Direct means under designs, against R's survey. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weights | --weight=weight",
                "strata-clusters | --weight=weight --stratum=stratum --cluster=cluster",
                "finite | --weight=weight --stratum=stratum --finite-population=people"
            })
    void directMeansUnderADesign(String name, String options) throws IOException {
        List<String> words = new ArrayList<>(List.of("--region=region"));
        words.addAll(List.of(options.split(" ")));
        JsonNode result =
                estimate(REFERENCE.resolve("measured-means/survey.csv"), "income", words.toArray(String[]::new));
        JsonNode expected = null;
        for (JsonNode each : ReferenceCase.json("measured-means/expected.json").get("cases")) {
            expected = each.get("case").asText().equals(name) ? each : expected;
        }
        same(expected.get("nation"), result.at("/national/raw"));
        for (JsonNode theirs : expected.get("regions")) {
            same(theirs, region(result, theirs.get("region").asText()).get("raw"));
        }
        assertContains("design-not-in-model", result.at("/fit/warnings").toString());
    }

    private static void same(JsonNode theirs, JsonNode ours) {
        // R's linearised variances sum in another order
        assertEquals(theirs.get("estimate").asDouble(), ours.get("estimate").asDouble(), 1e-7);
        double error = theirs.get("se").asDouble();
        assertEquals(error, ours.get("standardError").asDouble(), 1e-9 * error);
    }

    /** By one shift or one factor the pooled means agree with the nation's direct one. */
    @ParameterizedTest
    @ValueSource(strings = {"ratio", "difference"})
    void agreementWithTheNation(String how) throws IOException {
        JsonNode plain = hours("--population=population");
        JsonNode result = hours("--population=population", "--benchmark=" + how);
        double target = result.at("/national/raw/estimate").asDouble();
        assertEquals(target, result.at("/national/pooled/estimate").asDouble(), 1e-12);
        double sum = 0;
        double people = 0;
        for (JsonNode region : result.get("regions")) {
            sum += region.get("population").asDouble()
                    * region.at("/pooled/estimate").asDouble();
            people += region.get("population").asDouble();
        }
        assertEquals(target, sum / people, 1e-9);
        assertEquals(how, result.at("/model/benchmark").asText());
        assertEquals(
                plain.at("/national/pooled/estimate").asDouble(),
                result.at("/national/benchmark/pooledBefore/estimate").asDouble(),
                1e-12);
    }

    /** A region that nobody was asked in has an estimate; codes of missing answers are none; populations are people. */
    @Test
    void awkwardData() throws IOException {
        Path survey = Files.writeString(
                folder.resolve("s.csv"),
                "r,x,y\na,1,5\na,2,6.5\na,1,7\nb,2,4\nb,3,4\nb,1,99\nc,2,1e1\nc,1,9\nc,3,11\nd,1,8\n,1,8\nd,2,\n");
        Path regions = Files.writeString(folder.resolve("t.csv"), "r,n\na,2\nb,50\nc,50\nd,50\ne,50\n");
        JsonNode result = estimate(
                survey,
                "y",
                "--region=r",
                "--missing=99",
                "--regions=" + regions,
                "--population=n",
                "--respondent-predictors=x");
        assertEquals(9, result.at("/survey/used").asLong());
        assertEquals(4, region(result, "b").at("/raw/estimate").asDouble());
        assertTrue(region(result, "b").at("/raw/standardError").isNull(), "two alike prove no variance of 0");
        assertTrue(region(result, "e").at("/pooled/standardError").asDouble() > 0, result::toString);
        assertEquals(1, region(result, "e").get("shrinkage").asDouble());
        String warnings = result.at("/fit/warnings").toString();
        for (String code : List.of(
                "populations-below-respondents",
                "population-means-unknown",
                "few-regions",
                "respondents-without-region")) {
            assertContains("\"" + code + "\"", warnings);
        }
    }

    /** Rules for proportions are not asked of means, and that is said; those of precision and numbers are. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nchs | not-judged | none applies to means",
                "statistics-canada | publishable | above 16.5%",
                "brfss | not-judged | do not apply to means",
                "confidential | confidential | rounded"
            })
    void rulesForMeans(String profile, String smallest, String said) throws IOException {
        JsonNode result = hours("--population=population", "--release=" + profile);
        // two respondents in H01
        String status = "";
        for (JsonNode each : result.at("/release/publication")) {
            status = each.get("region").asText().equals("H01")
                    ? each.get("pooled").asText()
                    : status;
        }
        assertEquals(smallest, status, result.at("/release").toString());
        Run table = Run.of(
                "estimate",
                HOURS.resolve("survey.csv").toString(),
                "--region=region",
                "--outcome=hours",
                "--model=linear",
                "--release=" + profile);
        assertContains(said, table.out().replace('\n', ' ').replace('\u00a0', ' '));
    }

    /** Documents, workbook and script have the unit and no percentages of means. */
    @ParameterizedTest
    @ValueSource(strings = {"html", "r", "table"})
    void formats(String format) {
        Run run = Run.of(
                "estimate",
                HOURS.resolve("survey.csv").toString(),
                "--region=region",
                "--outcome=hours",
                "--model=linear",
                "--unit=hours",
                "--regions=" + HOURS.resolve("regions.csv"),
                "--predictors=mean_age",
                "--format=" + format);
        assertEquals(0, run.status(), run.err());
        assertContains(format.equals("r") ? "lmer(yes ~ mean_age + (1 | region)" : "41.8\u00a0hours", run.out());
        assertTrue(!run.out().contains("Raw %"), "figures in per cent");
    }

    /** What has no meaning for means, and what is wrong with files, is said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--positive=1 | --positive and --negative are for answers that mean yes or no",
                "--threshold=0.2 | --threshold needs the posterior of proportions",
                "--benchmark=logit | For means choose ratio",
                "--method=bayes | reml",
                "--mean-squared-error=none | Choose prasad-rao or bootstrap",
                "--scale=logit | belong to --model area",
                "--population-mean=age=mean_age | no predictors of respondents",
                "--respondent-predictors=age --population-mean=sex=mean_age | Give means of",
                "--respondent-predictors=age --population-mean=age=nothing | nothing"
            })
    void refusals(String options, String said) {
        List<String> words = new ArrayList<>(List.of("--region=region", "--regions=" + HOURS.resolve("regions.csv")));
        words.addAll(List.of(options.split(" ")));
        Run run = run(HOURS.resolve("survey.csv"), "hours", words.toArray(String[]::new));
        assertEquals(2, run.status(), run.out());
        assertContains(said, run.err());
    }

    /** Where the answers say nothing of variances, that is said, without a word of yes and no, in every language. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,1 a,2 a,4 | from one region",
                "a,1 | one answer for one coefficient",
                "a,1 b,2 c,4 | No region has more than one answer",
                "a,3 a,3 b,3 b,3 | All answers are equal",
                "a,3 a,3 b,5 b,5 | Within every region all answers are equal",
                "a, b, | has both a region and an answer.",
                "a,1e160 a,3e160 b,2e160 b,5e160 | answers up to 1.0E15",
                "a,1e-30 a,3e-30 b,2e-30 b,5e-30 | answers from 1.0E-9 on"
            })
    void answersThatSayNothing(String rows, String said) throws IOException {
        Path survey = Files.writeString(folder.resolve("s.csv"), "r,y\n" + rows.replace(' ', '\n') + "\n");
        for (String language : List.of("en", "es", "cs")) {
            Run run = run(survey, "y", "--region=r", "--language=" + language);
            assertEquals(2, run.status(), run.err());
            assertTrue(!run.err().isBlank() && !run.err().contains("\tat "), run.err());
            if (language.equals("en")) {
                assertContains(said, run.err());
            }
        }
    }

    /** A survey's own means by the area-level model: variances smoothed to one within regions, against metafor. */
    @Test
    void areaLevel() throws IOException {
        JsonNode expected = ReferenceCase.json("linear/area-means.json");
        JsonNode result = hours("--model=area", "--predictors=mean_age", "--method=reml");
        // metafor's iterations end at 1e-12
        assertEquals(
                expected.get("sigma").asDouble(),
                result.at("/fit/regionStandardDeviation/estimate").asDouble(),
                1e-6);
        assertEquals(
                expected.at("/coefficients/1").asDouble(),
                result.at("/fit/fixedEffects/1/estimate").asDouble(),
                1e-6);
        Map<String, Double> pooled = new HashMap<>();
        result.get("regions")
                .forEach(region -> pooled.put(
                        region.get("region").asText(),
                        region.at("/pooled/estimate").asDouble()));
        for (JsonNode each : expected.get("regions")) {
            assertEquals(
                    each.get("estimate").asDouble(),
                    pooled.get(each.get("region").asText()),
                    1e-6);
        }
        assertEquals("hours", result.at("/model/area/unit").asText());
    }

    /** Predictors of regions that leave no difference between regions over. */
    @Test
    void asManyCoefficientsAsRegions() throws IOException {
        Path survey = Files.writeString(folder.resolve("s.csv"), "r,y\na,9\na,10\nb,8\nb,11\nc,12\nc,14\n");
        Path table = Files.writeString(folder.resolve("t.csv"), "r,x,z\na,1,2\nb,2,7\nc,4,1\nd,3,3\n");
        Run run = run(survey, "y", "--region=r", "--regions=" + table, "--predictors=x,z");
        assertEquals(2, run.status(), run.out());
        assertContains("3 regions have answers, for 3 coefficients of regions", run.err());
    }

    /** One factor that is far from 1 is refused: the national mean is near 0. */
    @Test
    void factorOfNothing() throws IOException {
        Path survey =
                Files.writeString(folder.resolve("s.csv"), "r,y\na,9\na,10\na,9.5\nb,-9\nb,-10\nb,-11\nc,1\nc,-1\n");
        Path people = Files.writeString(folder.resolve("p.csv"), "r,n\na,900\nb,10000\nc,4000\n");
        Run run = run(survey, "y", "--region=r", "--regions=" + people, "--population=n", "--benchmark=ratio");
        assertEquals(2, run.status(), run.out());
        assertContains("by one factor", run.err());
    }

    /** Predictors that are the regions leave nothing to tell how regions differ. */
    @Test
    void predictorThatIsTheRegion() {
        Run run = run(
                HOURS.resolve("survey.csv"),
                "hours",
                "--region=region",
                "--leave-out",
                "--respondent-predictors=region");
        assertEquals(2, run.status(), run.err());
        assertContains("which region", run.err());
    }

    /** Limits are told apart on every scale that is answered. */
    @ParameterizedTest
    @ValueSource(strings = {"e-9", "e-4", "e0", "e9"})
    void scales(String power) throws IOException {
        Path survey = Files.writeString(
                folder.resolve("s.csv"), "r,y\na,5#\na,6#\na,9#\nb,1#\nb,2#\nc,4#\nc,7#\n".replace("#", power));
        Run run = Run.of("estimate", survey.toString(), "--region=r", "--outcome=y", "--model=linear");
        assertEquals(0, run.status(), run.err());
        for (String row : run.out().split("\n")) {
            if (row.matches("[abc] +[23] .*")) {
                String[] limits =
                        row.replaceFirst(".*  (\\S+) to (\\S+) .*", "$1 $2").split(" ");
                assertTrue(!limits[0].equals(limits[1]), row);
            }
        }
        assertTrue(run.out().matches("(?s).*\na +3 .*"), run.out());
    }

    @Test
    void answersThatAreNoNumbers() throws IOException {
        Path survey = Files.writeString(folder.resolve("s.csv"), "r,y\na,5\na,much\nb,4\nb,3\n");
        Run run = run(survey, "y", "--region=r");
        assertEquals(2, run.status());
        assertContains("row 3, column “y”: “much”: This answer is not a number.", run.err());
        assertEquals(0, run(survey, "y", "--region=r", "--missing=much").status());
    }

    private static JsonNode region(JsonNode result, String key) {
        for (JsonNode each : result.get("regions")) {
            if (each.get("region").asText().equals(key)) {
                return each;
            }
        }
        throw new AssertionError("no region " + key);
    }

    private static Path sae() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/reference/sae");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }

    /** Prasad and Rao's formula gives the largest region there the largest error of all, above that of its own mean. */
    @Test
    void errorsFallWithAnswersWhereRegionsDoNotDiffer() throws IOException {
        StringBuilder rows = new StringBuilder("r,y\n");
        int[] sizes = {4, 6, 8, 10, 12, 600};
        for (int size : sizes) {
            for (int i = 0; i < size; i++) {
                rows.append("r")
                        .append(size)
                        .append(',')
                        .append(i % 2 == 0 ? 9 : 11)
                        .append('\n');
            }
        }
        JsonNode result = estimate(Files.writeString(folder.resolve("alike.csv"), rows), "y", "--region=r");
        assertTrue(result.at("/fit/singular").asBoolean(), result::toString);
        assertEquals("bootstrap", result.at("/model/linear/error").asText());
        JsonNode largest = region(result, "r600");
        double own = largest.at("/raw/standardError").asDouble();
        double pooled = largest.at("/pooled/standardError").asDouble();
        assertTrue(pooled < 1.05 * own, () -> pooled + " for " + own);
        assertTrue(pooled < region(result, "r12").at("/pooled/standardError").asDouble(), result::toString);
    }

    /** Over the people of a population table, against expectations by quadrature around lme4's fits. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "log", "box-cox"})
    void meansOfTransformedOutcomes(String transform) throws IOException {
        JsonNode expected = ReferenceCase.json("linear/people/expected.json");
        JsonNode theirs = expected.get(transform);
        Path data = REFERENCE.resolve("linear/people");
        JsonNode result = estimate(
                data.resolve("survey.csv"),
                "income",
                "--region=region",
                "--respondent-predictors=sex,age",
                "--population-table=" + data.resolve("population.csv"),
                "--transform=" + transform);
        for (int j = 0; j < expected.get("regions").size(); j++) {
            JsonNode ours = region(result, expected.at("/regions/" + j).asText());
            // lme4's θ is good to 1e-6, where the power is found by search to 1e-5
            for (String figure : List.of("pooled", "synthetic")) {
                double value = theirs.at("/" + figure + "/" + j).asDouble();
                JsonNode own = figure.equals("pooled") ? ours.at("/pooled/estimate") : ours.get("synthetic");
                assertEquals(value, own.asDouble(), 1e-5 * value, figure + " " + j);
            }
            if (!transform.equals("none")) {
                assertTrue(ours.at("/pooled/lower").asDouble() > 0, "limits stay where outcomes do");
                assertTrue(
                        ours.at("/pooled/upper").asDouble()
                                > ours.at("/pooled/estimate").asDouble(),
                        ours::toString);
            }
        }
        assertEquals(
                theirs.get("logLik").asDouble(), result.at("/fit/logLikelihood").asDouble(), 1e-6);
        if (transform.equals("box-cox")) {
            assertEquals(
                    expected.get("power").asDouble(),
                    result.at("/model/linear/transformation/lambda").asDouble(),
                    1e-5);
        }
    }

    /** The mean of a curve is not the curve at the mean; nor has everything a logarithm. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--transform=log --respondent-predictors=age; Give a population table",
                "--transform=log --respondent-predictors=age --population-mean=age=mean_age; Give a population table",
                "--transform=log --transform-shift=-30; Only values above 0 can be transformed",
                "--transform=sqrt; Choose none, log or box-cox",
                "--transform-power=0.5; belong to --transform",
                "--transform=log --transform-power=0.5; belongs to --transform box-cox",
                "--transform=box-cox --transform-power=-1; from 0 to 2",
                "--transform=log --mean-squared-error=prasad-rao; choose bootstrap"
            })
    void transformationsThatCannotBe(String options, String said) {
        List<String> words = new ArrayList<>(
                List.of("--region=region", "--regions=" + HOURS.resolve("regions.csv"), "--unit=hours"));
        words.addAll(List.of(options.split(" ", -1)));
        Run run = run(HOURS.resolve("survey.csv"), "hours", words.toArray(String[]::new));
        assertEquals(2, run.status(), run.err());
        assertContains(said, run.err());
    }
}
