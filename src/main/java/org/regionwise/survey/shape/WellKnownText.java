package org.regionwise.survey.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A coordinate reference system in well-known text, as {@code .prj} files and GeoPackages have it: version 1 of OGC and
 * of ESRI, and of version 2 the code in a register.
 *
 * @param keyword in capitals
 * @param values what stands between the brackets, but for other elements
 * @param elements those within it
 */
record WellKnownText(String keyword, List<String> values, List<WellKnownText> elements) {
    private static final int DEEPEST = 30;
    private static final double DEGREE = Math.PI / 180;

    /** PROJ's names of projections by those of OGC and ESRI. */
    private static final Map<String, String> PROJECTIONS = Map.ofEntries(
            Map.entry("transverse_mercator", "tmerc"),
            Map.entry("gauss_kruger", "tmerc"),
            Map.entry("lambert_conformal_conic", "lcc"),
            Map.entry("lambert_conformal_conic_1sp", "lcc"),
            Map.entry("lambert_conformal_conic_2sp", "lcc"),
            Map.entry("albers", "aea"),
            Map.entry("albers_conic_equal_area", "aea"),
            Map.entry("lambert_azimuthal_equal_area", "laea"),
            Map.entry("mercator", "merc"),
            Map.entry("mercator_1sp", "merc"),
            Map.entry("mercator_2sp", "merc"),
            Map.entry("double_stereographic", "sterea"),
            Map.entry("oblique_stereographic", "sterea"),
            Map.entry("stereographic_north_pole", "stere +lat_0=90"),
            Map.entry("stereographic_south_pole", "stere +lat_0=-90"),
            Map.entry("cylindrical_equal_area", "cea"),
            Map.entry("behrmann", "cea"),
            Map.entry("mollweide", "moll"),
            Map.entry("robinson", "robin"));

    private static final Map<String, String> PARAMETERS = Map.of(
            "central_meridian", "lon_0",
            "longitude_of_center", "lon_0",
            "longitude_of_origin", "lon_0",
            "latitude_of_origin", "lat_0",
            "latitude_of_center", "lat_0",
            "standard_parallel_1", "lat_1",
            "standard_parallel_2", "lat_2",
            "scale_factor", "k_0");

    /** Systems whose text says less than their name. */
    private static final Map<String, String> BY_NAME = Map.of(
            "s_jtsk_krovak_east_north", "EPSG:5514",
            "s_jtsk_krovak_eastnorth", "EPSG:5514",
            "ch1903_lv03", "EPSG:21781",
            "ch1903+_lv95", "EPSG:2056",
            "wgs_1984_web_mercator_auxiliary_sphere", "EPSG:3857",
            "wgs_1984_web_mercator", "EPSG:3857");

    /** Words in the names of reference frames that agree with WGS 84 to a metre or two. */
    private static final List<String> NEAR_WGS_84 = List.of(
            "etrs_1989",
            "etrs89",
            "etrf",
            "european_terrestrial_reference_system_1989",
            "north_american_1983",
            "north_american_datum_1983",
            "nad_1983",
            "gda",
            "geocentric_datum_of_australia",
            "nzgd_2000",
            "new_zealand_geodetic_datum_2000",
            "new_zealand_2000",
            "sirgas",
            "jgd_2000",
            "jgd_2011",
            "china_2000",
            "korea_2000",
            "rgf_1993",
            "reseau_geodesique_francais_1993",
            "sweref",
            "euref_fin",
            "itrf",
            "irenet95",
            "hartebeesthoek",
            "estonia_1997",
            "lithuania_1994",
            "latvia_1992",
            "slovenia",
            "croatian_terrestrial");

    /** Older frames by the code of their geographic system, in which the register has the shift. */
    private static final Map<String, String> OLDER = Map.ofEntries(
            Map.entry("osgb_1936", "EPSG:4277"),
            Map.entry("s_jtsk", "EPSG:4156"),
            Map.entry("system_jednotne_trigonometricke_site_katastralni", "EPSG:4156"),
            Map.entry("amersfoort", "EPSG:4289"),
            Map.entry("ch1903", "EPSG:4149"),
            Map.entry("mgi", "EPSG:4312"),
            Map.entry("militar_geographische_institut", "EPSG:4312"),
            Map.entry("deutsches_hauptdreiecksnetz", "EPSG:4314"),
            Map.entry("european_1950", "EPSG:4230"),
            Map.entry("european_datum_1950", "EPSG:4230"),
            Map.entry("belge_1972", "EPSG:4313"),
            Map.entry("reseau_national_belge_1972", "EPSG:4313"),
            Map.entry("pulkovo_1942", "EPSG:4284"),
            Map.entry("rt_1990", "EPSG:4124"),
            Map.entry("tokyo", "EPSG:4301"),
            Map.entry("ireland_1965", "EPSG:4299"),
            Map.entry("tm65", "EPSG:4299"),
            Map.entry("tm75", "EPSG:4300"),
            Map.entry("ntf", "EPSG:4275"),
            Map.entry("nouvelle_triangulation_francaise", "EPSG:4275"));

    /** @return empty for what is no such text */
    static Optional<WellKnownText> of(String text) {
        try {
            return Optional.of(new Parser(text).element(0));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** What a text calls its system; the text's beginning where it is none. */
    static String name(String text) {
        return of(text).map(element -> element.horizontal().name())
                .orElse(text.length() > 80 ? text.substring(0, 80) + "…" : text);
    }

    private static final class Parser {
        private final String text;
        private int at;

        private Parser(String text) {
            this.text = text;
        }

        private WellKnownText element(int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("too deep");
            }
            String keyword = word();
            List<String> values = new ArrayList<>();
            List<WellKnownText> elements = new ArrayList<>();
            expect("[(");
            do {
                skip();
                int before = at;
                if (text.charAt(at) == '"') {
                    values.add(quoted());
                } else {
                    String word = word();
                    skip();
                    if ("[(".indexOf(text.charAt(at)) >= 0) {
                        at = before;
                        elements.add(element(depth + 1));
                    } else {
                        values.add(word);
                    }
                }
                skip();
            } while (text.charAt(at++) == ',');
            if ("])".indexOf(text.charAt(at - 1)) < 0) {
                throw new IllegalArgumentException("no end");
            }
            return new WellKnownText(keyword.toUpperCase(Locale.ROOT), values, elements);
        }

        private void skip() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private void expect(String any) {
            skip();
            if (any.indexOf(text.charAt(at++)) < 0) {
                throw new IllegalArgumentException("no bracket");
            }
        }

        private String word() {
            skip();
            int from = at;
            while (Character.isLetterOrDigit(text.charAt(at)) || "_+-.".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (at == from) {
                throw new IllegalArgumentException("no word");
            }
            return text.substring(from, at);
        }

        private String quoted() {
            int end = text.indexOf('"', at + 1);
            String value = text.substring(at + 1, end);
            at = end + 1;
            return value;
        }
    }

    /** Without heights. */
    WellKnownText horizontal() {
        return keyword.startsWith("COMP")
                ? elements.stream()
                        .filter(each -> each.keyword.startsWith("PROJ") || each.keyword.startsWith("GEO"))
                        .findFirst()
                        .orElse(this)
                : this;
    }

    private String name() {
        return values.isEmpty() ? "" : values.get(0);
    }

    /** What it or its code in a register is called there: {@code EPSG:3035}; empty where it has none. */
    String code() {
        String named = BY_NAME.get(plain(name()));
        if (named != null) {
            return named;
        }
        for (String keyword : List.of("AUTHORITY", "ID")) {
            for (WellKnownText each : elements) {
                if (each.keyword.equals(keyword) && each.values.size() > 1) {
                    return each.values.get(0).toUpperCase(Locale.ROOT) + ":" + each.values.get(1);
                }
            }
        }
        return "";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9+]+", "_").replaceAll("^d_|_$", "");
    }

    private Optional<WellKnownText> element(String named) {
        return elements.stream().filter(each -> each.keyword.equals(named)).findFirst();
    }

    /** The value of that place; empty for one that is missing or no number. */
    private OptionalDouble number(int place) {
        try {
            return place < values.size()
                    ? OptionalDouble.of(Double.parseDouble(values.get(place)))
                    : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Whether it is longitude and latitude on WGS 84 in degrees. */
    boolean isWgs84() {
        String datum = element("DATUM").map(each -> plain(each.name())).orElse("");
        return keyword.equals("GEOGCS")
                && (datum.equals("wgs_1984") || datum.equals("wgs_84") || datum.equals("world_geodetic_system_1984"))
                && inDegrees();
    }

    private boolean inDegrees() {
        double unit = element("UNIT").map(each -> each.number(1).orElse(0)).orElse(DEGREE);
        return Math.abs(unit - DEGREE) < 1e-9 && meridian() == 0;
    }

    private double meridian() {
        return element("PRIMEM").map(each -> each.number(1).orElse(0)).orElse(0.0);
    }

    /** The system as PROJ's parameters; empty where one of its parts is not known. */
    Optional<String> parameters() {
        if (keyword.equals("GEOGCS")) {
            return inDegrees() ? datum().map(datum -> "+proj=longlat " + datum + " +no_defs") : Optional.empty();
        }
        Optional<WellKnownText> geographic = element("GEOGCS").filter(WellKnownText::inDegrees);
        Optional<String> projection = element("PROJECTION")
                .map(each ->
                        PROJECTIONS.get(each.name().toLowerCase(Locale.ROOT).replace(' ', '_')));
        double unit = element("UNIT").map(each -> each.number(1).orElse(1)).orElse(1.0);
        if (!keyword.equals("PROJCS") || projection.isEmpty() || geographic.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder said = new StringBuilder("+proj=" + projection.get());
        // those that are true to scale along a parallel
        boolean cylinder = projection.get().matches("(merc|cea|stere)\\b.*");
        String first = "";
        String origin = "";
        for (WellKnownText each : elements) {
            if (!each.keyword.equals("PARAMETER")) {
                continue;
            }
            String name = plain(each.name());
            OptionalDouble value = each.number(1);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            String parameter = PARAMETERS.get(name);
            if (name.equals("false_easting") || name.equals("false_northing")) {
                said.append(name.equals("false_easting") ? " +x_0=" : " +y_0=").append(value.getAsDouble() * unit);
            } else if (parameter == null) {
                return Optional.empty();
            } else {
                boolean parallel = parameter.equals("lat_1");
                first = parallel ? each.values.get(1) : first;
                origin = parameter.equals("lat_0") ? each.values.get(1) : origin;
                said.append(" +")
                        .append(parallel && cylinder ? "lat_ts" : parameter)
                        .append('=')
                        .append(each.values.get(1));
            }
        }
        if (projection.get().equals("lcc") && first.isEmpty()) {
            said.append(" +lat_1=").append(origin.isEmpty() ? "0" : origin);
        }
        if (unit != 1) {
            said.append(" +to_meter=").append(unit);
        }
        return geographic.get().datum().map(datum -> said + " " + datum + " +no_defs");
    }

    private Optional<String> datum() {
        WellKnownText datum = element("DATUM").orElse(this);
        WellKnownText spheroid =
                datum.element("SPHEROID").or(() -> datum.element("ELLIPSOID")).orElse(this);
        String name = plain(datum.name());
        if (spheroid.number(1).isEmpty() || spheroid.number(2).isEmpty()) {
            return Optional.empty();
        }
        String figure = "+a=" + spheroid.values.get(1) + " +rf=" + spheroid.values.get(2);
        Optional<WellKnownText> shift = datum.element("TOWGS84");
        if (shift.isPresent()) {
            return Optional.of(figure + " +towgs84=" + String.join(",", shift.get().values));
        }
        if (name.contains("wgs_1984") || name.equals("wgs_84") || name.equals("world_geodetic_system_1984")) {
            return Optional.of("+datum=WGS84");
        }
        if (NEAR_WGS_84.stream().anyMatch(name::contains)) {
            return Optional.of("+ellps=GRS80 +towgs84=0,0,0");
        }
        return Optional.ofNullable(OLDER.get(name)).flatMap(CoordinateSystem::datum);
    }
}
