package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.regionwise.analysis.result.SoftwareVersion;

class RegionwiseCommandTest {
    @Test
    void tellsItsVersion() {
        assertEquals(new Run(0, "regionwise " + SoftwareVersion.version() + "\n", ""), Run.of("--version"));
    }

    @Test
    void explainsItself() {
        Run run = Run.of("--help");
        assertEquals(0, run.status());
        assertTrue(run.out().contains("estimate") && run.out().contains("serve"), run.out());
        Run estimate = Run.of("estimate", "--help");
        assertEquals(0, estimate.status());
        assertTrue(estimate.out().contains("--respondent-predictors"), estimate.out());
    }

    @Test
    void explainsItselfInTheLanguageAskedFor() {
        Run spanish = Run.of("estimate", "--help", "--language", "es-MX");
        assertEquals(0, spanish.status());
        assertTrue(spanish.out().contains("Estima la prevalencia por regiones"), spanish.out());
        Run czech = Run.of("--language=cs", "--help");
        assertTrue(czech.out().contains("Spustí webovou aplikaci"), czech.out());
        Run unknown = Run.of("estimate", "--language", "xx");
        assertEquals(2, unknown.status());
        assertTrue(unknown.err().contains("expected one of en, es, cs but was 'xx'"), unknown.err());
    }
}
