package org.regionwise.survey.suggest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.regionwise.survey.RegionKey;

/**
 * What the name of a column says in languages of Europe and Latin America: words that stand alone in a name, beginnings
 * of words that languages inflect or join to others, and words beside which neither says anything ("body weight",
 * "population density"). Names are compared without case, accents, punctuation and digits at the end of words;
 * {@code surveyWeight} is two words.
 */
public enum ColumnWord {
    /** How many people a respondent stands for. */
    WEIGHT(
            words("weight weights wgt wgts wt wts wght pweight pweights weighting wtfinl perwt hhwt vaha vahy"
                    + " vahu gewicht gewichte gewichtung gew poids pond ponderation ponderacion"
                    + " ponderador pondera peso pesos pesi ponderazione ponderacao waga wagi vikt"
                    + " vikter vaegt vægt vekt paino painokerroin suly sulyok pondere ponderare"
                    + " weegfactor weging wegingsfactor βαρος σταθμιση agirlik agırlık tezina utez"
                    + " тегло вес вага kaal svars svoris pes fexp facexp factorel fpond"
                    + " hochrechnungsfaktor ausfallgewicht"),
            List.of(
                    "factor de expansion",
                    "factor de ponderacion",
                    "factor de elevacion",
                    "fac exp",
                    "fator de expansao",
                    "expansion factor",
                    "facteur de ponderation",
                    "coefficient de ponderation"),
            words("kg kgs lb lbs pounds libras cm body corporal corporeo korper kilos kilogram kilogramos birth nacer"
                    + " nacimento telesna height talla altura")),
    /** How many people live in a region. */
    POPULATION(
            words("pop pops pob pobl popn npop totpop poptot adults nufus"),
            List.of(
                    "population",
                    "poblacio",
                    "populaca",
                    "popolaz",
                    "populati",
                    "poboacion",
                    "popullsi",
                    "bevolkerung",
                    "bevolking",
                    "einwohner",
                    "inwoner",
                    "wohnbevolkerung",
                    "inhabitant",
                    "resident",
                    "habitant",
                    "abitant",
                    "ludnos",
                    "mieszkanc",
                    "obyvatel",
                    "befolkning",
                    "folkmangd",
                    "folketal",
                    "innbygger",
                    "indbygger",
                    "invanare",
                    "vaest",
                    "vakiluku",
                    "asukas",
                    "asukk",
                    "nepess",
                    "lakoss",
                    "locuitor",
                    "πληθυσμ",
                    "κατοικ",
                    "население",
                    "населен",
                    "жител",
                    "stanovnist",
                    "prebival",
                    "rahvaarv",
                    "rahvastik",
                    "elanik",
                    "iedzivotaj",
                    "gyventoj",
                    "biztanl",
                    "mannfjold",
                    "ibuafjold",
                    "daonra"),
            words("density densidad densidade densite densita dichte dichtheid bevolkerungsdichte hustota"
                    + " gestosc tathet tetthet tethed tiheys nepsuruseg densitatea πυκνοτητα yogunluk"
                    + " growth crecimiento crescimento wachstum croissance share rate ratio percent"
                    + " pct percentage porcentaje porcentagem anteil part podil udzial tasa taux quote"
                    + " change per median mean average")),
    /** How old a respondent is. */
    AGE(
            words("age ages agegrp agegroup alter altersgruppe edad edades eta idade wiek vek veku leeftijd alder"
                    + " ika ikaryhma kor eletkor varsta ηλικια yas starost dob возраст vozrast възраст вік vanus vecums"
                    + " amzius edat adina aldur agecat"),
            List.of("altersgrupp", "vekova", "aldersgrupp", "aldersgrup", "leeftijds"),
            Set.of()),
    /** A respondent's sex or gender. */
    SEX(
            words("sex sexe sexo gender genero genre geschlecht sesso genere plec płec pohlavi pohlavie nem"
                    + " geslacht kon kjonn kjønn køn sukupuoli φυλο cinsiyet spol пол стать sugu"
                    + " dzimums lytis gen kyn female male mujer hombre woman femme homme mulher homem"),
            List.of(),
            Set.of()),
    /** What else is usually asked about respondents themselves. */
    BACKGROUND(
            words("education educated educ urban rural income married employment employed unemployed marital"
                    + " vzdelani vzdelanie bildung educacion escolaridad escolaridade formation diplome"
                    + " istruzione scolarita wyksztalcenie wykształcenie utbildning utdanning uddannelse"
                    + " koulutus vegzettseg iskolai educatie opleiding εκπαιδευση egitim izobrazba obrazovanje"
                    + " ingresos renda einkommen revenu ocupacion nationality nacionalidad religion smoker"
                    + " ethnicity etnia"),
            List.of(),
            Set.of()),
    /** Who or what a row is. */
    IDENTIFIER(
            words("id ids ident identifier identificador identifiant identificativo identifikator uid uuid guid folio"
                    + " caseid respid respondentid seqn lfdnr lfd rownum recordid cuestionario idno personid pid nomem"
                    + " householdid hhid responseid interviewer entrevistador encuestador enqueteur ankieter tazatel"
                    + " fragebogennummer"),
            List.of(),
            Set.of()),
    /** When, in which order and in which language a row was asked, and how to reach who answered. */
    OCCASION(
            words("key case serial seq sequence nr no num numero number numer nummer cislo szam row record"
                    + " questionnaire token ipaddress ip wave round ola onda welle vlna vague fala date fecha"
                    + " datum data dato datetime timestamp time hora uhrzeit year ano anio annee jahr rok ev"
                    + " month mes monat mois day dia tag telefono phone email mail correo latitude longitude"
                    + " lat lon lng language idioma consent consentimiento"),
            List.of(),
            Set.of()),
    /** Parts of the population that were sampled separately. */
    STRATUM(
            words("stratum strata strat strato estrato estratos schicht strate warstwa stratumnummer estrat straty"),
            List.of(),
            Set.of()),
    /** What was drawn before people were. */
    CLUSTER(
            words("cluster clust psu upm ucp enumeration household klumpen grappe conglomerado conglomerados seccion"
                    + " segmento sampling"),
            List.of("primary sampling"),
            Set.of());

    /** Words that add nothing to one of the above: "sex of the respondent", "survey weight 2". */
    private static final Set<String> FILLERS =
            words("of the a an de del della dei des du la le el do da der die das och og i w z respondent respondents"
                    + " encuestado encuestada entrevistado entrevistada informante befragte befragten person persons"
                    + " persona personas household hogar survey sample muestral muestra encuesta final norm normalized"
                    + " normalised trimmed calibrated calibrado base design design total code codigo code cod group"
                    + " grupo gruppe skupina cat category categoria rec recode recoded years anos jahre interview"
                    + " entrevista");

    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern DIGITS = Pattern.compile("(?<=\\p{L})\\d+(?= |$)");
    private static final int STEM = 4;

    private final Set<String> words;
    private final List<String> beginnings;
    private final Set<String> unless;

    ColumnWord(Set<String> words, List<String> beginnings, Set<String> unless) {
        this.words = words;
        this.beginnings = beginnings;
        this.unless = unless;
    }

    private static Set<String> words(String blanksBetween) {
        return Set.copyOf(Arrays.asList(blanksBetween.split(" ")));
    }

    /** The word of a name or label that says so; empty when none does. */
    public Optional<String> in(String text) {
        List<String> parts = parts(text);
        if (isDenied(text)) {
            return Optional.empty();
        }
        String plain = " " + String.join(" ", parts) + " ";
        return parts.stream()
                .filter(this::says)
                .findFirst()
                .or(() -> beginnings.stream()
                        .filter(phrase -> phrase.contains(" ") && plain.contains(" " + phrase + " "))
                        .findFirst())
                .map(word -> written(word, text));
    }

    /** The word as the name has it, in its own letters. */
    private static String written(String word, String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(each -> parts(each).contains(word))
                .findFirst()
                .orElse(word);
    }

    /** Whether a word of the name says that it is something else, such as a density. */
    boolean isDenied(String text) {
        return !unless.isEmpty() && (text.contains("%") || parts(text).stream().anyMatch(unless::contains));
    }

    /** Whether a name says nothing but this: {@code Sex}, and not {@code forced_sex}. */
    public boolean is(String text) {
        List<String> phrases = beginnings.stream()
                .filter(phrase -> phrase.contains(" "))
                .flatMap(phrase -> Arrays.stream(phrase.split(" ")))
                .toList();
        return in(text).isPresent()
                && parts(text).stream()
                        .allMatch(part ->
                                part.isEmpty() || says(part) || FILLERS.contains(part) || phrases.contains(part));
    }

    /** As names are compared, word by word. */
    private static List<String> parts(String text) {
        String bare = RegionKey.bare(HUMP.matcher(text).replaceAll(" "));
        return List.of(DIGITS.matcher(bare).replaceAll("").split(" "));
    }

    private boolean says(String part) {
        return words.contains(part)
                || part.length() >= STEM
                        && beginnings.stream()
                                .filter(stem -> !stem.contains(" "))
                                .anyMatch(part::startsWith);
    }
}
