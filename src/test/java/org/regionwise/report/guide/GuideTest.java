package org.regionwise.report.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.cli.RegionwiseCommand;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;

/** The guide is whole in every language, and what it tells to do can be done. */
class GuideTest {
    private static final Path FOLDER = Path.of("docs/guide");
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)\n(.*?)\n```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ ");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern BOLD = Pattern.compile("<strong>(.*?)</strong>");
    /** Of a command line, quoted where blanks are in it. */
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!Region|---)(.*) \\|$");

    static List<Language> languages() {
        return CATALOGUE.languages();
    }

    private static String source(String language, String page) throws IOException {
        return Files.readString(FOLDER.resolve(language).resolve(page + ".md"));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageIsThereWithTheSameHeadingsAndExamples(Language language) throws IOException {
        List<String> ids = new ArrayList<>();
        for (GuidePage page : Guide.load(language).pages()) {
            ids.add(page.id());
            String english = source("en", page.id());
            String here = source(language.tag(), page.id());
            assertEquals(all(HEADING, english), all(HEADING, here), language.tag() + " " + page.id());
            if (!page.id().equals("command-line")) {
                assertEquals(all(FENCE, english), all(FENCE, here), language.tag() + " " + page.id());
            }
        }
        assertEquals(
                Guide.load(CATALOGUE.english().language()).pages().stream()
                        .map(GuidePage::id)
                        .toList(),
                ids);
        try (Stream<Path> files = Files.list(FOLDER.resolve(language.tag()))) {
            assertEquals(ids.size(), files.count(), "pages that the list of contents forgets");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLinkLeadsSomewhere(Language language) {
        Guide guide = Guide.load(language);
        for (GuidePage page : guide.pages()) {
            for (MatchResult link : HREF.matcher(page.html()).results().toList()) {
                String target = link.group(1);
                String path = target.replaceFirst("#.*", "").replaceFirst("^/guide/?", "");
                String id = path.isEmpty() ? Guide.CONTENTS : path;
                boolean schema = target.equals("/guide/" + Guide.SCHEMA);
                assertTrue(schema || guide.page(id).isPresent(), page.id() + " links " + target);
                if (target.contains("#")) {
                    String anchor = "id=\"" + target.replaceFirst(".*#", "") + "\"";
                    assertTrue(guide.page(id).orElseThrow().html().contains(anchor), page.id() + " links " + target);
                }
            }
        }
    }

    /** What is set bold is to be found on a page, spelt like that. */
    @ParameterizedTest
    @MethodSource("languages")
    void whatItTellsToChooseIsOnAPage(Language language) throws IOException {
        Words words = CATALOGUE.words(language);
        Set<String> said = new HashSet<>();
        for (String key : words.keys("")) {
            if (words.canSay(key, Map.of())) {
                said.add(words.say(key).replace(" …", "").toLowerCase(Locale.ROOT));
            }
        }
        for (GuidePage page : Guide.load(language).pages()) {
            for (MatchResult bold : BOLD.matcher(page.html()).results().toList()) {
                assertTrue(said.contains(bold.group(1).toLowerCase(Locale.ROOT)), page.id() + ": " + bold.group(1));
            }
        }
    }

    /** Each command runs, and prints what stands below it. */
    @Test
    void whatItTellsToTypePrintsWhatItSays(@TempDir Path folder) throws IOException {
        int run = 0;
        for (GuidePage page : Guide.load(CATALOGUE.english().language()).pages()) {
            String printed = "";
            for (MatchResult fence :
                    FENCE.matcher(source("en", page.id())).results().toList()) {
                if (fence.group(1).equals("sh")) {
                    printed = printed(fence.group(2), folder);
                    run++;
                } else if (fence.group(1).equals("text") && !printed.isEmpty()) {
                    assertTrue(printed.contains(spaced(fence.group(2))), page.id() + ": " + fence.group(2));
                }
            }
        }
        assertTrue(run >= 5, "commands of the guide");
    }

    /** The table of the first steps has the sample's figures. */
    @Test
    void theFirstStepsShowTheSample(@TempDir Path folder) throws IOException {
        Pattern command = Pattern.compile("(?ms)^```sh\n(.*?)\n```$");
        String line = command.matcher(source("en", "command-line-first"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        String printed = printed(line, folder);
        List<MatchResult> rows =
                ROW.matcher(source("en", "first-steps")).results().toList();
        assertFalse(rows.isEmpty(), "rows of the first steps");
        for (MatchResult row : rows) {
            String[] cells = row.group(1).split(" \\| ");
            String start = String.join(" ", cells[0], cells[1], cells[2]);
            String end = String.join(" ", cells[3], cells[4]);
            assertTrue(
                    Pattern.compile(Pattern.quote(start) + " [\\d.]+ to [\\d.]+ " + Pattern.quote(end))
                            .matcher(printed)
                            .find(),
                    row.group(1));
        }
    }

    private static String printed(String command, Path folder) {
        List<String> arguments = new ArrayList<>(WORD.matcher(command)
                .results()
                .skip(1)
                .map(word -> word.group().replace("\"", ""))
                .toList());
        int output = arguments.indexOf("--output");
        if (output >= 0) {
            arguments.set(output + 1, folder.resolve(arguments.get(output + 1)).toString());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code = RegionwiseCommand.execute(
                arguments.toArray(String[]::new),
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        assertEquals(0, code, command + "\n" + errors.toString(StandardCharsets.UTF_8));
        return spaced(out.toString(StandardCharsets.UTF_8));
    }

    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
