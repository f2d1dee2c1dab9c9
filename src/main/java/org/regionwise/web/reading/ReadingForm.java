package org.regionwise.web.reading;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.report.message.Words;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DateOrder;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.HeaderSuggestion;
import org.regionwise.survey.row.TextEncoding;
import org.regionwise.web.page.FormFields;

/**
 * The part of a page in which the analyst says how a file is read: template {@code upload/reading}.
 *
 * @param which {@code survey} or {@code regions}
 * @param name the file's name
 * @param format what kind of file it is, or null when that is the problem
 * @param options how it was read, or was to be
 * @param sheets sheets to choose from
 * @param header what below the column names looks like more of a header, and was not yet decided
 */
public record ReadingForm(
        String which,
        String name,
        FileFormat format,
        ReadingOptions options,
        List<String> sheets,
        Optional<HeaderSuggestion> header) {
    private static final List<NumberNotation> NOTATIONS = List.of(
            NumberNotation.POINT,
            NumberNotation.COMMA,
            new NumberNotation(',', '.'),
            new NumberNotation(',', ' '),
            new NumberNotation('.', ','),
            new NumberNotation('.', ' '),
            new NumberNotation('.', '\''));

    private static final int OFFERED_ROWS = 2;

    /** Something to choose: what the form sends, what people read. */
    public record Choice(String value, String words, boolean chosen) {}

    /** @param which the file is: {@code survey}, {@code regions} */
    public static ReadingForm of(String which, SurveyFile file) {
        return new ReadingForm(
                which, file.name(), file.format(), file.options(), file.sheets(), file.headerSuggestion());
    }

    static ReadingForm unopened(String which, String name, Optional<FileFormat> format, ReadingOptions options) {
        return new ReadingForm(which, name, format.orElse(null), options, List.of(), Optional.empty());
    }

    /** Whether encoding, delimiter and quotation marks can be said. */
    public boolean text() {
        return format == FileFormat.CSV;
    }

    /** Whether a sheet can be chosen. */
    public boolean workbook() {
        return format != null && format.workbook();
    }

    /** Whether an encoding can be said of a file that is no text, and may have stated none. */
    public boolean encodingUnsure() {
        return format != null && format.encodingUnsure();
    }

    /** Whether anything can be said about its reading. */
    public boolean known() {
        return format != null;
    }

    /** Encodings of text, that in use among them. */
    public List<Choice> encodings() {
        List<String> names = new ArrayList<>(TextEncoding.OFFERED);
        String used = options.encoding() == null ? "UTF-8" : options.encoding();
        if (!names.contains(used)) {
            names.add(0, used);
        }
        return names.stream()
                .map(each -> new Choice(each, each, each.equals(used)))
                .toList();
    }

    /** What can stand between fields, that in use among them. */
    public List<Choice> delimiters(Words words) {
        Map<Character, String> called = new LinkedHashMap<>();
        called.put(',', words.say("reading.form.comma"));
        called.put(';', words.say("reading.form.semicolon"));
        called.put('\t', words.say("reading.form.tab"));
        called.put('|', words.say("reading.form.bar"));
        char used = options.delimiter() == null ? ',' : options.delimiter();
        called.putIfAbsent(used, String.valueOf(used));
        return called.entrySet().stream()
                .map(each -> new Choice(Integer.toString(each.getKey()), each.getValue(), each.getKey() == used))
                .toList();
    }

    /** How numbers can be written, by an example. */
    public List<Choice> notations() {
        return NOTATIONS.stream()
                .map(each -> new Choice(code(each), each.example(), each.equals(options.numbers())))
                .toList();
    }

    private static String code(NumberNotation notation) {
        return notation.decimal()
                + (notation.grouping() == null ? "" : notation.grouping().toString());
    }

    /** The sheets of a workbook. */
    public List<Choice> sheetChoices() {
        return sheets.stream()
                .map(each -> new Choice(each, each, each.equals(options.sheet())))
                .toList();
    }

    /** The row of names, from 1, as the field holds it; empty while it is told from the file. */
    public String headerRow() {
        return options.headerRow() == null ? "" : options.headerRow().toString();
    }

    /** How many rows the header may have: rows of names, and rows below them that are left out. */
    public List<Choice> headerShapes(Words words) {
        int said = options.headerRows() == null ? 1 : options.headerRows();
        int skipped = options.skippedRows() == null ? 0 : options.skippedRows();
        Map<String, String> shapes = new LinkedHashMap<>();
        if (!options.headerSaid()) {
            shapes.put("", header.isPresent() ? words.say("reading.form.choose") : shape(1, 0, words));
        }
        if (header.isPresent()) {
            int further = header.get().further();
            shapes.put("1," + further, shape(1, further, words));
            shapes.put(further + 1 + ",0", shape(further + 1, 0, words));
        }
        if (options.headerSaid() || header.isPresent()) {
            shapes.put("1,0", shape(1, 0, words));
        }
        for (int more = 1; more <= OFFERED_ROWS; more++) {
            shapes.put("1," + more, shape(1, more, words));
            shapes.put(more + 1 + ",0", shape(more + 1, 0, words));
        }
        String now = options.headerSaid() ? said + "," + skipped : "";
        shapes.putIfAbsent(now, shape(said, skipped, words));
        return shapes.entrySet().stream()
                .map(each ->
                        new Choice(each.getKey(), each.getValue(), each.getKey().equals(now)))
                .toList();
    }

    private static String shape(int rows, int skipped, Words words) {
        String names = words.say("reading.form.shape", "rows", rows);
        return skipped == 0 ? names : words.say("reading.form.shape-skipping", "shape", names, "skipped", skipped);
    }

    /** Texts that count as empty cells, as the field holds them. */
    public String empty() {
        return String.join(", ", options.missing());
    }

    /** What the names of its fields begin with, so that two files can be in one form. */
    public String prefix() {
        return which.equals("regions") ? "regions." : "";
    }

    /** What the form sent; rows are left out as before. */
    public static ReadingChoice read(Context context, ReadingChoice before) {
        return read(FormFields.of(context), "", before);
    }

    /**
     * What was changed in this form since it was shown, whichever button sent it; empty when nothing was, or the form
     * was not on the page.
     */
    public Optional<ReadingChoice> changed(FormFields sent, boolean numbersSaid) {
        if (sent.text(prefix() + "which").filter(which::equals).isEmpty()) {
            return Optional.empty();
        }
        ReadingChoice said = read(sent, prefix(), new ReadingChoice(options, numbersSaid));
        return said.options().equals(options) ? Optional.empty() : Optional.of(said);
    }

    /** What this form sent, changed or not. */
    public ReadingChoice said(FormFields sent, ReadingChoice before) {
        return read(sent, prefix(), before);
    }

    private static ReadingChoice read(FormFields sent, String prefix, ReadingChoice before) {
        Fields fields = new Fields(sent, prefix);
        boolean typed = !fields.formParams("column").isEmpty();
        String numbers = fields.formParam("numbers");
        ReadingOptions old = before.options();
        ReadingOptions options = old.withEncoding(given(fields, "encoding"))
                .withDelimiter(character(given(fields, "delimiter")))
                .withNumbers(notation(numbers, old.numbers()))
                .withHeaderRow(row(given(fields, "header-row")))
                .withHeader(null, null)
                .withSheet(given(fields, "sheet"))
                .withMissing(texts(fields.formParam("empty")))
                .withMissingIn(missingIn(fields, old.missingIn()))
                .withDeclaredMissing(!"keep".equals(fields.formParam("declared-missing")))
                .withTypes(typed ? types(fields) : old.types())
                .withDates(dates(fields.formParam("dates"), old.dates()))
                .withFilledDown(typed ? fields.formParams("fill-down") : old.filledDown());
        options = header(given(fields, "header-shape"), options);
        return new ReadingChoice(options, before.numbersSaid() || numbers != null && !numbers.isEmpty());
    }

    /** The fields of one file among those that were sent. */
    private record Fields(FormFields sent, String prefix) {
        String formParam(String field) {
            return sent.text(prefix + field).orElse(null);
        }

        List<String> formParams(String field) {
            return sent.all(prefix + field);
        }
    }

    private static String given(Fields fields, String field) {
        String value = fields.formParam(field);
        return value == null || value.isBlank() ? null : value;
    }

    private static Character character(String code) {
        try {
            return code == null ? null : (char) Integer.parseInt(code);
        } catch (NumberFormatException e) {
            throw problem("delimiter", code, Reason.of("none-of-those-offered"));
        }
    }

    private static Integer row(String text) {
        try {
            Integer row = text == null ? null : Integer.valueOf(text.strip());
            if (row == null || row >= 0) {
                return row;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw problem("header-row", text, Reason.of("no-row-number"));
    }

    private static ReadingOptions header(String shape, ReadingOptions options) {
        if (shape == null) {
            return options;
        }
        if (!shape.matches("[1-9],[0-9]")) {
            throw problem("header-shape", shape, Reason.of("none-of-those-offered"));
        }
        return options.withHeader(shape.charAt(0) - '0', shape.charAt(2) - '0');
    }

    private static NumberNotation notation(String code, NumberNotation otherwise) {
        if (code == null || code.isEmpty()) {
            return otherwise;
        }
        return NOTATIONS.stream()
                .filter(each -> code(each).equals(code))
                .findFirst()
                .orElseThrow(() -> problem("numbers", code, Reason.of("none-of-those-offered")));
    }

    private static List<String> texts(String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList();
    }

    private static Map<String, ColumnType> types(Fields fields) {
        List<String> columns = fields.formParams("column");
        List<String> types = fields.formParams("type");
        Map<String, ColumnType> said = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), types.size()); i++) {
            switch (types.get(i)) {
                case "number" -> said.put(columns.get(i), ColumnType.NUMBER);
                case "text" -> said.put(columns.get(i), ColumnType.TEXT);
                default -> {
                    // told from its values
                }
            }
        }
        return said;
    }

    /** The field stands beside the column's type; a form without it leaves all as it was. */
    private static Map<String, List<String>> missingIn(Fields fields, Map<String, List<String>> otherwise) {
        List<String> columns = fields.formParams("column");
        List<String> lists = fields.formParams("column-empty");
        if (lists.isEmpty()) {
            return otherwise;
        }
        Map<String, List<String>> missing = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), lists.size()); i++) {
            if (!lists.get(i).isBlank()) {
                missing.put(columns.get(i), texts(lists.get(i)));
            }
        }
        return missing;
    }

    private static DateOrder dates(String code, DateOrder otherwise) {
        if (code == null) {
            return otherwise;
        }
        return Arrays.stream(DateOrder.values())
                .filter(order -> order.name().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** Orders of dates to choose from, first that nothing is known. */
    public List<Choice> dateOrders(Words words) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.say("reading.form.dates-left"), options.dates() == null));
        for (DateOrder order : DateOrder.values()) {
            choices.add(new Choice(order.name(), words.say("reading.order", "order", order), order == options.dates()));
        }
        return choices;
    }

    private static ImportProblem problem(String field, String value, Reason expected) {
        return new ImportProblem(new Problem("", 0, field, value, expected));
    }
}
