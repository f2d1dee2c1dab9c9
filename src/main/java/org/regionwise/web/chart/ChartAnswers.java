package org.regionwise.web.chart;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.web.job.FileJobs;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.ReaderLanguage;

/**
 * Answers requests for a chart: with its filled specification for browsers, with a picture for downloads and for
 * browsers without scripts. The query holds values of the specification's parameters, so that a picture is what was
 * looked at.
 */
public final class ChartAnswers {
    private static final int USUAL_WIDTH = 900;
    private static final int WIDEST = 4000;
    private static final List<String> ENDINGS = List.of(".json", ".svg", ".png");

    private final Pages pages;
    private final ChartDrawings drawings;
    private final FileJobs files;

    /** @param pages know the reader's language */
    public ChartAnswers(Pages pages, ChartDrawings drawings, FileJobs files) {
        this.pages = pages;
        this.drawings = drawings;
        this.files = files;
    }

    /** Fills a specification, or says that there is none. */
    public interface Filling {
        /** @param state values that the address gives, by name */
        Optional<ChartSpecification> of(ChartForm form, Map<String, String> state);
    }

    /**
     * A picture as a file.
     *
     * @param title what it shows, in words
     * @param back where a reader who cancels its drawing goes
     * @param name as it is saved, without the chart's own name
     */
    public record Saved(String title, String back, String name) {}

    /** The path's {@code {file}} without its ending: which chart is asked for. */
    public static String code(Context context) {
        String file = context.pathParam("file");
        return ENDINGS.stream()
                .filter(file::endsWith)
                .findFirst()
                .map(ending -> file.substring(0, file.length() - ending.length()))
                .orElseThrow(NotFoundResponse::new);
    }

    /**
     * Where the path has place for one chart only.
     *
     * @throws NotFoundResponse when it names another one
     */
    public static void demand(Context context, String code) {
        if (!code(context).equals(code)) {
            throw new NotFoundResponse();
        }
    }

    /** A place on a page that is {@code ?width=} pixels wide. */
    public ChartForm screen(Context context) {
        String asked = context.queryParam("width");
        long width = asked == null ? USUAL_WIDTH : Math.max(0, Math.min(WIDEST, PathNumber.parse(asked)));
        return ChartForm.screen((int) width, pages.words(context));
    }

    /** The specification for a place {@code ?width=} pixels wide; {@code {file}} ends in {@code .json}. */
    public void specification(Context context, Filling filling) {
        demandEnding(context, true);
        ChartSpecification specification = pages.inTurn(
                context, () -> filling.of(screen(context), state(context)).orElseThrow(NotFoundResponse::new));
        String tag = tag(specification);
        if (!unchanged(context, tag)) {
            tagged(context, tag);
            context.contentType("application/json; charset=utf-8").result(specification.json());
        }
    }

    /**
     * A picture that stands alone; {@code {file}} ends in {@code .svg} or {@code .png}, {@code ?save=yes} is for a file
     * to keep.
     */
    public void picture(Context context, Saved saved, Filling filling) {
        demandEnding(context, false);
        OptionalLong version = pages.version(context);
        if (version.isPresent()) {
            picture(context, saved, "version " + version.getAsLong(), job -> filling);
            return;
        }
        ChartSpecification specification = pages.inTurn(
                context, () -> filling.of(paper(context), state(context)).orElseThrow(NotFoundResponse::new));
        String tag = tag(specification);
        // a chart is as its specification says, so it need not be drawn twice
        if (!unchanged(context, tag)) {
            draw(context, saved, tag, job -> specification);
            if (context.statusCode() == HttpStatus.OK.getCode()) {
                tagged(context, tag);
            }
        }
    }

    /**
     * The same where what it shows has to be computed first.
     *
     * @param depends what the picture depends on beside its address
     * @param computed waits for it, and stops waiting when the job of the file is cancelled
     */
    public void picture(Context context, Saved saved, String depends, Function<Job<?>, Filling> computed) {
        demandEnding(context, false);
        Map<String, String> state = state(context);
        ChartForm paper = paper(context);
        draw(
                context,
                saved,
                depends,
                job -> computed.apply(job).of(paper, state).orElseThrow(NotFoundResponse::new));
        if (context.statusCode() == HttpStatus.OK.getCode()) {
            byte[] picture = read(context.resultInputStream());
            String tag = tag(picture);
            boolean same = unchanged(context, tag);
            context.result(same ? new byte[0] : picture);
            tagged(context, tag);
        }
    }

    private static byte[] read(InputStream answer) {
        try {
            return answer.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(
            Context context, Saved saved, String depends, Function<Job<?>, ChartSpecification> specification) {
        boolean svg = context.pathParam("file").endsWith(".svg");
        FileJobs.Wanted wanted = new FileJobs.Wanted(
                depends,
                saved.title,
                saved.back,
                saved.name + "-" + context.pathParam("file"),
                svg ? "image/svg+xml; charset=utf-8" : "image/png",
                "yes".equals(context.queryParam("save")));
        files.answer(context, wanted, job -> {
            ChartSpecification filled = specification.apply(job);
            job.at(JobStep.CHART);
            String drawing = drawings.svg(filled);
            if (svg) {
                return drawing.getBytes(StandardCharsets.UTF_8);
            }
            job.at(JobStep.PICTURE);
            return drawings.pixels(drawing);
        });
    }

    private ChartForm paper(Context context) {
        return ChartForm.paper(pages.fileWords(context));
    }

    private static void demandEnding(Context context, boolean json) {
        if (context.pathParam("file").endsWith(".json") != json) {
            throw new NotFoundResponse();
        }
    }

    /** Another version of the program may draw the same otherwise. */
    private static String tag(ChartSpecification specification) {
        String drawn = SoftwareVersion.version() + specification.json();
        return tag(drawn.getBytes(StandardCharsets.UTF_8));
    }

    private static String tag(byte[] content) {
        return "\"" + UUID.nameUUIDFromBytes(content) + "\"";
    }

    /** Whether the browser has it, and need not be sent the same again. */
    private static boolean unchanged(Context context, String tag) {
        boolean same = tag.equals(context.header("If-None-Match"));
        if (same) {
            tagged(context, tag);
            context.status(HttpStatus.NOT_MODIFIED);
        }
        return same;
    }

    private static void tagged(Context context, String tag) {
        context.header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept, " + ReaderLanguage.VARY);
    }

    private static Map<String, String> state(Context context) {
        Map<String, String> state = new HashMap<>();
        context.queryParamMap().forEach((name, values) -> state.put(name, values.get(0)));
        state.remove("width");
        state.remove("save");
        state.remove("language");
        return state;
    }
}
