package org.regionwise.cli;

import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.cli.option.FirstLine;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.cli.output.Refusal;
import org.regionwise.report.message.Words;
import org.regionwise.store.Database;
import org.regionwise.store.account.Account;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Deeds;
import org.regionwise.store.account.Passwords;
import org.regionwise.store.account.Role;
import org.regionwise.web.access.Deed;
import org.regionwise.web.access.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds and changes accounts; with the first one, people sign in by name and password. */
@Command(name = "account", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
final class AccountCommand implements Callable<Integer> {
    /** What whoever has the database is called in the record of who did what. */
    private static final String HERE = "command-line";

    private final Words words;
    private final PrintStream out;

    /** What is done, as it is typed. */
    private enum Action {
        ADD,
        LIST,
        PASSWORD,
        ROLE,
        DISABLE,
        ENABLE,
        SIGN_OUT,
        TOKEN,
        REVOKE;

        String typed() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(index = "0", paramLabel = "ACTION", descriptionKey = "action")
    private String action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", descriptionKey = "name")
    private Optional<String> name = Optional.empty();

    @Option(names = "--role", paramLabel = "ROLE")
    private Optional<String> role = Optional.empty();

    @Option(names = "--password-file", paramLabel = "FILE")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--label", paramLabel = "TEXT")
    private Optional<String> label = Optional.empty();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    /** Known before all else is read, by {@link HelpWords#asked}. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /** @param words what is said at the terminal */
    AccountCommand(Words words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    @Override
    public Integer call() {
        Action asked = Arrays.stream(Action.values())
                .filter(each -> each.typed().equals(action))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        "command.account-action",
                        "given",
                        action,
                        "actions",
                        Arrays.stream(Action.values()).map(Action::typed).toList()));
        Optional<Role> chosen = role.map(code -> Role.of(code)
                .orElseThrow(() -> Refusal.of(
                        "command.account-role",
                        "given",
                        code,
                        "roles",
                        Arrays.stream(Role.values()).map(Role::code).toList())));
        Refusal.unless(asked == Action.LIST || name.isPresent(), "command.account-name");
        // the first account may come before the first start; all else is about accounts that are there
        try (Database open = asked == Action.ADD ? database.open() : database.openExisting()) {
            Clock clock = Clock.systemUTC();
            Accounts accounts = new Accounts(open, clock);
            if (asked == Action.LIST) {
                accounts.list().forEach(this::print);
            } else {
                act(asked, chosen, accounts, new Deeds(open, clock));
            }
        }
        return 0;
    }

    private void print(Account account) {
        out.println(account.name() + "\t" + account.role().code() + (account.disabled() ? "\tdisabled" : ""));
    }

    private void act(Action asked, Optional<Role> chosen, Accounts accounts, Deeds deeds) {
        String given = name.orElseThrow();
        String known = Accounts.name(given).orElseThrow(() -> Refusal.of("command.account-name-fault", "given", given));
        Optional<Account> account = accounts.named(known);
        if (asked == Action.ADD) {
            Refusal.unless(account.isEmpty(), "command.account-there", "given", known);
            accounts.add(known, chosen.orElse(Role.ANALYST), new Passwords().hash(password(known)));
        } else {
            change(
                    asked,
                    chosen,
                    accounts,
                    account.orElseThrow(() -> Refusal.of("command.account-unknown", "given", known)));
        }
        deeds.enter(HERE, Deed.CHANGED_ACCOUNT.code(), known, asked.typed());
        accounts.named(known).ifPresent(this::print);
    }

    private void change(Action asked, Optional<Role> chosen, Accounts accounts, Account account) {
        switch (asked) {
            case PASSWORD -> accounts.password(account.id(), new Passwords().hash(password(account.name())));
            case ROLE ->
                accounts.role(account.id(), chosen.orElseThrow(() -> Refusal.of("command.account-needs-role")));
            case DISABLE -> accounts.disable(account.id());
            case ENABLE -> accounts.enable(account.id());
            case SIGN_OUT -> accounts.signOutEverywhere(account.id());
            case REVOKE ->
                accounts.tokens(account.id()).stream()
                        .filter(each -> label.isEmpty() || label.get().equals(each.label()))
                        .forEach(each -> accounts.revoke(account.id(), each.id()));
            default -> {
                String secret = Secret.random();
                accounts.addToken(account.id(), label.orElse(HERE), secret);
                out.println(words.say("command.account-token", "token", secret));
            }
        }
    }

    /** From the file, else asked for twice at the terminal, else made here and printed. */
    private String password(String account) {
        String password = passwordFile
                .map(file -> FirstLine.of(file, 1))
                .or(() -> Optional.ofNullable(System.console()).map(this::asked))
                .orElseGet(() -> {
                    String made = Secret.random();
                    out.println(words.say("command.account-password", "password", made));
                    return made;
                });
        Passwords.fault(account, password).ifPresent(fault -> {
            throw Refusal.of("command.account-password-fault", "fault", fault, "least", Passwords.SHORTEST);
        });
        return password;
    }

    private String asked(Console console) {
        String first = new String(console.readPassword("%s ", words.say("command.account-ask")));
        String second = new String(console.readPassword("%s ", words.say("command.account-again")));
        Refusal.unless(first.equals(second), "command.account-differ");
        return first;
    }
}
