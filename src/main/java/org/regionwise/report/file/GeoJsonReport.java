package org.regionwise.report.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.report.table.ResultColumns;

/**
 * The regional table on a map: a GeoJSON feature collection (RFC 7946), one feature a region, whose properties are the
 * columns of the table, and figures of the region's group where it is in one. What is undefined or withheld is
 * {@code null}; a region without shape has the geometry {@code null}. Shapes of no region are left out.
 */
public final class GeoJsonReport {
    /** As the web names the format. */
    public static final String MEDIA_TYPE = "application/geo+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<ResultColumn> OF_GROUP = List.of(
            ResultColumn.RESPONDENTS,
            ResultColumn.RAW,
            ResultColumn.RAW_LOWER,
            ResultColumn.RAW_UPPER,
            ResultColumn.POOLED,
            ResultColumn.POOLED_LOWER,
            ResultColumn.POOLED_UPPER);

    private final Result result;
    private final ResultColumns facts;
    private final RegionShapes shapes;

    private GeoJsonReport(Released released, String boundaries) {
        this.result = released.result();
        this.facts = ResultColumns.of(released, Words.english());
        this.shapes = new RegionShapes(boundaries);
    }

    /**
     * Writes what is released to {@code out}, which is flushed and left open.
     *
     * @param boundaries a feature collection of polygons, each with its {@code region}, the key of a region of the
     *     result
     */
    public static void write(Released released, String boundaries, OutputStream out) throws IOException {
        new GeoJsonReport(released, boundaries).write(out);
    }

    private void write(OutputStream out) throws IOException {
        // Not closed: the stream belongs to the caller.
        @SuppressWarnings("resource")
        JsonGenerator json = JSON.createGenerator(out);
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        provenance(json);
        json.writeArrayFieldStart("features");
        for (RegionEstimate region : PooledOrder.of(result)) {
            json.writeRaw('\n');
            feature(json, region);
        }
        json.writeRaw('\n');
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    /** A member of our own, as the standard allows, so that the file still says what its figures are. */
    private void provenance(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("regionwise");
        json.writeStringField("version", result.software().version());
        json.writeStringField("survey", result.survey().name());
        json.writeStringField("sha256", result.survey().sha256());
        json.writeStringField("outcome", result.model().outcome());
        json.writeStringField("outcomeName", result.model().labels().outcome());
        json.writeStringField("method", result.model().method());
        json.writeNumberField("interval", result.model().interval());
        json.writeEndObject();
    }

    private void feature(JsonGenerator json, RegionEstimate region) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", region.region());
        json.writeFieldName("geometry");
        geometry(json, shapes.polygons(region.region()));
        json.writeObjectFieldStart("properties");
        for (ResultColumn column : ResultColumn.values()) {
            if (column.numeric()) {
                number(json, column.code(), column.number(region));
            } else {
                json.writeStringField(column.code(), facts.text(column, region));
            }
        }
        group(json, region.group());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Figures of a region's group, so that programs that join the shapes of a group have them too. */
    private void group(JsonGenerator json, String name) throws IOException {
        for (RegionEstimate group : result.aggregates()) {
            if (group.region().equals(name)) {
                for (ResultColumn column : OF_GROUP) {
                    number(json, ResultColumn.GROUP.code() + "_" + column.code(), column.number(group));
                }
            }
        }
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNullField(name);
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumberField(name, (long) value);
        } else {
            json.writeNumberField(name, value);
        }
    }

    private static void geometry(JsonGenerator json, List<JsonNode> own) throws IOException {
        if (own.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("type", own.size() == 1 ? "Polygon" : "MultiPolygon");
        json.writeFieldName("coordinates");
        if (own.size() == 1) {
            json.writeTree(own.get(0));
        } else {
            json.writeStartArray();
            for (JsonNode each : own) {
                json.writeTree(each);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
