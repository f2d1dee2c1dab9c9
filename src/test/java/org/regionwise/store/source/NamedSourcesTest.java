package org.regionwise.store.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.survey.sql.SqlDialect;

class NamedSourcesTest {
    @TempDir
    private Path folder;

    private NamedSources read(String settings) throws Exception {
        return NamedSources.read(
                Files.writeString(folder.resolve("sources.properties"), settings),
                Map.of("SECRET", "from the variable"));
    }

    @Test
    void settingsSayWhatIsOffered() throws Exception {
        Files.writeString(folder.resolve("password.txt"), "from the file\n");
        NamedSources sources = read("""
                # two databases
                b.title = Über uns
                b.url = jdbc:postgresql://localhost/x
                b.user = reader
                b.password-file = password.txt
                b.tables = s.one, s.two
                b.accounts = anna
                b.most-groups = 5
                b.timeout = 7
                a.url = jdbc:h2:mem:
                a.password-variable = SECRET
                a.query.rows = SELECT 1 AS region, 2 AS y;
                """);
        assertEquals(
                List.of("a", "b"), sources.all().stream().map(NamedSource::name).toList());
        NamedSource first = sources.find("a").orElseThrow();
        assertEquals("a", first.title());
        assertEquals("from the variable", first.database().password());
        assertEquals(Set.of("rows"), first.rows().keySet());
        NamedSource second = sources.find("b").orElseThrow();
        assertEquals("Über uns", second.title());
        assertEquals(SqlDialect.POSTGRESQL, second.dialect());
        assertEquals("from the file", second.database().password());
        assertEquals(7, second.database().timeoutSeconds());
        assertEquals(5, second.mostGroups());
        assertEquals(List.of("s.one", "s.two"), second.tables());
        assertEquals(Set.of("anna"), second.accounts());
    }

    @ParameterizedTest
    @CsvSource({
        "a.url = http://x, command.sources-url, name=a",
        "a.title = x, command.sources-url, name=a",
        "a.adress = x, command.sources-setting, setting=a.adress",
        "url = jdbc:h2:mem:, command.sources-setting, setting=url",
        "a.query. = x, command.sources-setting, setting=a.query.",
        "a b.url = x, command.sources-setting, setting=a",
        "'a.url = jdbc:h2:mem:\na.timeout = 0', command.sources-number, setting=a.timeout",
        "'a.url = jdbc:h2:mem:\na.timeout = soon', command.sources-number, setting=a.timeout",
        "'a.url = jdbc:h2:mem:\na.most-groups = 1000001', command.sources-number, setting=a.most-groups",
        "'a.url = jdbc:h2:mem:\na.password-variable = NONE', command.sources-variable, variable=NONE",
        "a.url = \\u00zz, command.sources-unreadable, reason=Malformed \\uxxxx encoding.",
    })
    void whatCannotBeIsNamed(String settings, String code, String fact) {
        WrongSources wrong = assertThrows(WrongSources.class, () -> read(settings));
        assertEquals(code, wrong.code());
        String[] named = fact.split("=", 2);
        assertEquals(named[1], wrong.facts().get(named[0]).toString());
    }
}
