package org.regionwise.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.cli.keeping.OpenedDatabase;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.store.Database;
import org.regionwise.store.account.Deeds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes who did what as CSV, the newest first. */
@Command(name = "audit", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    private static final int AT_ONCE = 1000;

    private final PrintStream out;

    @Mixin
    private DatabaseOptions database;

    /** Known before all else is read, by {@link HelpWords#asked}. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    AuditCommand(Map<String, String> environment, PrintStream out) {
        this.database = new DatabaseOptions(environment);
        this.out = out;
    }

    @Override
    public Integer call() {
        try (Database open = OpenedDatabase.existing(database)) {
            out.println("moment,account,deed,subject,detail");
            Deeds deeds = new Deeds(open, Clock.systemUTC());
            long before = Long.MAX_VALUE;
            List<Deeds.Done> some = deeds.list(before, AT_ONCE);
            while (!some.isEmpty()) {
                for (Deeds.Done done : some) {
                    out.println(
                            Stream.of(done.at().toString(), done.account(), done.deed(), done.subject(), done.detail())
                                    .map(AuditCommand::cell)
                                    .collect(Collectors.joining(",")));
                }
                before = some.get(some.size() - 1).id();
                some = deeds.list(before, AT_ONCE);
            }
        }
        return 0;
    }

    /** Quoted where need be; what a spreadsheet would take for a formula begins with an apostrophe. */
    private static String cell(String text) {
        String safe = text.matches("(?s)\\s*[=+@\\-].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
