package org.regionwise.survey.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers as questionnaire tools and statistics offices write them. */
class ColumnWordTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POPULATION | Población 18+
                    POPULATION | POBLACION_TOTAL
                    POPULATION | population
                    POPULATION | pop2024
                    POPULATION | Bevölkerung
                    POPULATION | Bevölkerungszahl 31.12.
                    POPULATION | Einwohnerzahl
                    POPULATION | Inwoners
                    POPULATION | popolazione residente
                    POPULATION | População
                    POPULATION | ludność ogółem
                    POPULATION | Počet obyvatel
                    POPULATION | Obyvateľstvo
                    POPULATION | folkmängd
                    POPULATION | Befolkning
                    POPULATION | Väestö
                    POPULATION | Népesség
                    POPULATION | Lakosságszám
                    POPULATION | Populație
                    POPULATION | Πληθυσμός
                    POPULATION | Nüfus
                    POPULATION | Habitants
                    POPULATION | N.º de habitantes
                    POPULATION | Население
                    POPULATION | Stanovništvo
                    WEIGHT | Peso
                    WEIGHT | peso_muestral
                    WEIGHT | Factor de expansión
                    WEIGHT | Ponderación
                    WEIGHT | surveyWeight
                    WEIGHT | WTFINL
                    WEIGHT | wgt1
                    WEIGHT | Gewichtung
                    WEIGHT | poids
                    WEIGHT | váha
                    WEIGHT | waga
                    WEIGHT | Súly
                    WEIGHT | ağırlık
                    WEIGHT | Painokerroin
                    AGE | Edad
                    AGE | Età
                    AGE | Wiek
                    AGE | Věk respondenta
                    AGE | age_group
                    AGE | Altersgruppe
                    AGE | Ηλικία
                    AGE | Yaş
                    SEX | Sexo
                    SEX | Género
                    SEX | Geschlecht
                    SEX | Płeć
                    SEX | Pohlaví
                    SEX | Sukupuoli
                    SEX | Φύλο
                    SEX | kön
                    IDENTIFIER | ID encuesta
                    IDENTIFIER | Folio
                    IDENTIFIER | ResponseId
                    IDENTIFIER | hhid
                    OCCASION | Nr.
                    OCCASION | Fecha
                    OCCASION | wave 2
                    """)
    void namesSayWhatColumnsHold(ColumnWord word, String name) {
        assertEquals(
                Optional.of(word),
                Arrays.stream(ColumnWord.values())
                        .filter(each -> each.in(name).isPresent())
                        .findFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "POPULATION,Densidad de población",
        "POPULATION,population growth",
        "POPULATION,% of population over 65",
        "POPULATION,Bevölkerungsdichte",
        "WEIGHT,Peso (kg)",
        "WEIGHT,body weight",
        "WEIGHT,pesticide",
        "AGE,village",
        "SEX,Sussex",
        "IDENTIFIER,covid"
    })
    void otherNamesDoNot(ColumnWord word, String name) {
        assertEquals(Optional.empty(), word.in(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forced_sex", "married before age 18", "weight loss", "up to date", "time off work"})
    void aQuestionThatNamesOneIsAQuestion(String name) {
        assertEquals(
                Optional.empty(),
                Arrays.stream(ColumnWord.values()).filter(each -> each.is(name)).findFirst());
    }
}
