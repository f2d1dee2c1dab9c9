package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.regionwise.engine.About;
import org.regionwise.engine.Facts;
import org.regionwise.engine.FitWarning;

/**
 * Something that readers must know.
 *
 * @param code for programs, stable; people are told by it, with the facts
 * @param message in English, as results of earlier versions have it and as JSON for programs says it; else null
 * @param facts what there is to say, as {@link Facts}
 * @param regions keys of the regions that the facts name or count; empty where there are none
 * @param about what the facts describe
 */
public record Warning(
        String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) String message,
        Map<String, Object> facts,
        List<String> regions,
        About about) {
    public Warning {
        facts = Facts.of(facts);
        regions = List.copyOf(regions);
        Objects.requireNonNull(about);
    }

    /** As it was written; earlier versions wrote code and message only. */
    @JsonCreator
    static Warning written(
            @JsonProperty("code") String code,
            @JsonProperty("message") String message,
            @JsonProperty("facts") Map<String, Object> facts,
            @JsonProperty("regions") List<String> regions,
            @JsonProperty("about") About about) {
        return new Warning(
                code,
                message,
                facts == null ? Map.of() : facts,
                regions == null ? List.of() : regions,
                about == null || facts == null || regions == null ? About.UNKNOWN : about);
    }

    /** What the engine says, which knows no region by name. */
    public static Warning of(FitWarning warning) {
        return new Warning(warning.code(), null, warning.facts(), List.of(), warning.about());
    }

    /** Of settings, predictors or numerics, which states nothing but its code. */
    public static Warning ofModel(String code) {
        return ofModel(code, Map.of());
    }

    /** Of settings, predictors or numerics. */
    public static Warning ofModel(String code, Map<String, ?> facts) {
        return ofModel(code, facts, List.of());
    }

    /** Of settings or predictors of the regions with these keys. */
    public static Warning ofModel(String code, Map<String, ?> facts, List<String> regions) {
        return new Warning(code, null, Facts.of(facts), regions, About.MODEL);
    }

    /** Of numbers of people, or of the regions with these keys by what was answered there. */
    public static Warning ofAnswers(String code, Map<String, ?> facts, List<String> regions) {
        return new Warning(code, null, Facts.of(facts), regions, About.ANSWERS);
    }

    /** Of how the regions with these keys were read, and how many people are in them. */
    public static Warning ofReading(String code, Map<String, ?> facts, List<String> regions) {
        return new Warning(code, null, Facts.of(facts), regions, About.READING);
    }

    /** The same with words for programs. */
    public Warning with(String english) {
        return new Warning(code, english, facts, regions, about);
    }
}
