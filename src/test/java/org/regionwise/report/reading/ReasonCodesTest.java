package org.regionwise.report.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/** Every reason of the sources has its message, with the facts that it takes in, and every message its reason. */
class ReasonCodesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final String CALL = "Reason.of(";

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> all = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.add(Files.readString(file));
            }
            return String.join("\n", all);
        }
    }

    /** The arguments of a call, from behind its bracket on. */
    private static List<String> arguments(String sources, int from) {
        List<String> arguments = new ArrayList<>();
        int begin = from;
        boolean quoted = false;
        int depth = 0;
        for (int i = from; ; i++) {
            char c = sources.charAt(i);
            quoted ^= c == '"';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || !quoted && depth == 0 && c == ',') {
                arguments.add(sources.substring(begin, i).strip());
                begin = i + 1;
            }
            if (depth < 0) {
                return arguments;
            }
        }
    }

    private static Set<String> taken(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> taken = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPart(i).getType() == MessagePattern.Part.Type.ARG_NAME) {
                taken.add(parsed.getSubstring(parsed.getPart(i)).replaceAll("_(n|form)$", ""));
            }
        }
        // where it is said, which every message is told
        taken.remove("on");
        return taken;
    }

    @Test
    void reasonsAndMessagesAgree() throws IOException {
        Properties english = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages/en/problems.properties"))) {
            english.load(in);
        }
        String sources = sources();
        int found = 0;
        for (int at = sources.indexOf(CALL); at >= 0; at = sources.indexOf(CALL, at + 1)) {
            List<String> arguments = arguments(sources, at + CALL.length());
            if (arguments.get(0).matches("\"[a-z-]+\"")) {
                String code = arguments.get(0).replace("\"", "");
                Set<String> facts = new TreeSet<>();
                for (int i = 1; i < arguments.size(); i += 2) {
                    facts.add(arguments.get(i).replace("\"", ""));
                }
                String pattern = english.getProperty("problem." + code);
                assertTrue(pattern != null, () -> "no message for " + code);
                assertEquals(taken(pattern), facts, code);
                found++;
            }
        }
        assertTrue(found > 100, found + " reasons found");
        for (String key : english.stringPropertyNames()) {
            String code = key.substring("problem.".length());
            assertTrue(code.startsWith("place.") || sources.contains("\"" + code + "\""), key);
        }
    }

    @Test
    void placeValueReasonAndRowsAreSaidInOneLine() {
        Problem problem = new Problem(
                "survey.csv",
                1214,
                "weight",
                "1,2%",
                Reason.of("number-expected", "example", "1234.5").then(Reason.of("unread-percent")),
                3,
                List.of("a", "b"));
        assertEquals(
                "survey.csv, row 1214, column “weight”: “1,2%”: This is not a number such as 1234.5. Correct the cell,"
                        + " count the value as missing, or leave the row out. It has a percent sign. Write the column"
                        + " without it. 3 cells in this column have this problem; other values: “a” and “b”.",
                new ProblemWords(CATALOGUE.english()).sentence(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | a.csv, fila 2: La fila tiene 3 campos, pero el encabezado tiene 2.",
                "cs | a.csv, řádek 2: Řádek má 3 pole, ale záhlaví má 2."
            })
    void otherLanguagesSayTheSame(String tag, String begins) {
        Words words = CATALOGUE.words(CATALOGUE.language(tag).orElseThrow());
        Problem problem = new Problem("a.csv", 2, "", "", Reason.of("fields-unlike-header", "fields", 3, "columns", 2));
        String said = new ProblemWords(words).sentence(problem);
        assertTrue(said.startsWith(begins), said);
    }

    @Test
    void whatCameInWordsIsEndedBeforeMoreIsSaid() {
        Problem said = new Problem("a.csv", 2, "w", "x", "is not a weight", 2, List.of());
        assertEquals(
                "is not a weight. 2 cells in this column have this problem.",
                new ProblemWords(CATALOGUE.english()).words(said));
    }
}
