package org.regionwise.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SomeResult;
import org.regionwise.analysis.result.Warning;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;

class WarningWordsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static Words in(String language) {
        return CATALOGUE.words(CATALOGUE.language(language).orElseThrow());
    }

    private static String english(Warning warning) {
        return new WarningWords(Words.english()).sentence(warning);
    }

    private static final Warning LOOK_ALIKES = Warning.ofAnswers(
            "regions-look-alike",
            Map.of(
                    "pairs",
                    List.of(
                            Map.of("region", "Brmo", "respondents", 1, "like", "Brno", "likeRespondents", 1204),
                            Map.of("region", "Paha", "respondents", 2, "like", "Praha", "likeRespondents", 40)),
                    "option",
                    "--same-region Brmo=Brno"),
            List.of("Brmo", "Brno", "Paha", "Praha"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | “Brmo” (1 respondent) looks like “Brno” (1,204 respondents); “Paha” (2 respondents) looks like"
                        + " “Praha” (40 respondents). They are counted separately. If two are one region, upload a new"
                        + " version of the survey and match them there (command line: --same-region Brmo=Brno).",
                "es | «Brmo» (1 persona) se parece a «Brno» (1.204 personas); «Paha» (2 personas) se parece a «Praha»"
                        + " (40 personas). Se cuentan por separado. Si dos son una sola región, cargue una nueva"
                        + " versión de la encuesta y empareje allí"
                        + " las dos (línea de órdenes: --same-region Brmo=Brno).",
                "cs | „Brmo“ (1 respondent) se podobá názvu „Brno“ (1\u00a0204 respondentů); „Paha“ (2 respondenti) se"
                        + " podobá názvu „Praha“ (40 respondentů). Počítají se zvlášť. Jsou-li dva z\u00a0nich jedním"
                        + " regionem, nahrajte novou verzi šetření"
                        + " a\u00a0regiony tam přiřaďte (příkazová řádka: --same-region Brmo=Brno)."
            })
    void aListOfFactsIsSaidItemByItem(String language, String said) {
        assertEquals(said, new WarningWords(in(language)).sentence(LOOK_ALIKES));
        // and as it comes back from a store
        Result stored = ResultJson.readResult(ResultJson.write(SomeResult.warning(LOOK_ALIKES)));
        assertEquals(List.of(said), new WarningWords(in(language)).sentences(stored));
    }

    @Test
    void figuresAreWrittenAsTheLanguageWritesThem() {
        Warning spread = Warning.ofAnswers(
                "check-spread-high", Map.of("observed", 0.1234, "lower", 0.01, "upper", 0.045), List.of());
        assertTrue(
                english(spread).contains("12 percentage points here, 1 to 4.5 in 95% of replicated surveys"),
                english(spread));
        String czech = new WarningWords(in("cs")).sentence(spread);
        assertTrue(czech.contains("12 procentních bodů, v\u00a095\u00a0% replikovaných šetření 1 až 4,5"), czech);
    }

    /** Results of earlier versions have English sentences, and not every fact that is needed to say them again. */
    @Test
    void whatAnEarlierVersionSaidStaysWhereFactsAreMissing() {
        String old = ResultJson.write(SomeResult.of(1))
                .replace("{\"code\":\"w\",\"message\":\"words\",\"facts\":{},\"regions\":[],\"about\":\"model\"}", """
                        {"code":"singular","message":"Regions do not differ.","facts":{},"regions":[],"about":"model"},
                        {"code":"few-regions","message":"Only 3.","facts":{"sampled":3},"regions":[],"about":"model"},
                        {"code":"census","message":"Everybody of A.","facts":{},"regions":[],"about":"answers"},
                        {"code":"slope-assumed","message":"Too few.","facts":{},"regions":[],"about":"model"},
                        {"code":"variance-too-large","message":"Old.","facts":{"names":["A"]},"regions":["A"],
                         "about":"answers"},
                        {"code":"columns-named","message":"A column without a name."}""");
        Result stored = ResultJson.readResult(old);
        assertEquals(6, stored.fit().warnings().size());
        assertEquals(
                List.of(
                        "Regions do not differ.",
                        "Only 3.",
                        "Everybody of A.",
                        "Muy pocas regiones tienen una varianza utilizable, o todas tienen el mismo número de personas"
                                + " encuestadas; se supone que las varianzas son inversamente proporcionales a ese"
                                + " número.",
                        "El error estándar de A es más de tres veces el habitual en esta tabla para tantas personas"
                                + " encuestadas. Compruebe que es correcto. No entra en el suavizado.",
                        "A column without a name."),
                new WarningWords(in("es")).sentences(stored));
        // and is kept when the result is stored again
        assertEquals(stored, ResultJson.readResult(ResultJson.write(stored)));
    }

    /** A warning that is made in the sources has its sentence: nothing else would notice that one is missing. */
    @Test
    void everyCodeHasItsSentence() throws IOException {
        Pattern made = Pattern.compile("(?:Fit)?Warning\\s*\\.\\s*of(?:Model|Answers)\\(\\s*\"([a-z-]+)\"");
        Set<String> missing = new TreeSet<>();
        int found = 0;
        for (String folder : List.of("analysis", "engine")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/regionwise", folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    // no page asks for linear models yet
                    if (file.toString().contains("/linear/")) {
                        continue;
                    }
                    String kind = file.toString().contains("/sensitivity/") ? "check.audit." : "warning.";
                    for (String code : made.matcher(Files.readString(file))
                            .results()
                            .map(each -> each.group(1))
                            .toList()) {
                        found++;
                        if (!Words.english().has(kind + code)) {
                            missing.add(code);
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(found > 40, found + " found");
    }
}
