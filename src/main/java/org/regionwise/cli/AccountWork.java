package org.regionwise.cli;

import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.cli.keeping.OpenedDatabase;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.cli.option.FirstLine;
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

/**
 * What the command {@code account} does.
 *
 * @param out receives what is said
 * @param action as it is typed
 * @param name of the account, as it is typed
 * @param role as it is typed
 * @param passwordFile whose first line is the password
 * @param label of a token
 */
record AccountWork(
        Words words,
        PrintStream out,
        String action,
        Optional<String> name,
        Optional<String> role,
        Optional<Path> passwordFile,
        Optional<String> label) {
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

    /** Does what was asked for in the database that options name. */
    void in(DatabaseOptions database) {
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
        try (Database open = asked == Action.ADD ? OpenedDatabase.of(database) : OpenedDatabase.existing(database)) {
            Clock clock = Clock.systemUTC();
            Accounts accounts = new Accounts(open, clock);
            if (asked == Action.LIST) {
                accounts.list().forEach(this::print);
            } else {
                act(asked, chosen, accounts, new Deeds(open, clock));
            }
        }
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
        deeds.enter(Deeds.COMMAND_LINE, Deed.CHANGED_ACCOUNT.code(), known, asked.typed());
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
                accounts.addToken(account.id(), label.orElse(Deeds.COMMAND_LINE), secret);
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
