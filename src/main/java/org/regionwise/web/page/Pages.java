package org.regionwise.web.page;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.regionwise.report.Templates;
import org.regionwise.report.message.Words;
import org.regionwise.store.account.Role;
import org.regionwise.store.account.Sharing.Right;

/** Answers a request with a page, in its reader's language. */
public final class Pages {
    private final Templates templates;
    private final ReaderLanguage languages;
    private final Version version;
    private final Whereabouts whereabouts;
    private final RecentPages recent;
    private final Turns turns = new Turns();

    /**
     * @param version of what is stored
     * @param whereabouts of what is uploaded
     */
    public Pages(Templates templates, ReaderLanguage languages, Version version, Whereabouts whereabouts) {
        this.templates = templates;
        this.languages = languages;
        this.version = version;
        this.whereabouts = whereabouts;
        this.recent = new RecentPages(version);
    }

    /**
     * A route whose answer to the same person depends on nothing but its address, the language and what is stored: it
     * is made once for all, until something that is stored changes.
     */
    public Handler kept(Handler page) {
        Handler inTurn = context -> turns.take(context, () -> page.handle(context));
        return context -> recent.showTogether(context, words(context).language(), inTurn);
    }

    /** The same for an answer that may have to wait for a computation, which takes its turn by itself. */
    public Handler keptLater(Handler answer) {
        return context -> recent.show(context, words(context).language(), answer);
    }

    /** Has something made for an answer when its turn comes; see {@link Turns}. */
    public <T> T inTurn(Context context, Supplier<T> making) {
        List<T> made = new ArrayList<>(1);
        turns.take(context, () -> made.add(making.get()));
        return made.get(0);
    }

    /** Of what is stored and a request is about; empty where others may change it unnoticed. */
    public OptionalLong version(Context context) {
        return version.of(context);
    }

    /** What the answer to a request is said in. */
    public Words words(Context context) {
        return languages.of(context);
    }

    /** What programs are answered in. */
    public Words english() {
        return templates.catalogue().english();
    }

    /** What a file is written in that a request asks for; see {@link ReaderLanguage#ofFile}. */
    public Words fileWords(Context context) {
        return languages.ofFile(context);
    }

    /** The template {@code name} filled with {@code model}. */
    public void show(Context context, String name, Map<String, ?> model) {
        Map<String, Object> whole = new HashMap<>(model);
        // what a form sent would be lost by another language: the choice stands on pages that have an address
        if (context.method().equals(HandlerType.GET)) {
            String query = context.queryString();
            whole.put("here", context.path() + (query == null ? "" : "?" + query));
        }
        Person.of(context).filter(person -> person.account() != 0).ifPresent(person -> whole.put("person", person));
        whole.put("works", Person.may(context, Right.WORK, Role.ANALYST));
        whole.put("owns", Person.may(context, Right.OWN, Role.ANALYST));
        whole.put("administers", Person.of(context).map(Person::administers).orElse(false));
        whole.put("embedded", version.embedded());
        whole.put("whereabouts", whereabouts.code());
        answer(context, templates -> templates.render(name, whole));
    }

    /** The same without waiting for a turn, for what says that something went wrong. */
    public void showAtOnce(Context context, String name, Map<String, ?> model) {
        turns.skip(context);
        show(context, name, model);
    }

    /** One fragment of a template, for a script to put into a page. */
    public void part(Context context, String name, String fragment, Map<String, ?> model) {
        answer(context, templates -> templates.fragment(name, fragment, model));
    }

    /** One fragment of a template as text. */
    public String fragment(Context context, String name, String fragment, Map<String, ?> model) {
        return in(context).fragment(name, fragment, model);
    }

    private Templates in(Context context) {
        return templates.in(words(context).language());
    }

    private void answer(Context context, Function<Templates, String> html) {
        context.result(inTurn(context, () -> html.apply(in(context))));
        context.header("Content-Language", words(context).language().tag()).header("Vary", ReaderLanguage.VARY);
        context.contentType("text/html; charset=utf-8");
    }
}
