package org.regionwise.survey.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldDatesTest {
    @ParameterizedTest
    @CsvSource({
        "Encuesta de acceso a la salud 2025, 2025",
        "wave_2024.csv, 2024",
        "Health survey 2024-2025, 2024–2025",
        "Health survey 2024/25, 2024/25",
        "survey.xlsx, ''",
        "ESS round 10, ''",
        "Panel of 2019 and 2021, ''",
        "n12025, ''",
        "1.2025, ''",
        "Agenda 2125, ''"
    })
    void aYearInANameIsWhenPeopleWereAsked(String name, String dates) {
        assertEquals(dates.replace('/', '–'), FieldDates.in(name));
    }
}
