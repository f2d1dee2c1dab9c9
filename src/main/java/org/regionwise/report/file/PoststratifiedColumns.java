package org.regionwise.report.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.QualityFlag;
import org.regionwise.report.Markers;

/** Poststratified figures of all who live in a region as further columns of a table of regions. */
public final class PoststratifiedColumns {
    private static final List<String> PARTS = List.of("", "_standard_error", "_lower", "_upper");

    private final Markers markers;
    private final boolean any;
    private final boolean standard;
    private final Map<String, PoststratifiedFigure> whole = new HashMap<>();
    private final Map<String, PoststratifiedFigure> standardised = new HashMap<>();

    /** @param markers in place of figures that are not there */
    public PoststratifiedColumns(Result result, Markers markers) {
        this.markers = markers;
        this.any = !result.poststratified().isEmpty();
        for (PoststratifiedFigure each : result.poststratified()) {
            if (each.cell().isEmpty()) {
                (each.standardised() ? standardised : whole).put(each.region(), each);
            }
        }
        this.standard = !standardised.isEmpty();
    }

    /** Names of the columns; none where a result has no such figures. */
    List<String> header() {
        List<String> header = new ArrayList<>();
        PARTS.forEach(part -> header.add("poststratified" + part));
        if (standard) {
            PARTS.forEach(part -> header.add("standardised" + part));
        }
        return any ? header : List.of();
    }

    /** A region's cells, as many as the header has. */
    public List<String> cells(String region) {
        List<String> cells = new ArrayList<>();
        if (any) {
            cells.addAll(cells(whole.get(region), markers));
        }
        if (standard) {
            cells.addAll(cells(standardised.get(region), markers));
        }
        return cells;
    }

    /** Which people a figure is of: {@code sex=f; age=old}; empty for everybody. */
    public static String cell(PoststratifiedFigure figure, Result result) {
        return result.model().respondentPredictors().stream()
                .filter(predictor -> figure.cell().containsKey(predictor))
                .map(predictor -> predictor + "=" + figure.cell().get(predictor))
                .collect(Collectors.joining("; "));
    }

    /** Estimate, standard error and limits, or what stands in their places; null for a figure that is not there. */
    static List<String> cells(PoststratifiedFigure figure, Markers markers) {
        if (figure != null && figure.figure().defined()) {
            Estimate value = figure.figure();
            return List.of(
                    CsvRecords.number(value.estimate()),
                    CsvRecords.number(value.standardError()),
                    CsvRecords.number(value.lower()),
                    CsvRecords.number(value.upper()));
        }
        String mark = !markers.inData()
                ? ""
                : figure == null || figure.flags().isEmpty()
                        ? markers.unavailable()
                        : markers.of(
                                figure.flags().contains(QualityFlag.CONFIDENTIAL.code())
                                        ? QualityFlag.CONFIDENTIAL
                                        : QualityFlag.UNRELIABLE);
        return List.of(mark, mark, mark, mark);
    }
}
