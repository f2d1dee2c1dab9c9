package org.regionwise.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.regionwise.report.chart.ChartDrawings;
import org.regionwise.report.chart.ChartForm;
import org.regionwise.report.chart.ChartSpecification;

/**
 * Answers requests for a chart: with its filled specification for browsers, with a picture for downloads and for browsers
 * without scripts. The query holds values of the specification's parameters, so that a picture is what was looked at.
 */
public final class ChartAnswers {
    private static final int USUAL_WIDTH = 900;
    private static final int WIDEST = 4000;
    private static final List<String> ENDINGS = List.of(".json", ".svg", ".png");

    private final ChartDrawings drawings;

    public ChartAnswers(ChartDrawings drawings) {
        this.drawings = drawings;
    }

    /** Fills a specification, or says that there is none. */
    public interface Filling {
        /** @param state values that the address gives, by name */
        Optional<ChartSpecification> of(ChartForm form, Map<String, String> state);
    }

    /** The path's {@code {file}} without its ending: which chart is asked for. */
    public static String code(Context context) {
        String file = context.pathParam("file");
        return ENDINGS.stream()
                .filter(file::endsWith)
                .findFirst()
                .map(ending -> file.substring(0, file.length() - ending.length()))
                .orElseThrow(NotFoundResponse::new);
    }

    /** The specification for a place {@code ?width=} pixels wide; {@code {file}} ends in {@code .json}. */
    public void specification(Context context, Filling filling) {
        demand(context, ".json");
        String asked = context.queryParam("width");
        long width = asked == null ? USUAL_WIDTH : Math.max(0, Math.min(WIDEST, PathNumber.parse(asked)));
        ChartSpecification specification =
                filling.of(ChartForm.screen((int) width), state(context)).orElseThrow(NotFoundResponse::new);
        if (unchanged(context, specification)) {
            return;
        }
        context.contentType("application/json; charset=utf-8").result(specification.json());
    }

    /** A picture that stands alone; {@code {file}} ends in {@code .svg} or {@code .png}. */
    public void picture(Context context, Filling filling) {
        boolean svg = context.pathParam("file").endsWith(".svg");
        demand(context, svg ? ".svg" : ".png");
        ChartSpecification specification =
                filling.of(ChartForm.PAPER, state(context)).orElseThrow(NotFoundResponse::new);
        if (unchanged(context, specification)) {
            return;
        }
        if (svg) {
            context.contentType("image/svg+xml; charset=utf-8").result(drawings.svg(specification));
        } else {
            context.contentType("image/png").result(drawings.png(specification));
        }
    }

    private static void demand(Context context, String ending) {
        if (!context.pathParam("file").endsWith(ending)) {
            throw new NotFoundResponse();
        }
    }

    /** A chart is as its specification says, so the browser need not be sent the same again. */
    private static boolean unchanged(Context context, ChartSpecification specification) {
        String tag = "\"" + UUID.nameUUIDFromBytes(specification.json().getBytes(StandardCharsets.UTF_8)) + "\"";
        context.header("ETag", tag).header("Cache-Control", "private, no-cache");
        boolean same = tag.equals(context.header("If-None-Match"));
        if (same) {
            context.status(HttpStatus.NOT_MODIFIED);
        }
        return same;
    }

    private static Map<String, String> state(Context context) {
        Map<String, String> state = new HashMap<>();
        context.queryParamMap().forEach((name, values) -> state.put(name, values.get(0)));
        state.remove("width");
        return state;
    }
}
