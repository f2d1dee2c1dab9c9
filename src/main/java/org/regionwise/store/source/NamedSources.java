package org.regionwise.store.source;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.survey.sql.SqlDialect;

/**
 * The databases that the administrator named in a file of properties, {@code NAME.setting = value}. Settings are
 * {@code url}, {@code title}, {@code user}, {@code password-file} or {@code password-variable}, {@code timeout} in
 * seconds, {@code most-groups}, {@code tables}, {@code accounts}, and {@code query.NAME} for rows that a query gives.
 * Paths are relative to the file.
 *
 * @param all in the order of their names
 */
public record NamedSources(List<NamedSource> all) {
    /** No database. */
    public static final NamedSources NONE = new NamedSources(List.of());

    private static final String QUERY = "query.";
    private static final Set<String> SETTINGS = Set.of(
            "url",
            "title",
            "user",
            "password-file",
            "password-variable",
            "timeout",
            "most-groups",
            "tables",
            "accounts");
    private static final long LONGEST_WAIT = 86_400;
    private static final long USUAL_WAIT = 600;
    private static final long MOST_GROUPS = 1_000_000;

    public NamedSources {
        all = List.copyOf(all);
    }

    /** The one of a name. */
    public Optional<NamedSource> find(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * Reads the file, in UTF-8. No database is asked yet.
     *
     * @param environment variables that may hold passwords
     * @throws WrongSources when a setting is unknown, missing, or cannot be
     * @throws IOException when the file, or one with a password, cannot be read
     */
    public static NamedSources read(Path file, Map<String, String> environment) throws WrongSources, IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IllegalArgumentException e) {
            throw new WrongSources("command.sources-unreadable", Map.of("reason", String.valueOf(e.getMessage())));
        }
        Map<String, Map<String, String>> byName = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            int point = key.indexOf('.');
            String setting = key.substring(point + 1);
            boolean query = setting.startsWith(QUERY) && setting.length() > QUERY.length();
            boolean known = query || SETTINGS.contains(setting);
            if (point < 1 || !known || !key.substring(0, point).matches("[A-Za-z0-9_-]+")) {
                throw new WrongSources(
                        "command.sources-setting",
                        Map.of(
                                "setting",
                                key,
                                "settings",
                                SETTINGS.stream().sorted().toList()));
            }
            byName.computeIfAbsent(key.substring(0, point), name -> new TreeMap<>())
                    .put(setting, properties.getProperty(key).strip());
        }
        List<NamedSource> all = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> each : byName.entrySet()) {
            all.add(source(each.getKey(), each.getValue(), file.toAbsolutePath().getParent(), environment));
        }
        return new NamedSources(all);
    }

    private static NamedSource source(
            String name, Map<String, String> settings, Path folder, Map<String, String> environment)
            throws WrongSources, IOException {
        String url = settings.getOrDefault("url", "");
        SqlDialect dialect = SqlDialect.ofUrl(url)
                .orElseThrow(() -> new WrongSources(
                        "command.sources-url",
                        Map.of(
                                "name",
                                name,
                                "dialects",
                                Arrays.stream(SqlDialect.values())
                                        .map(SqlDialect::code)
                                        .toList())));
        Map<String, String> queries = settings.entrySet().stream()
                .filter(each -> each.getKey().startsWith(QUERY))
                .collect(Collectors.toMap(each -> each.getKey().substring(QUERY.length()), Map.Entry::getValue));
        return new NamedSource(
                name,
                settings.getOrDefault("title", name),
                new CountsSource(
                        url,
                        settings.get("user"),
                        password(name, settings, folder, environment),
                        folder.resolve("drivers"),
                        (int) number(name, settings, "timeout", USUAL_WAIT, LONGEST_WAIT)),
                dialect,
                queries,
                list(settings, "tables"),
                Set.copyOf(list(settings, "accounts")),
                number(name, settings, "most-groups", MOST_GROUPS, MOST_GROUPS));
    }

    private static String password(
            String name, Map<String, String> settings, Path folder, Map<String, String> environment)
            throws WrongSources, IOException {
        String variable = settings.get("password-variable");
        if (variable != null) {
            String password = environment.get(variable);
            if (password == null) {
                throw new WrongSources("command.sources-variable", Map.of("name", name, "variable", variable));
            }
            return password;
        }
        String file = settings.get("password-file");
        return file == null ? null : Files.readString(folder.resolve(file)).strip();
    }

    private static List<String> list(Map<String, String> settings, String setting) {
        return Stream.of(settings.getOrDefault(setting, "").split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static long number(String name, Map<String, String> settings, String setting, long usual, long most)
            throws WrongSources {
        String given = settings.get(setting);
        if (given == null) {
            return usual;
        }
        if (given.matches("[1-9]\\d{0,8}") && Long.parseLong(given) <= most) {
            return Long.parseLong(given);
        }
        throw new WrongSources(
                "command.sources-number", Map.of("setting", name + "." + setting, "given", given, "most", most));
    }
}
