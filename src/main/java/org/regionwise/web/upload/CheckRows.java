package org.regionwise.web.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ClueWords;
import org.regionwise.report.words.ImportWords;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.reading.ReadingSummary;

/** Every choice of an upload as a row of the page “Check your answers”, with links to the fields that change it. */
final class CheckRows {
    private static final String LINK = "upload.row.";
    private static final int NAMED = 12;

    private final PendingUpload upload;
    private final UploadCheck standing;
    private final int matched;
    private final CheckedAnswers answers;
    private final Words words;
    private final ClueWords clues;
    private final List<Row> rows = new ArrayList<>();

    CheckRows(PendingUpload upload, UploadMatches matches, Words words, ClueWords clues) {
        this.upload = upload;
        this.standing = matches.standing();
        this.matched = matches.matched().size();
        this.answers = new CheckedAnswers(upload, standing);
        this.words = words;
        this.clues = clues;
    }

    /**
     * A row.
     *
     * @param title what was chosen
     * @param strong what it is called, empty for none
     * @param said the choice, a line each
     * @param noticed what was taken to be so while reading, a sentence each
     * @param links where it is changed
     */
    public record Row(String title, String strong, List<String> said, List<String> noticed, List<Link> links) {}

    /**
     * A link to a field.
     *
     * @param text such as “Change”
     * @param subject what is changed, for those who hear the link alone
     */
    public record Link(String href, String text, String subject) {}

    List<Row> all() {
        file();
        name();
        measured();
        answers();
        regions();
        design();
        predictors();
        table();
        map();
        aside();
        return rows;
    }

    private void row(String title, String strong, List<String> said, List<String> noticed, Link... links) {
        String called = words.say(LINK + title);
        rows.add(new Row(
                called,
                strong,
                said,
                noticed,
                List.of(links).stream()
                        .map(each -> new Link(each.href(), each.text(), called))
                        .toList()));
    }

    private Link link(String place, String action) {
        return new Link("/uploads/" + upload.id() + "/" + place, words.say(LINK + action), "");
    }

    private void file() {
        row(
                "file",
                "",
                read(standing.read().survey()),
                standing.read().survey().cautions(words),
                link("files#survey", "change-file"),
                link("survey-reading", "change-reading"));
    }

    private List<String> read(ReadingSummary read) {
        return List.of(
                words.say(
                        LINK + "rows",
                        "file",
                        read.file().name(),
                        "rows",
                        read.scan().rows()),
                new ImportWords(words)
                        .withoutRegions(read.file().facts(read.scan().tally())));
    }

    private void measured() {
        SurveyFile file = standing.read().survey().file();
        String outcome = standing.outcomeColumn();
        List<String> said = new ArrayList<>();
        said.add(words.say(LINK + "column", "column", outcome));
        String question = file.labels(outcome).label();
        if (!question.isEmpty()) {
            said.add(question);
        }
        String name = upload.called().of(outcome, file);
        String people = upload.people();
        String yes = upload.yes(outcome);
        said.add(words.say(LINK + "people", "said", !people.isEmpty(), "people", people));
        said.add(words.say(
                LINK + "titles",
                "title",
                yes.isEmpty()
                        ? words.opening(name)
                        : words.say(
                                "summary.share-of",
                                "people",
                                people.isEmpty() ? words.say("summary.people") : people,
                                "yes",
                                yes)));
        row(
                "measured",
                name,
                said,
                List.of(),
                link("columns#outcome", "change"),
                link("wording#yes", "change-wording"));
    }

    private void name() {
        String dates = upload.fieldDates(standing.name());
        row(
                "name",
                "",
                List.of(
                        standing.name(),
                        words.say(
                                LINK + "dates",
                                "who",
                                dates.isEmpty() ? "nobody" : upload.fieldDatesTold() ? "file" : "analyst",
                                "dates",
                                dates)),
                List.of(),
                link("name#name", "change"));
    }

    private void answers() {
        AnswerChoices choices = answers.choices();
        List<String> said = new ArrayList<>();
        if (choices.cut() != null) {
            said.add(words.say(
                    LINK + "cut",
                    "mark",
                    choices.cut().mark().equals(">=") ? "least" : "most",
                    "bound",
                    choices.cut().bound()));
            if (!choices.cut().missing().isBlank()) {
                said.add(words.say(LINK + "cut-missing", "values", choices.cut().missing()));
            }
        }
        for (String meaning : List.of("yes", "no", "missing")) {
            List<String> values = choices.rows().stream()
                    .filter(row -> row.meaning().equals(meaning))
                    .map(row -> words.say(
                            LINK + "answer",
                            "value",
                            row.label().isEmpty() ? row.value() : row.value() + " = " + row.label(),
                            "respondents",
                            words.numerals().count(row.count())))
                    .toList();
            if (!values.isEmpty()) {
                said.add(words.say(
                        LINK + "answers-of",
                        "meaning",
                        meaning,
                        "values",
                        words.lists().firstOf(values, NAMED)));
            }
        }
        row("answers", "", said, List.of(), link("answers", "change"));
    }

    private void regions() {
        List<String> said = new ArrayList<>();
        int inSurvey = standing.matching().recoding().written().size();
        said.add(
                standing.table().isPresent()
                        ? words.say(
                                LINK + "regions-in-both",
                                "column",
                                standing.regionColumn(),
                                "regions",
                                inSurvey,
                                "table",
                                standing.table().get().keys().size())
                        : words.say(
                                LINK + "regions-in-survey", "column", standing.regionColumn(), "regions", inSurvey));
        List<Link> links = new ArrayList<>(List.of(link("columns#region", "change")));
        if (matched > 0) {
            said.add(words.say(LINK + "matched", "count", matched));
        }
        if (matched > 0 || standing.table().isPresent()) {
            links.add(link("regions", "review"));
        }
        row("regions", "", said, List.of(), links.toArray(Link[]::new));
    }

    private void design() {
        boolean any = standing.said().roles().values().stream().anyMatch(each -> each.role() == ColumnRole.WEIGHT);
        row(
                "weight",
                "",
                any ? ofRole(ColumnRole.WEIGHT) : List.of(words.say(LINK + "no-weight")),
                List.of(),
                link("design#weight", any ? "change" : "add"));
        List<String> drawn = new ArrayList<>();
        for (ColumnRole role : List.of(ColumnRole.STRATUM, ColumnRole.CLUSTER, ColumnRole.FINITE_POPULATION)) {
            drawn.addAll(ofRole(role));
        }
        row(
                "drawn",
                "",
                drawn.isEmpty() ? List.of(words.say(LINK + "none")) : drawn,
                List.of(),
                link("design#stratum", drawn.isEmpty() ? "add" : "change"));
    }

    /** The column of a role, its range for a weight, and why it is suggested. */
    private List<String> ofRole(ColumnRole role) {
        List<String> said = new ArrayList<>();
        standing.said().roles().forEach((column, each) -> {
            if (each.role() == role) {
                said.add(words.say(LINK + "of-role", "role", role, "column", column, "range", range(role)));
                String clue = clues.sentence(column, each.clue());
                if (!clue.isEmpty()) {
                    said.add(clue);
                }
            }
        });
        return said;
    }

    private String range(ColumnRole role) {
        return standing.weights()
                .filter(each -> role == ColumnRole.WEIGHT)
                .map(each -> words.say(
                        LINK + "range",
                        "least",
                        words.numerals().significant(each.least(), 2),
                        "most",
                        words.numerals().significant(each.most(), 2)))
                .orElse("");
    }

    private void predictors() {
        List<String> chosen = new ArrayList<>();
        standing.said().roles().forEach((column, each) -> {
            if (each.role() == ColumnRole.PREDICTOR) {
                chosen.add(upload.called().of(column, standing.read().survey().file()));
            }
        });
        List<ColumnQuestions.Regional> regional = ColumnQuestions.regional(upload, standing.read());
        regional.stream()
                .filter(ColumnQuestions.Regional::chosen)
                .forEach(each -> chosen.add(DisplayNames.readable(each.column())));
        List<String> offered = new ArrayList<>();
        regional.stream().filter(each -> !each.chosen()).forEach(each -> offered.add(each.column()));
        ColumnQuestions.defaults(upload, standing.read()).hints().keySet().stream()
                .filter(column -> !standing.said().roles().containsKey(column)
                        && !column.equals(standing.outcomeColumn())
                        && !column.equals(standing.regionColumn()))
                .forEach(offered::add);
        List<String> said = new ArrayList<>();
        said.add(
                chosen.isEmpty()
                        ? words.say(LINK + "no-predictors")
                        : words.lists().and(chosen).text());
        if (!offered.isEmpty()) {
            said.add(words.say(
                    LINK + "offered",
                    "columns",
                    words.lists().firstOf(words.lists().quoted(offered), NAMED)));
        }
        row("predictors", "", said, List.of(), link("predictors", chosen.isEmpty() ? "add" : "change"));
    }

    private void table() {
        Optional<ReadingSummary> read = standing.read().regions();
        if (read.isEmpty()) {
            row("table", "", List.of(words.say(LINK + "no-table")), List.of(), link("files#regions", "add"));
            return;
        }
        RegionTable table = standing.table().orElseThrow();
        List<String> said = new ArrayList<>(List.of(read(read.get()).get(0)));
        said.add(words.say(LINK + "key", "column", table.keyColumn()));
        if (table.nameColumn() != null) {
            said.add(words.say(LINK + "names", "column", table.nameColumn()));
        }
        said.add(
                table.populationColumn() == null
                        ? words.say(LINK + "no-population")
                        : words.say(LINK + "population", "column", table.populationColumn()));
        row(
                "table",
                "",
                said,
                read.get().cautions(words),
                link("table#key", "change"),
                link("files#regions", "change-file"),
                link("regions-reading", "change-reading"));
    }

    private void map() {
        Optional<RegionPairing> pairing = standing.matching().shapePairing();
        if (upload.boundariesName().isEmpty()) {
            row("map", "", List.of(words.say(LINK + "none")), List.of(), link("files#boundaries", "add"));
        } else if (pairing.isEmpty()) {
            row(
                    "map",
                    "",
                    List.of(words.say("upload.shapes-refused")),
                    List.of(),
                    link("files#boundaries", "change-file"));
        } else {
            int without = pairing.get().others().size();
            List<String> said = new ArrayList<>();
            said.add(words.say(
                    LINK + "shapes",
                    "file",
                    upload.boundariesName().get(),
                    "matched",
                    pairing.get().matched(),
                    "regions",
                    pairing.get().matched() + without));
            int strange = pairing.get().unmatched().size();
            if (strange > 0) {
                said.add(words.say("upload.unmatched", "of", "shape", "count", strange));
            }
            row("map", "", said, List.of(), link("map", "change"), link("files#boundaries", "change-file"));
        }
    }

    private void aside() {
        List<String> said = new ArrayList<>();
        long all = standing.read().survey().scan().rows();
        long read = standing.matching().recoding().read().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (all > read) {
            said.add(words.say(LINK + "without-region", "rows", all - read));
        }
        if (standing.unanswered() > 0) {
            said.add(words.say("upload.unanswered", "respondents", standing.unanswered()));
        }
        String declared = answers.declared();
        if (!declared.isEmpty()) {
            said.add(words.say("upload.declared", "values", declared));
        }
        long missing = answers.choices().rows().stream()
                .filter(row -> row.meaning().equals("missing"))
                .mapToLong(AnswerChoices.Row::count)
                .sum();
        if (missing > 0) {
            said.add(words.say(LINK + "no-answer", "rows", missing));
        }
        long leftOut = standing.read().survey().scan().leftOut();
        if (leftOut > 0) {
            said.add(words.say("upload.check-left-out", "rows", leftOut));
        }
        int notes = standing.read().survey().scan().notes().size();
        if (notes > 0) {
            said.add(words.say(LINK + "notes", "rows", notes));
        }
        row("aside", "", said.isEmpty() ? List.of(words.say(LINK + "nothing-aside")) : said, List.of());
    }
}
