package org.regionwise.survey.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short names without the codes of questions. */
class ShortNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            P7 Ha pospuesto la visita al médico | Ha pospuesto la visita al médico
            P7 ¿Ha pospuesto la visita al médico? | Ha pospuesto la visita al médico
            P7. ¿Ha pospuesto la visita? | Ha pospuesto la visita
            Q12. Have you smoked? | Have you smoked
            q12 Smoking | Smoking
            (Q12) Have you smoked? | Have you smoked
            [Q12] Have you smoked? | Have you smoked
            Q12.1b Have you smoked | Have you smoked
            A3 Do you smoke | Do you smoke
            p7_ha_pospuesto | ha pospuesto
            12. Do you smoke? | Do you smoke
            P7 | P7
            Q12. | Q12
            q1_a | q1 a
            Q1 2024 | Q1 2024
            CD4 count below 200 | CD4 count below 200
            PM10 Exposure | PM10 Exposure
            B12 deficiency in adults | B12 deficiency in adults
            H1N1 vaccine taken | H1N1 vaccine taken
            """)
    void codesOfQuestionsAreLeftOut(String header, String name) {
        assertEquals(name, ShortName.of("", header), "of a header");
        assertEquals(name, ShortName.of(header.replace('_', ' '), "x"), "of a label");
    }
}
