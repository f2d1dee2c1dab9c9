package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.store.Database;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Passwords;
import org.regionwise.store.account.Role;
import org.regionwise.store.source.NamedSources;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Entrance;

/** Every route as every role, on what is one's own, shared, and another's. */
class RolesTest {
    private static final String PASSWORD = "four unrelated words";
    /** By name, a token of each account. */
    private static final Map<String, String> TOKENS = new TreeMap<>();

    private static final Pattern OFFERED =
            Pattern.compile("(?:method=\"post\" |form)action=\"([^\"?#]*)|href=\"([^\"?#]*)");

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;
    private static String survey;
    private static String analysis;
    private static String upload;
    private static String table;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        SampleFolder.copyTo(folder);
        try (Database database = Database.openFolder(folder)) {
            Accounts accounts = new Accounts(database, Clock.systemUTC());
            Passwords passwords = new Passwords();
            for (String name : List.of("administrator", "owner", "analyst", "viewer", "leaver")) {
                Role role = Role.of(name).orElse(Role.ANALYST);
                accounts.add(name, role, passwords.hash(PASSWORD));
                TOKENS.put(name, name + "-0123456789abcdef");
                accounts.addToken(accounts.named(name).orElseThrow().id(), "test", TOKENS.get(name));
            }
            accounts.disable(accounts.named("leaver").orElseThrow().id());
        }
        Path sources = Files.writeString(
                folder.resolve("sources.properties"),
                "closed.title = Closed\nclosed.url = jdbc:h2:mem:\nclosed.accounts = owner\n");
        application = RunningApplication.on(
                folder, Entrance.withToken("0123456789abcdef"), NamedSources.read(sources, Map.of()));
        visitor = new Visitor(application, "Authorization", "Bearer " + TOKENS.get("owner"));
        survey = visitor.stored("region,y\nA,1\nA,0\nA,0\nA,1\nB,0\nB,1\nB,1\nC,1\nC,0\n");
        analysis = visitor.analyse(survey, Visitor.question("method", "ml"));
        upload = visitor.upload(Visitor.Sent.survey("region,y\nA,1\nB,0\n"));
        table = visitor.table(AreaRoutesTest.TABLE);
    }

    @ParameterizedTest
    @CsvSource({"owner, 200", "administrator, 200", "analyst, 404", "viewer, 403"})
    void databasesAreForTheAccountsThatTheirAdministratorNames(String account, int status) {
        String[] token = {"Authorization", "Bearer " + TOKENS.get(account)};
        assertEquals(status, ask("GET", "/sources/closed", token).statusCode());
        assertEquals(status == 200, ask("GET", "/sources", token).body().contains("Closed"));
    }

    private static List<String> routes() {
        return List.copyOf(application.routes().keySet());
    }

    private static String path(String route) {
        return route.replaceFirst("/surveys/\\{id}", survey)
                .replaceFirst("/analyses/\\{id}", analysis)
                .replaceFirst("/uploads/\\{id}", upload)
                .replaceFirst("/areas/\\{id}", table)
                .replaceAll("\\{\\w+}", "1");
    }

    private static HttpResponse<String> ask(String method, String path, String... headers) {
        HttpRequest.Builder request = new Visitor(application, headers).to(path);
        request.method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("a=b"));
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return visitor.send(request, BodyHandlers.ofString());
    }

    private static int asked(String name, String method, String path) {
        return ask(method, path, "Authorization", "Bearer " + TOKENS.get(name)).statusCode();
    }

    /** What a route answers an account that is not the owner's; 0 is anything but a refusal. */
    private static int expected(Access access, Role role) {
        return switch (access) {
            case OPEN, SIGNED_IN -> 0;
            // programs do not sign in and out, and do not manage accounts
            case OWN_ACCOUNT, ADMINISTER -> 403;
            case UPLOAD -> role == Role.VIEWER ? 403 : 0;
            case SEE_SURVEY, SEE_ANALYSIS -> role == Role.ADMINISTRATOR ? 0 : 404;
            case WORK_ON_SURVEY, OWN_SURVEY, WORK_ON_ANALYSIS ->
                switch (role) {
                    case VIEWER -> 403;
                    case ANALYST -> 404;
                    case ADMINISTRATOR -> 0;
                };
            case OWN_UPLOAD, OWN_TABLE -> role == Role.VIEWER ? 403 : 404;
            case SEE_JOB -> 404;
        };
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteRefusesWhoMayNot(String route) {
        Access access = Access.of(application.routes().get(route));
        String method = route.split(" ")[0];
        String path = path(route.split(" ")[1]);
        if (access != Access.OPEN) {
            assertEquals(401, ask(method, path).statusCode(), "nobody");
            assertEquals(401, asked("leaver", method, path), "a disabled account");
            if (method.equals("GET")) {
                assertEquals(401, ask("HEAD", path).statusCode(), "nobody, without content");
            }
            assertEquals(
                    401,
                    ask(method, path, "Authorization", "Bearer 0123456789abcdef")
                            .statusCode(),
                    "this machine's token, where there are accounts");
        }
        for (Role role : List.of(Role.VIEWER, Role.ANALYST)) {
            int expected = expected(access, role);
            int status = asked(role.code(), method, path);
            if (access == Access.OPEN) {
                assertNotEquals(403, status);
            } else if (expected == 0) {
                assertFalse(List.of(401, 403).contains(status), role + " " + status);
            } else {
                assertEquals(expected, status, role.code());
            }
        }
        if (method.equals("GET") && access != Access.OPEN) {
            int expected = expected(access, Role.ADMINISTRATOR);
            int status = asked("administrator", method, path);
            assertTrue(
                    expected == 0 ? status != 401 && status != 403 && status != 500 : status == expected,
                    "administrator " + status);
        }
    }

    private static String signedIn(String name) {
        HttpResponse<String> answer = visitor.send(
                new Visitor(application).form("/sign-in", "name", name.toUpperCase(Locale.ROOT), "password", PASSWORD),
                BodyHandlers.ofString());
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static HttpResponse<String> form(String cookie, String path, String... fields) {
        return visitor.send(new Visitor(application, "Cookie", cookie).form(path, fields), BodyHandlers.ofString());
    }

    @Test
    void whatIsAnothersIsOnNoList() {
        String own = ask("GET", "/", "Authorization", "Bearer " + TOKENS.get("owner"))
                .body();
        assertContains("href=\"" + survey + "\"", own);
        for (String other : List.of("analyst", "viewer")) {
            assertLacks(
                    "href=\"" + survey + "\"",
                    ask("GET", "/", "Authorization", "Bearer " + TOKENS.get(other))
                            .body());
        }
    }

    @Test
    void aSurveyIsSharedToSeeOrToWorkOn() {
        String mine = visitor.stored("region,y\nA,1\nA,0\nB,0\nB,1\nC,1\nC,0\n");
        Map<String, String> ids = ids();
        String cookie = signedIn("owner");
        assertEquals(404, asked("viewer", "GET", mine));
        share(cookie, mine, "right." + ids.get("viewer"), "see", "right." + ids.get("analyst"), "see");
        assertEquals(200, asked("viewer", "GET", mine));
        assertEquals(403, asked("viewer", "GET", mine + "/analyses/new"));
        assertEquals(403, asked("analyst", "GET", mine + "/analyses/new"));
        share(cookie, mine, "right.0", "work");
        assertEquals(200, asked("analyst", "GET", mine + "/analyses/new"));
        assertEquals(200, asked("viewer", "GET", mine));
        assertEquals(403, asked("viewer", "POST", mine + "/name"), "a viewer's role stays");
        assertEquals(403, asked("analyst", "POST", mine + "/delete"), "only the owner deletes");
        share(cookie, mine);
        assertEquals(404, asked("analyst", "GET", mine));
        assertEquals(404, asked("analyst", "GET", "/uploads/new?replaces=" + mine.substring(9)));
    }

    /** No page of those that lead to each other offers what it then refuses. */
    @ParameterizedTest
    @ValueSource(strings = {"viewer", "analyst"})
    void whatAPageOffersIsNotRefused(String role) {
        String mine = visitor.stored("region,y\nA,1\nA,0\nB,0\nB,1\nC,1\nC,0\n");
        String first = visitor.analyse(mine, Visitor.question("method", "ml"));
        visitor.post(visitor.analyse(mine, Visitor.question("method", "ml")) + "/delete");
        String unasked = visitor.stored("region,y\nA,1\nA,0\nB,0\nB,1\nC,1\nC,0\n");
        String deleted = visitor.stored("region,y\nA,1\nA,0\nB,0\nB,1\nC,1\nC,0\n");
        visitor.post(deleted + "/delete");
        String owner = signedIn("owner");
        String right = "right." + ids().get(role);
        for (String each : List.of(mine, unasked, deleted)) {
            share(owner, each, right, "see");
        }
        String cookie = signedIn(role);
        List<String> refused = new ArrayList<>();
        Set<String> offered = new TreeSet<>();
        for (String page : List.of(
                "/",
                mine,
                unasked,
                deleted,
                first,
                first + "/explain",
                first + "/audit",
                first + "/release?profile=nchs",
                first + "/region?key=A",
                "/account",
                "/guide")) {
            HttpResponse<String> answer = ask("GET", page, "Cookie", cookie);
            assertEquals(200, answer.statusCode(), page);
            var found = OFFERED.matcher(answer.body());
            while (found.find()) {
                offered.add(found.group(2) == null ? "POST " + found.group(1) : "GET " + found.group(2));
            }
        }
        for (String each : offered) {
            String path = each.substring(each.indexOf(' ') + 1);
            if (path.matches("/(surveys|analyses|uploads|areas|backups|administration).*")) {
                // nothing is sent with it, so that what may be done is not
                int status = asked(role, each.substring(0, each.indexOf(' ')), path);
                if (status == 403) {
                    refused.add(each);
                }
            }
        }
        assertEquals(List.of(), refused);
        assertTrue(offered.contains("GET " + first + "/audit"), offered.toString());
    }

    private static void share(String cookie, String mine, String... rights) {
        HttpResponse<String> answer =
                form(cookie, mine + "/sharing", Visitor.fields(rights, "owner", ids().get("owner")));
        assertEquals(302, answer.statusCode(), answer.body());
    }

    private static Map<String, String> ids() {
        Map<String, String> ids = new TreeMap<>();
        String page = ask("GET", "/administration", "Cookie", signedIn("administrator"))
                .body();
        var rows = java.util.regex.Pattern.compile(
                        "<th scope=\"row\">(\\w+)</th>.*?/administration/accounts/(\\d+)\"",
                        java.util.regex.Pattern.DOTALL)
                .matcher(page);
        while (rows.find()) {
            ids.put(rows.group(1), rows.group(2));
        }
        return ids;
    }

    @Test
    void namesAndPasswordsAreAskedForAndGuessesSlowedDown() {
        assertContains("name=\"password\"", ask("GET", survey).body());
        // a machine under load may take longer for a guess than the next one has to wait, but not for long
        HttpResponse<String> wait = form("a=b", "/sign-in", "name", "nobody", "password", "guess");
        for (int guesses = 1; guesses < 15 && wait.statusCode() == 401; guesses++) {
            wait = form("a=b", "/sign-in", "name", guesses % 2 == 0 ? "nobody" : "NOBODY", "password", "guess");
        }
        assertEquals(429, wait.statusCode());
        assertTrue(wait.headers().firstValue("Retry-After").isPresent(), "says when");
        assertEquals(
                401,
                form("a=b", "/sign-in", "name", "leaver", "password", PASSWORD).statusCode());
    }

    @Test
    void everySessionEndsWithSigningOutEverywhereAndWithANewPassword() {
        String one = signedIn("analyst");
        String other = signedIn("analyst");
        assertEquals(200, ask("GET", "/account", "Cookie", one).statusCode());
        assertEquals(303, form(one, "/account/sign-out-everywhere").statusCode());
        assertEquals(401, ask("GET", "/account", "Cookie", other).statusCode());
        String before = signedIn("analyst");
        String changing = signedIn("analyst");
        assertEquals(
                422,
                form(changing, "/account/password", "current", PASSWORD, "new", "short")
                        .statusCode());
        assertEquals(
                422,
                form(changing, "/account/password", "current", "wrong", "new", "another good one")
                        .statusCode());
        HttpResponse<String> changed = form(changing, "/account/password", "current", PASSWORD, "new", PASSWORD);
        assertEquals(303, changed.statusCode());
        String after = changed.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertEquals(401, ask("GET", "/account", "Cookie", before).statusCode());
        assertEquals(401, ask("GET", "/account", "Cookie", changing).statusCode());
        assertEquals(200, ask("GET", "/account", "Cookie", after).statusCode());
    }

    @Test
    void aTokenIsShownOnceAndWorksUntilItIsRevoked() {
        String cookie = signedIn("viewer");
        String page = form(cookie, "/account/tokens", "label", "monthly").body();
        String token = page.replaceFirst("(?s).*<code>(\\w+)</code>.*", "$1");
        assertLacks(token, ask("GET", "/account", "Cookie", cookie).body());
        assertEquals(
                200,
                ask("GET", "/api/analyses/1/result", "Authorization", "Bearer " + token)
                        .statusCode());
        String last = page.replaceFirst("(?s).*/account/tokens/(\\d+)/revoke.*", "$1");
        assertEquals(303, form(cookie, "/account/tokens/" + last + "/revoke").statusCode());
        assertEquals(
                401,
                ask("GET", "/api/analyses/1/result", "Authorization", "Bearer " + token)
                        .statusCode());
    }

    @Test
    void whatIsDoneIsEntered() {
        String mine = visitor.stored("region,y\nA,1\nA,0\nB,0\nB,1\nC,1\nC,0\n");
        String asked = visitor.analyse(mine, Visitor.question("method", "ml"));
        visitor.get(asked + "/regions.csv");
        visitor.get(asked + "/charts/ranks.svg");
        visitor.get(asked + "/charts/shrinkage.svg?save=yes");
        visitor.get("/examples/sample/survey.csv");
        visitor.post(mine + "/delete");
        String page = ask("GET", "/administration/deeds", "Cookie", signedIn("administrator"))
                .body();
        for (String deed :
                List.of("stored a survey", "ran an analysis", "exported a file", "deleted a survey", "signed in")) {
            assertContains(deed, page);
        }
        assertContains(">" + asked + "/regions.csv<", page);
        assertContains(">" + asked + "/charts/shrinkage.svg<", page);
        assertLacks("/charts/ranks.svg", page);
        assertLacks("/examples/", page);
        assertEquals(
                403,
                ask("GET", "/administration/deeds", "Cookie", signedIn("analyst"))
                        .statusCode());
    }

    @Test
    void administratorsAddAndChangeAccountsButNotTheirOwnRole() {
        String cookie = signedIn("administrator");
        assertEquals(
                303,
                form(cookie, "/administration/accounts", "name", "Eva", "role", "viewer", "password", PASSWORD)
                        .statusCode());
        assertEquals(
                422,
                form(cookie, "/administration/accounts", "name", "EVA", "role", "viewer", "password", PASSWORD)
                        .statusCode());
        String eva = signedIn("eva");
        String change = "/administration/accounts/" + ids().get("eva");
        assertEquals(303, form(cookie, change, "what", "disable").statusCode());
        assertEquals(401, ask("GET", "/", "Cookie", eva).statusCode());
        assertNotEquals(
                303, form(eva, "/sign-in", "name", "eva", "password", PASSWORD).statusCode());
        assertEquals(
                422,
                form(cookie, "/administration/accounts/" + ids().get("administrator"), "what", "disable")
                        .statusCode());
    }
}
