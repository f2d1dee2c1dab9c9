package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** Where pooling makes all regions one, the map of raw shares still shows how they differ. */
class MapScaleTest {
    private static final Path FILES = Path.of("src/test/resources/map-all-alike");

    @Test
    void rawSharesKeepTheirColoursWherePooledEstimatesAreAllOne(@TempDir Path data) throws IOException {
        try (RunningApplication application = RunningApplication.on(data)) {
            Visitor visitor = new Visitor(application);
            String upload = visitor.upload(
                    Sent.survey(Files.readString(FILES.resolve("base.csv"))),
                    new Sent("boundaries", "gadm.json", Files.readString(FILES.resolve("gadm.json"))));
            visitor.step(upload, "columns", "region", "region", "outcome", "y");
            String[] coding = {"value", "0", "meaning.0", "no", "value", "1", "meaning.1", "yes"};
            String survey = visitor.store(upload, coding);
            String analysis = visitor.analyse(survey, Visitor.fields(coding, "outcome", "y", "method", "ml"));
            JsonNode map = visitor.json("/api" + analysis + "/charts/map.json");
            Set<String> raw = new HashSet<>();
            Set<String> pooled = new HashSet<>();
            map.at("/datasets/shapes").forEach(shape -> {
                raw.add(shape.get("rawClass").asText());
                pooled.add(shape.get("pooledClass").asText());
            });
            assertTrue(raw.size() >= 3, raw.toString());
            assertEquals(1, pooled.size(), "σ̂ = 0");
            JsonNode names = map.at("/concat/0/layer/1/encoding/fill/scale/domain");
            assertEquals(names, map.at("/concat/1/layer/1/encoding/fill/scale/domain"), "one scale for both");
            assertTrue(raw.stream().allMatch(each -> names.toString().contains("\"" + each + "\"")), names.toString());
            String title = map.at("/concat/1/title/text").asText();
            assertTrue(title.matches("Pooled: 2\\d\\.\\d% in every region"), title);
            assertTrue(map.get("description").asText().contains("Pooled, every region has 2"), "said too");
        }
    }
}
