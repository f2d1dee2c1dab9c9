package org.regionwise.report.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.SurveyData;
import org.regionwise.engine.NotEstimable;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Words;
import org.regionwise.survey.ByteCount;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/**
 * Problems and their reasons in one language: {@code problem.<code>} of the catalogue, with the reason's facts. The one
 * place that says them. Immutable.
 */
public final class ProblemWords {
    private static final String KIND = "problem.";
    /** Of regions a few show how they are written; columns and sheets are there to choose from. */
    private static final int REGIONS_NAMED = 5;

    private static final int PAIRS_NAMED = 10;

    private static final int NAMED = 200;

    private final Words words;
    private final boolean page;

    /** Those that may be said of a file, with the options of the command line. */
    public ProblemWords(Words words) {
        this(words, false);
    }

    private ProblemWords(Words words, boolean page) {
        this.words = words;
        this.page = page;
    }

    /** The same on a page of which the command line is not a part: what to do is said there. */
    public static ProblemWords ofPage(Words words) {
        return new ProblemWords(words, true);
    }

    /** The place in the file: {@code survey.csv, row 214, column “weight”}; without a file, the field of a form. */
    public String where(Problem problem) {
        if (problem.file().isEmpty()) {
            return problem.column().isEmpty()
                    ? words.say("problem.place.form")
                    : words.say("problem.place.field", "field", problem.column());
        }
        String place =
                problem.column().isEmpty() ? problem.row() > 0 ? "row" : "file" : problem.row() > 0 ? "cell" : "column";
        boolean table = problem.file().equals(SurveyData.REGION_TABLE);
        return words.say(
                "problem.place.file",
                "place",
                place,
                "file",
                table ? words.say("problem.place.region-table") : problem.file(),
                "row",
                Long.toString(problem.row()),
                "column",
                problem.column());
    }

    /** What is wrong and what to do, and where many rows have it how many. */
    public String words(Problem problem) {
        String reason = reason(problem.expected());
        return problem.cases() == 1 ? reason : joined(List.of(reason, cases(problem)));
    }

    /** All of it, for a line of its own: {@code survey.csv, row 214, column “weight”: “1,2e”: This is no number. …}. */
    public String sentence(Problem problem) {
        return problem.value().isEmpty()
                ? words.say("problem.place.line", "where", where(problem), "what", words(problem))
                : words.say(
                        "problem.place.line-of-value",
                        "where",
                        where(problem),
                        "value",
                        problem.value(),
                        "what",
                        words(problem));
    }

    /** A reason, and those that follow it. */
    public String reason(Reason reason) {
        List<String> sentences = new ArrayList<>();
        sentences.add(words.say(KIND + reason.code(), facts(reason)));
        reason.then().forEach(next -> sentences.add(reason(next)));
        return joined(sentences);
    }

    /** Why nothing can be estimated. */
    public String reason(NotEstimable refusal) {
        return words.say(KIND + refusal.code(), told(refusal.facts()));
    }

    /** How many more there are than were said. */
    public String more(long problems) {
        return words.say("problem.place.more", "problems", problems);
    }

    /** A problem for programs: every part by its name, {@code expected} in words and by its code and facts. */
    public Map<String, Object> fields(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", problem.file());
        fields.put("row", problem.row());
        fields.put("column", problem.column());
        fields.put("value", problem.value());
        fields.put("expected", reason(problem.expected()));
        fields.put("cases", problem.cases());
        fields.put("others", problem.others());
        fields.put("code", problem.expected().code());
        fields.put("facts", problem.expected().facts());
        return fields;
    }

    private String cases(Problem problem) {
        if (problem.column().isEmpty()) {
            return words.say("problem.place.rows", "rows", problem.cases());
        }
        return problem.others().isEmpty()
                ? words.say("problem.place.cells", "cells", problem.cases())
                : words.say(
                        "problem.place.cells-of-values",
                        "cells",
                        problem.cases(),
                        "values",
                        quoted(
                                problem.others()
                                        .subList(
                                                0,
                                                Math.min(
                                                        Problem.OTHERS,
                                                        problem.others().size())),
                                NAMED));
    }

    private Map<String, Object> facts(Reason reason) {
        Map<String, Object> facts = new HashMap<>();
        reason.facts().forEach((name, fact) -> facts.put(name, said(name, fact)));
        return told(facts);
    }

    /** With where it is told: on a page, or in a line of the command line. */
    private Map<String, Object> told(Map<String, ?> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("on", page ? "page" : "line");
        return all;
    }

    private Object said(String name, Object fact) {
        if (fact instanceof Map<?, ?> pairs) {
            return guesses(pairs);
        }
        if (fact instanceof String text) {
            Optional<ByteCount> bytes = ByteCount.written(text);
            return bytes.isPresent() ? words.numerals().bytes(bytes.get()) : text;
        }
        return fact instanceof List<?> names
                ? quoted(names, List.of("regions", "keys").contains(name) ? REGIONS_NAMED : NAMED)
                : fact;
    }

    /** Names with what each may be, empty for nothing: {@code “Prag” (perhaps “Praha”) and “Brno”}. */
    public Listed guesses(Map<?, ?> pairs) {
        return words.lists()
                .firstOf(
                        pairs.entrySet().stream()
                                .map(pair -> pair.getValue().equals("")
                                        ? words.say("list.quoted", "name", pair.getKey())
                                        : words.say("list.perhaps", "name", pair.getKey(), "other", pair.getValue()))
                                .toList(),
                        PAIRS_NAMED);
    }

    private Listed quoted(List<?> names, int shown) {
        return words.lists().firstOf(words.lists().quoted(names), shown);
    }

    /** Sentences in a row. One that came in words already may lack its full stop. */
    private static String joined(List<String> sentences) {
        StringBuilder text = new StringBuilder();
        for (String sentence : sentences) {
            if (!text.isEmpty()) {
                text.append(".?!…:".indexOf(text.charAt(text.length() - 1)) < 0 ? ". " : " ");
            }
            text.append(sentence);
        }
        return text.toString();
    }
}
