package org.regionwise.store.source;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.regionwise.survey.sql.CountsStatement;
import org.regionwise.survey.sql.SqlDialect;

/**
 * A database that the administrator named. Analysts see its title and what it offers; neither its address nor a
 * statement of theirs reaches it.
 *
 * @param name in addresses of pages
 * @param title as analysts read it
 * @param database where it is
 * @param dialect its own
 * @param queries that give rows, by what analysts call them
 * @param tables that are offered; with these and the queries empty, all that its user may see
 * @param accounts of those who may use it beside administrators; empty for all who may upload
 * @param mostGroups it may answer
 */
public record NamedSource(
        String name,
        String title,
        CountsSource database,
        SqlDialect dialect,
        Map<String, String> queries,
        List<String> tables,
        Set<String> accounts,
        long mostGroups) {
    public NamedSource {
        queries = new TreeMap<>(queries);
        tables = List.copyOf(tables);
        accounts = Set.copyOf(accounts);
    }

    /**
     * What can be counted, by what analysts call it; of a table its schema and its name.
     *
     * @throws NoDriver when no driver takes its address
     * @throws SourceRefused if it does not answer
     * @throws IOException if drivers cannot be read
     */
    public Map<String, CountsStatement.Source> rows() throws NoDriver, SourceRefused, IOException {
        Map<String, CountsStatement.Source> rows = new LinkedHashMap<>();
        queries.forEach((called, query) -> rows.put(called, CountsStatement.Source.ofQuery(query)));
        if (queries.isEmpty() || !tables.isEmpty()) {
            for (List<String> parts : database.tables()) {
                String called = String.join(".", parts);
                if (tables.isEmpty() || tables.contains(called)) {
                    rows.putIfAbsent(called, new CountsStatement.Source(parts, null));
                }
            }
        }
        return rows;
    }
}
