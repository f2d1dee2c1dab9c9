package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * The coordinate reference system that a file of shapes names in its member {@code crs} (GeoJSON 2008; RFC 7946 has
 * done away with it), and the way from there to longitude and latitude on WGS 84. Positions are easting or longitude
 * first, whatever the order that the system's register gives, as programs write GeoJSON.
 */
final class CoordinateSystem {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern REGISTERED = Pattern.compile("(?i)\\b(EPSG|ESRI)\\b[^,]*?[:/# ](\\d{4,6})(?![\\d.])");
    private static final Pattern OF_OGC = Pattern.compile("(?i).*\\bCRS:?(84|83|27)H?");
    private static final Pattern NUMBER = Pattern.compile("\\d{4,6}");
    private static final Set<String> WGS_84_NAMES = Set.of("WGS84", "WGS 84", "WGS_84", "WGS_1984", "GCS_WGS_1984");
    private static final Set<String> WGS_84 = Set.of("EPSG:4326", "EPSG:4979");
    /** Systems by the names that they had before they were registered. */
    private static final Map<String, String> REGISTERED_LATER = Map.of(
            "EPSG:900913", "EPSG:3857",
            "EPSG:3785", "EPSG:3857",
            "ESRI:102100", "EPSG:3857",
            "ESRI:102113", "EPSG:3857",
            "EPSG:102100", "EPSG:3857");
    /**
     * Projections of the library that agree with PROJ; its polyconic and oblique Mercator do not. Of 3,300 registered
     * systems in them, compared at a place of each, all but those below do, to 10 m mostly and to 1 km where the
     * register has several shifts of an old datum.
     */
    private static final Set<String> TRUSTED = Set.of(
            "longlat", "utm", "tmerc", "lcc", "laea", "aea", "merc", "stere", "sterea", "somerc", "krovak", "cea",
            "moll", "robin");

    /** Systems that the library's register defines otherwise than PROJ's. */
    private static final Set<String> DOUBTFUL =
            Set.of("EPSG:2065", "EPSG:5513", "EPSG:4055", "EPSG:5482", "EPSG:4688", "EPSG:3303");

    /** The library takes no notice of a Mercator projection's latitude of true scale. */
    private static final Pattern TRUE_SCALE = Pattern.compile("\\+proj=merc\\b.*\\+lat_ts=-?(?!0(\\.0*)?\\b)\\d.*");
    /** How far other ellipsoids lie from WGS 84 has to be said. */
    private static final Pattern NEAR_WGS_84 =
            Pattern.compile("\\+(towgs84|datum|nadgrids)=|\\+ellps=(GRS80|WGS84)\\b");

    private static final Pattern PROJECTION = Pattern.compile("\\+proj=(\\w+)");
    private static final double TO_CENTIMETRES = 1e7;

    private final String name;
    private final CoordinateTransform transform;

    /** @param transform null for longitude and latitude on WGS 84 */
    private CoordinateSystem(String name, CoordinateTransform transform) {
        this.name = name;
        this.transform = transform;
    }

    /** As the file calls it; empty when it says nothing. */
    String name() {
        return name;
    }

    /** Whether positions have to be transformed. */
    boolean isOther() {
        return transform != null;
    }

    /** Whether they are in a plane, and so no degrees. */
    boolean isProjected() {
        return isOther() && !transform.getSourceCRS().isGeographic();
    }

    /**
     * The system of a file.
     *
     * @param crs the file's member {@code crs}, which may be missing
     * @return empty when it cannot be transformed
     */
    static Optional<CoordinateSystem> of(JsonNode crs) {
        String said = said(crs);
        if (said.isEmpty()) {
            return Optional.of(new CoordinateSystem("", null));
        }
        String code = code(said);
        if (WGS_84.contains(code)) {
            return Optional.of(new CoordinateSystem(said, null));
        }
        return transform(code).map(each -> new CoordinateSystem(said.contains(code) ? said : code, each));
    }

    /**
     * The system that a file describes in well-known text.
     *
     * @param text empty when it says nothing
     * @return empty when it cannot be transformed
     */
    static Optional<CoordinateSystem> ofWellKnownText(String text) {
        if (text.isBlank()) {
            return Optional.of(new CoordinateSystem("", null));
        }
        Optional<WellKnownText> read = WellKnownText.of(text).map(WellKnownText::horizontal);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        String name = WellKnownText.name(text);
        String code = code(read.get().code());
        if (WGS_84.contains(code) || code.isEmpty() && read.get().isWgs84()) {
            return Optional.of(new CoordinateSystem(name, null));
        }
        // what the text says of the shift is worth less than the register
        return transform(code)
                .or(() -> DOUBTFUL.contains(code)
                        ? Optional.empty()
                        : read.get()
                                .parameters()
                                .flatMap(parameters ->
                                        transform(systems -> systems.createFromParameters(name, parameters))))
                .map(each -> new CoordinateSystem(name, each));
    }

    /** Ellipsoid and shift of a registered geographic system, as PROJ's parameters. */
    static Optional<String> datum(String code) {
        String parameters = new CRSFactory().createFromName(code).getParameterString();
        String datum = Arrays.stream(parameters.split(" ", -1))
                .filter(each -> each.matches("\\+(datum|ellps|a|b|rf|towgs84)=.*"))
                .collect(Collectors.joining(" "));
        return NEAR_WGS_84.matcher(datum).find() ? Optional.of(datum) : Optional.empty();
    }

    /** What a member {@code crs} says; empty when it says nothing. */
    static String said(JsonNode crs) {
        if (crs.isMissingNode() || crs.isNull()) {
            return "";
        }
        JsonNode properties = crs.path("properties");
        for (JsonNode each : new JsonNode[] {
            properties.path("name"), properties.path("code"), properties.path("href"), crs.path("name"), crs
        }) {
            if (each.isTextual() && !each.asText().isBlank() || each.isIntegralNumber()) {
                return each.asText().strip();
            }
        }
        return crs.toString();
    }

    private static String code(String said) {
        if (WGS_84_NAMES.contains(said)) {
            return "EPSG:4326";
        }
        if (NUMBER.matcher(said).matches()) {
            return "EPSG:" + said;
        }
        Matcher ogc = OF_OGC.matcher(said);
        if (ogc.matches()) {
            return switch (ogc.group(1)) {
                case "84" -> "EPSG:4326";
                case "83" -> "EPSG:4269";
                default -> "EPSG:4267";
            };
        }
        Matcher registered = REGISTERED.matcher(said);
        if (!registered.find()) {
            return "";
        }
        String code = registered.group(1).toUpperCase(Locale.ROOT) + ":" + registered.group(2);
        return REGISTERED_LATER.getOrDefault(code, code);
    }

    private static Optional<CoordinateTransform> transform(String code) {
        if (code.isEmpty() || DOUBTFUL.contains(code)) {
            return Optional.empty();
        }
        return transform(systems -> systems.createFromName(code));
    }

    private static Optional<CoordinateTransform> transform(Function<CRSFactory, CoordinateReferenceSystem> named) {
        try {
            CRSFactory systems = new CRSFactory();
            CoordinateReferenceSystem system = named.apply(systems);
            String parameters = system.getParameterString();
            Matcher projection = PROJECTION.matcher(parameters);
            if (!projection.find()
                    || !TRUSTED.contains(projection.group(1))
                    || TRUE_SCALE.matcher(parameters).find()
                    || !NEAR_WGS_84.matcher(parameters).find()) {
                return Optional.empty();
            }
            CoordinateReferenceSystem degrees =
                    systems.createFromParameters("WGS84", "+proj=longlat +datum=WGS84 +no_defs");
            return Optional.of(new CoordinateTransformFactory().createTransform(system, degrees));
        } catch (Proj4jException | IllegalStateException unknown) {
            return Optional.empty();
        }
    }

    /**
     * A polygon in longitude and latitude. Rings stay in one piece across the 180th meridian.
     *
     * @return empty when a position has no place on the Earth
     */
    Optional<ArrayNode> degrees(ArrayNode polygon) {
        ArrayNode degrees = NODES.arrayNode();
        ProjCoordinate to = new ProjCoordinate();
        for (JsonNode ring : polygon) {
            ArrayNode line = degrees.addArray();
            double before = Double.NaN;
            for (JsonNode position : ring) {
                try {
                    transform.transform(
                            new ProjCoordinate(
                                    position.get(0).asDouble(), position.get(1).asDouble()),
                            to);
                } catch (Proj4jException nowhere) {
                    return Optional.empty();
                }
                if (!(Math.abs(to.x) <= 360 && Math.abs(to.y) <= 90)) {
                    return Optional.empty();
                }
                double turns = Double.isNaN(before) ? 0 : Math.rint((before - to.x) / 360);
                before = to.x + 360 * turns;
                line.addArray().add(rounded(before)).add(rounded(to.y));
            }
        }
        return Optional.of(degrees);
    }

    private static double rounded(double degree) {
        return Math.rint(degree * TO_CENTIMETRES) / TO_CENTIMETRES;
    }
}
