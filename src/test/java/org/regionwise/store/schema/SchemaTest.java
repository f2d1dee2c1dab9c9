package org.regionwise.store.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void latestIsTheHighestMigration() throws IOException {
        try (Stream<Path> migrations = Files.list(Path.of("migrations"))) {
            int highest = migrations
                    .map(path -> Pattern.compile("V(\\d+)__\\w+\\.sql")
                            .matcher(path.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                    .max()
                    .orElseThrow();
            assertEquals(highest, Schema.LATEST);
        }
    }
}
