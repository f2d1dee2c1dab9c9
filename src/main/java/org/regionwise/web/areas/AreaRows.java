package org.regionwise.web.areas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.regionwise.report.message.Words;
import org.regionwise.web.reading.ReadingSummary;

/** Every choice for a table of published estimates as a row of the page “Check your answers”. */
final class AreaRows {
    private static final int NAMED = 12;

    private final String id;
    private final ReadingSummary read;
    private final AreaColumns said;
    private final Words words;
    private final List<Row> rows = new ArrayList<>();

    private AreaRows(String id, ReadingSummary read, AreaColumns said, Words words) {
        this.id = id;
        this.read = read;
        this.said = said;
        this.words = words;
    }

    /**
     * A row.
     *
     * @param title what was chosen
     * @param said the choice, a line each
     * @param href where it is changed, empty where it is not
     */
    public record Row(String title, List<String> said, String href) {}

    static List<Row> of(String id, ReadingSummary read, AreaColumns said, Words words) {
        return new AreaRows(id, read, said, words).all();
    }

    private List<Row> all() {
        row(
                "upload.row.file",
                List.of(words.say(
                        "upload.row.rows",
                        "file",
                        read.file().name(),
                        "rows",
                        read.scan().rows())),
                "reading");
        row("areas.name", List.of(said.name()), "name#name");
        List<String> regions = new ArrayList<>(List.of(column("upload.row.key", said.key())));
        if (!said.label().isEmpty()) {
            regions.add(column("upload.row.names", said.label()));
        }
        row("upload.row.regions", regions, "columns#key");
        row(
                "areas.estimate",
                List.of(
                        column("upload.row.column", said.estimate()),
                        said.unit().equals("other")
                                ? words.say("areas.in-unit", "unit", said.unitName())
                                : words.say(said.unit().equals("percent") ? "areas.percent" : "areas.proportions")),
                "columns#estimate");
        row(
                "areas.spread",
                List.of(
                        column("upload.row.column", said.spread()),
                        words.say(said.kind().equals("variance") ? "areas.variances" : "areas.errors")),
                "precision#spread");
        row(
                "areas.respondents",
                List.of(
                        said.respondents().isEmpty()
                                ? words.say("areas.no-respondents")
                                : column("upload.row.column", said.respondents())),
                "precision#respondents");
        row(
                "areas.population",
                List.of(
                        said.population().isEmpty()
                                ? words.say("upload.row.no-population")
                                : column("upload.row.population", said.population())),
                "regions#population");
        Set<String> used = Set.of(said.used());
        List<String> rest = read.file().columns().stream()
                .filter(each -> !used.contains(each))
                .toList();
        List<String> predictors = new ArrayList<>(List.of(words.say("areas.no-predictors")));
        if (!rest.isEmpty()) {
            predictors.add(words.say(
                    "upload.row.offered",
                    "columns",
                    words.lists().firstOf(words.lists().quoted(rest), NAMED)));
        }
        row("upload.row.predictors", predictors, "");
        return rows;
    }

    private String column(String key, String column) {
        return words.say(key, "column", column);
    }

    private void row(String title, List<String> lines, String place) {
        rows.add(new Row(words.say(title), lines, place.isEmpty() ? "" : "/areas/" + id + "/" + place));
    }
}
