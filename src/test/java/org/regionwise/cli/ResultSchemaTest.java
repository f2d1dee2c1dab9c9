package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --format json} writes is what the published schema describes, and nothing else. */
class ResultSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HARASSMENT =
            "sample-surveys/harassment/survey.csv --region region --outcome harassed_6m --missing 9"
                    + " --regions sample-surveys/harassment/regions.csv --population population";
    private static final String CHANGE = "src/test/resources/reference/survey-change/weighted-strata/";
    private static final String POVERTY = "sample-surveys/poverty/survey.csv --region region --outcome poor";

    @ParameterizedTest
    @ValueSource(
            strings = {
                HARASSMENT + " --predictors unemployment",
                HARASSMENT
                        + " --predictors unemployment --respondent-predictors sex --method ml --release confidential",
                HARASSMENT + " --model area --method reml --benchmark ratio --release nchs",
                POVERTY + " --weight weight --stratum stratum --cluster area --threshold 0.1",
                POVERTY + " --weight weight --model area",
                "src/test/resources/reference/harassment/survey.csv --region region --outcome harassed_6m --method ml"
                        + " --respondent-predictors sex,agegroup"
                        + " --population-table src/test/resources/reference/harassment/popcells.csv",
            })
    void aResultIsAsTheSchemaDescribesIt(String arguments) throws IOException {
        described("estimate " + arguments, strict());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--identifier id --weight weight --stratum stratum",
                "--method ml --release confidential",
                "--method ml --release nchs --identifier id",
            })
    void changesAreAsTheSchemaDescribesThem(String options) throws IOException {
        ObjectNode changes = strict();
        List.of("type", "required", "additionalProperties").forEach(changes::remove);
        changes.put("$ref", "#/$defs/changes");
        described(
                "change " + CHANGE + "first.csv " + CHANGE + "second.csv --region region --outcome y " + options,
                changes);
    }

    private static void described(String arguments, JsonNode schema) throws IOException {
        Run run = Run.of((arguments + " --format json").split(" "));
        assertEquals(0, run.status(), run.err());
        List<Error> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(JSON.readTree(run.out()));
        assertEquals(List.of(), errors.stream().map(Error::toString).distinct().toList());
    }

    /** The schema allows fields that it does not know, as later versions add some; this version may write none. */
    private static ObjectNode strict() throws IOException {
        JsonNode published =
                JSON.readTree(Path.of("docs/guide/result.schema.json").toFile());
        close(published);
        return (ObjectNode) published;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.has("properties")
                && object.has("type")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ResultSchemaTest::close);
    }
}
