package org.regionwise.survey.region;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of real regions, written as other files write them, are paired with themselves and with no other. */
class RegionNamesTest {
    private static final List<String> NAMES = Stream.of(
                    // Spain: communities and provinces
                    "Andalucía;Aragón;Principado de Asturias;Illes Balears;Canarias;Cantabria;Castilla y León",
                    "Castilla-La Mancha;Catalunya;Comunitat Valenciana;Extremadura;Galicia;Comunidad de Madrid",
                    "Región de Murcia;Comunidad Foral de Navarra;País Vasco;La Rioja;Ceuta;Melilla;A Coruña;Álava",
                    "Albacete;Alicante;Almería;Ávila;Badajoz;Barcelona;Burgos;Cáceres;Cádiz;Castellón;Ciudad Real",
                    "Córdoba;Cuenca;Girona;Granada;Guadalajara;Gipuzkoa;Huelva;Huesca;Jaén;León;Lleida;Lugo;Málaga",
                    "Ourense;Palencia;Las Palmas;Pontevedra;Salamanca;Santa Cruz de Tenerife;Segovia;Sevilla;Soria",
                    "Tarragona;Teruel;Toledo;Valladolid;Bizkaia;Zamora;Zaragoza",
                    // Germany: states
                    "Baden-Württemberg;Bayern;Berlin;Brandenburg;Bremen;Hamburg;Hessen;Mecklenburg-Vorpommern",
                    "Niedersachsen;Nordrhein-Westfalen;Rheinland-Pfalz;Saarland;Sachsen;Sachsen-Anhalt",
                    "Schleswig-Holstein;Thüringen",
                    // Czechia: regions
                    "Hlavní město Praha;Středočeský kraj;Jihočeský kraj;Plzeňský kraj;Karlovarský kraj;Ústecký kraj",
                    "Liberecký kraj;Královéhradecký kraj;Pardubický kraj;Kraj Vysočina;Jihomoravský kraj",
                    "Olomoucký kraj;Zlínský kraj;Moravskoslezský kraj",
                    // France: regions and departments that differ little
                    "Auvergne-Rhône-Alpes;Bourgogne-Franche-Comté;Bretagne;Centre-Val de Loire;Corse;Grand Est",
                    "Hauts-de-France;Île-de-France;Normandie;Nouvelle-Aquitaine;Occitanie;Pays de la Loire",
                    "Provence-Alpes-Côte "
                            + "d’Azur;Ain;Aisne;Côte-d’Or;Côtes-d’Armor;Haute-Loire;Loire;Loiret;Loir-et-Cher",
                    "Haute-Marne;Marne;Haute-Saône;Saône-et-Loire;Savoie;Haute-Savoie;Val-de-Marne;Val-d’Oise;Oise")
            .flatMap(line -> Stream.of(line.split(";")))
            .toList();

    private static final UnaryOperator<String> WITHOUT_BLANKS = name -> name.replace(" ", "");
    private static final UnaryOperator<String> WITHOUT_DASHES = name -> name.replace("-", " ");
    private static final UnaryOperator<String> WITHOUT_MARKS =
            name -> Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");

    static Stream<Arguments> notations() {
        return Stream.of(
                Arguments.of("capitals", (UnaryOperator<String>) name -> name.toUpperCase(Locale.ROOT)),
                Arguments.of(
                        "decomposed", (UnaryOperator<String>) name -> Normalizer.normalize(name, Normalizer.Form.NFD)),
                Arguments.of("as GADM", WITHOUT_BLANKS),
                Arguments.of("without dashes", WITHOUT_DASHES),
                Arguments.of("without accents", WITHOUT_MARKS),
                Arguments.of("all of it", (UnaryOperator<String>)
                        name -> WITHOUT_MARKS.apply(WITHOUT_BLANKS.apply(name)).toLowerCase(Locale.ROOT)),
                Arguments.of("written out", (UnaryOperator<String>)
                        name -> name.replace("ü", "ue").replace("ö", "oe").replace("ä", "ae")),
                Arguments.of("plain apostrophes", (UnaryOperator<String>) name -> name.replace('’', '\'')),
                Arguments.of("no-break blanks", (UnaryOperator<String>) name -> name.replace(' ', '\u00A0')),
                Arguments.of("first word last", (UnaryOperator<String>) name -> {
                    int blank = name.indexOf(' ');
                    return blank < 0 ? name : name.substring(blank + 1) + ", " + name.substring(0, blank);
                }),
                Arguments.of("last word in front", (UnaryOperator<String>) name -> {
                    int blank = name.lastIndexOf(' ');
                    return blank < 0 ? name : name.substring(blank + 1) + ", " + name.substring(0, blank);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notations")
    void everyNameIsFoundAgainInEitherDirection(String notation, UnaryOperator<String> written) {
        Map<String, String> table = new LinkedHashMap<>();
        NAMES.forEach(name -> table.put("R" + table.size(), name));
        Map<String, String> expected = new LinkedHashMap<>();
        table.forEach((key, name) -> expected.put(written.apply(name), key));
        RegionPairing pairing = RegionPairing.of(expected.keySet(), table, Map.of());
        assertEquals(expected, pairing.alike());

        Map<String, String> other = new LinkedHashMap<>();
        NAMES.forEach(name -> other.put("R" + other.size(), written.apply(name)));
        Map<String, String> back = RegionPairing.of(NAMES, other, Map.of()).alike();
        assertEquals(
                table,
                back.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getValue, Map.Entry::getKey, (a, b) -> a, LinkedHashMap::new)));
    }

    /** Where files lack each other's regions, nothing is paired with a stranger, whatever the mix of notations. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noNameIsPairedWithAnother(int seed) {
        Random random = new Random(seed);
        List<UnaryOperator<String>> ways =
                List.of(UnaryOperator.identity(), WITHOUT_BLANKS, WITHOUT_DASHES, WITHOUT_MARKS, String::toUpperCase);
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(3) > 0) {
                keys.put(ways.get(random.nextInt(ways.size())).apply(name), name);
            }
            if (random.nextInt(3) > 0) {
                names.put(ways.get(random.nextInt(ways.size())).apply(name), null);
            }
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        List<String> lost = new ArrayList<>();
        RegionPairing pairing = RegionPairing.of(keys.keySet(), names, Map.of());
        keys.forEach((key, name) -> {
            String other = pairing.alike().getOrDefault(key, names.containsKey(key) ? key : null);
            boolean there = names.keySet().stream().anyMatch(each -> bare(each).equals(bare(name)));
            if (other != null && !bare(other).equals(bare(name))) {
                wrong.put(key, other);
            } else if (other == null && there) {
                lost.add(key);
            }
        });
        assertEquals(Map.of(), wrong);
        assertEquals(List.of(), lost);
    }

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed <= 50, seed -> seed + 1);
    }

    private static String bare(String name) {
        return WITHOUT_MARKS.apply(name).replaceAll("\\P{L}", "").toLowerCase(Locale.ROOT);
    }
}
