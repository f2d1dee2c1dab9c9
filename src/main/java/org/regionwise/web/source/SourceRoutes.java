package org.regionwise.web.source;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.store.KeptFiles;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.store.account.Sharing;
import org.regionwise.store.source.NamedSource;
import org.regionwise.store.source.NamedSources;
import org.regionwise.store.source.NoDriver;
import org.regionwise.store.source.SourceRefused;
import org.regionwise.store.source.Watch;
import org.regionwise.survey.Column;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.count.CountColumns;
import org.regionwise.survey.sql.CountsStatement;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.access.Permissions;
import org.regionwise.web.page.FieldError;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Person;
import org.regionwise.web.page.Refusal;
import org.regionwise.web.reading.CountedUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a database to an upload: which one, which rows, by which columns they are counted. Nothing that a browser sends
 * becomes part of a statement; it only chooses among what the database and its administrator offer.
 */
public final class SourceRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SourceRoutes.class);

    /** A region and an answer. */
    private static final int FEWEST_COLUMNS = 2;

    private static final int MOST_COLUMNS = 100;

    private final Pages pages;
    private final Surveys surveys;
    private final KeptFiles files;
    private final NamedSources sources;
    private final Permissions permissions;
    private final BiFunction<Context, CountedUpload, String> begun;
    private final Clock clock;

    /** @param begun begins an upload and gives its address */
    public SourceRoutes(
            Pages pages,
            Surveys surveys,
            KeptFiles files,
            NamedSources sources,
            Permissions permissions,
            BiFunction<Context, CountedUpload, String> begun,
            Clock clock) {
        this.pages = pages;
        this.surveys = surveys;
        this.files = files;
        this.sources = sources;
        this.permissions = permissions;
        this.begun = begun;
        this.clock = clock;
    }

    /** Rows that can be counted, and the page of their columns. */
    public record Offered(String table, String address) {}

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/sources", this::list, Access.UPLOAD);
        routes.get("/sources/{name}", this::rows, Access.UPLOAD);
        routes.post("/sources/{name}", this::count, Access.UPLOAD, Deed.COUNTED_ELSEWHERE);
    }

    private void list(Context context) {
        pages.show(
                context,
                "source/sources",
                Map.of(
                        "sources",
                        sources.all().stream()
                                .filter(each -> may(context, each))
                                .toList()));
    }

    private static boolean may(Context context, NamedSource source) {
        Person person = Person.of(context).orElseThrow();
        return source.accounts().isEmpty()
                || person.administers()
                || source.accounts().contains(person.name());
    }

    private NamedSource source(Context context) {
        return sources.find(context.pathParam("name"))
                .filter(each -> may(context, each))
                .orElseThrow(NotFoundResponse::new);
    }

    /** What a database offers or, once {@code ?table=} says which of it, by what it can be counted. */
    private void rows(Context context) {
        NamedSource source = source(context);
        Map<String, CountsStatement.Source> rows = asked(source, source::rows);
        String table = context.queryParam("table");
        if (table != null) {
            columns(context, source, table, rows, context.queryParams("column"), List.of());
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("source", source);
        model.put(
                "tables",
                rows.keySet().stream()
                        .map(each -> new Offered(each, address(source, each, List.of(), Optional.empty())))
                        .toList());
        pages.show(context, "source/tables", model);
    }

    private void columns(
            Context context,
            NamedSource source,
            String table,
            Map<String, CountsStatement.Source> rows,
            List<String> chosen,
            List<FieldError> errors) {
        Map<String, Object> model = new HashMap<>();
        model.put("source", source);
        model.put("table", table);
        model.put("errors", errors);
        model.put("chosen", chosen);
        model.put("columns", countable(source, rows, table));
        replaced(context).ifPresent(survey -> {
            model.put("replaces", survey);
            files.regions(survey.id()).ifPresent(kept -> model.put("regionsThere", kept.name()));
            files.boundaries(survey.id()).ifPresent(kept -> model.put("boundariesThere", kept.name()));
        });
        pages.show(context, "source/columns", model);
    }

    private static List<Column> countable(NamedSource source, Map<String, CountsStatement.Source> rows, String table) {
        CountsStatement.Source found = Optional.ofNullable(rows.get(table)).orElseThrow(NotFoundResponse::new);
        return asked(source, () -> source.database().columns(source.dialect(), found)).stream()
                .filter(each -> !CountColumns.ALL.contains(each.name()))
                .toList();
    }

    private void count(Context context) {
        NamedSource source = source(context);
        String table = Optional.ofNullable(context.formParam("table")).orElse("");
        Map<String, CountsStatement.Source> rows = asked(source, source::rows);
        List<String> there =
                countable(source, rows, table).stream().map(Column::name).toList();
        List<String> sent = context.formParams("column");
        List<String> columns = there.stream().filter(sent::contains).toList();
        if (columns.size() < FEWEST_COLUMNS || columns.size() > MOST_COLUMNS) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            columns(
                    context,
                    source,
                    table,
                    rows,
                    columns,
                    List.of(FieldError.of(
                            "columns",
                            "",
                            Reason.of("source-columns", "least", FEWEST_COLUMNS, "most", MOST_COLUMNS))));
            return;
        }
        CountsStatement statement = CountsStatement.of(source.dialect(), rows.get(table), columns);
        Optional<StoredSurvey> replaced = replaced(context);
        context.redirect(begun.apply(
                context,
                new CountedUpload(
                        table.replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".csv",
                        new ReadingOptions.Counted(
                                CountColumns.RESPONDENTS,
                                source.title(),
                                table,
                                statement.text(),
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()),
                        replaced.map(StoredSurvey::id),
                        (file, running) -> counted(source, statement, table, file, running),
                        address(source, table, columns, replaced))));
    }

    private static void counted(
            NamedSource source, CountsStatement statement, String table, Path file, Consumer<Runnable> running) {
        asked(
                source,
                facts -> new ImportProblem(new Problem(table, 0, "", "", new Reason("source-away", facts, List.of()))),
                () -> {
                    source.database().count(statement, new Watch(source.mostGroups(), running), file);
                    return file;
                });
    }

    private static String address(
            NamedSource source, String table, List<String> columns, Optional<StoredSurvey> replaced) {
        return "/sources/" + source.name() + "?"
                + Stream.of(
                                Stream.of("table=" + encoded(table)),
                                columns.stream().map(each -> "column=" + encoded(each)),
                                replaced.stream().map(each -> "replaces=" + each.id()))
                        .flatMap(each -> each)
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The survey that is to have a new version, for who may work on it. */
    private Optional<StoredSurvey> replaced(Context context) {
        String given = Optional.ofNullable(context.queryParam("replaces")).orElse(context.formParam("replaces"));
        return Optional.ofNullable(given).filter(id -> !id.isBlank()).map(id -> {
            long survey = PathNumber.parse(id);
            permissions.demand(Person.of(context).orElseThrow(), survey, Sharing.Right.WORK);
            return surveys.find(survey).orElseThrow(NotFoundResponse::new);
        });
    }

    private interface Question<T> {
        T asked() throws NoDriver, SourceRefused, IOException;
    }

    /** Whoever waits for a page is told on a page. */
    private static <T> T asked(NamedSource source, Question<T> question) {
        return asked(
                source,
                facts -> new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "problem.source-away",
                        facts.entrySet().stream()
                                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                                .toArray()),
                question);
    }

    /** What the driver says is for the record of the server: it may name what analysts need not know. */
    private static <T> T asked(
            NamedSource source, Function<Map<String, Object>, RuntimeException> refusal, Question<T> question) {
        String kind;
        try {
            return question.asked();
        } catch (NoDriver e) {
            LOG.error("source {}: no driver takes its address", source.name());
            kind = "driver";
        } catch (SourceRefused e) {
            LOG.warn("source {}: {}", source.name(), e.getMessage());
            kind = e.kind().name().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw refusal.apply(Map.of(
                "source",
                source.title(),
                "kind",
                kind,
                "limit",
                source.mostGroups(),
                "seconds",
                source.database().timeoutSeconds()));
    }
}
