package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
        assertTrue(run.out().contains("Without a command, the web application starts"), run.out());
        Run estimate = Run.of("estimate", "--help");
        assertEquals(0, estimate.status());
        assertTrue(estimate.out().contains("--respondent-predictors"), estimate.out());
        String serve = Run.of("serve", "--help").out();
        assertTrue(serve.contains("Port of the web application. Default: 7070."), serve);
        assertFalse(serve.contains("Without a command"), serve);
        String rerun = Run.of("rerun", "--help").out();
        assertTrue(rerun.contains("\n\nData files are looked for beside the bundle"), rerun);
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
        assertTrue(unknown.err().contains("“xx” is not available. Choose en, es or cs."), unknown.err());
    }
}
