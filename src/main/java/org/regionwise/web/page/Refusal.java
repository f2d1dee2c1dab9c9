package org.regionwise.web.page;

import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import org.regionwise.report.message.Words;

/** What is refused for a reason that the reader is told in her language: a message of the catalogue with its facts. */
public final class Refusal extends HttpResponseException {
    private static final long serialVersionUID = 1;

    private final transient Map<String, Object> facts = new HashMap<>();

    /**
     * @param key of the message
     * @param namesAndFacts names and values of its facts in turn
     */
    public Refusal(HttpStatus status, String key, Object... namesAndFacts) {
        super(status.getCode(), key, Map.of());
        for (int i = 0; i < namesAndFacts.length; i += 2) {
            facts.put((String) namesAndFacts[i], namesAndFacts[i + 1]);
        }
    }

    /** The reason as a sentence. */
    public String said(Words words) {
        return words.say(getMessage(), facts);
    }
}
