package org.regionwise.store.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds {@code :name} and {@code ?} in statements, outside of texts and quoted names; {@code ::} is a cast. What Jdbi
 * does by default loads a generated parser, for which every start waits.
 */
final class NamedParameters implements SqlParser {
    private static final Pattern PART =
            Pattern.compile("'[^']*'|\"[^\"]*\"|::|:([A-Za-z_][A-Za-z0-9_]*)|\\?|[^'\":?]+|.", Pattern.DOTALL);

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        ParsedSql.Builder parsed = ParsedSql.builder();
        Matcher part = PART.matcher(sql);
        while (part.find()) {
            if (part.group(1) != null) {
                parsed.appendNamedParameter(part.group(1));
            } else if (part.group().equals("?")) {
                parsed.appendPositionalParameter();
            } else {
                parsed.append(part.group());
            }
        }
        return parsed.build();
    }

    @Override
    public String nameParameter(String name, StatementContext context) {
        return ":" + name;
    }
}
