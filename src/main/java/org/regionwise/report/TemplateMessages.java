package org.regionwise.report;

import java.util.Arrays;
import org.regionwise.report.message.Words;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.IMessageResolver;

/**
 * Messages of templates from the catalogue: {@code #{table.left-out('rows', ${n})}}, names and values in turn. Plain
 * text, which the template escapes; terms that explain themselves are {@code th:utext="${words.html(…)}"}.
 */
final class TemplateMessages implements IMessageResolver {
    /** The variable in which a template's context holds its {@link Words}. */
    static final String WORDS = "words";

    @Override
    public String getName() {
        return "catalogue";
    }

    @Override
    public Integer getOrder() {
        return 1;
    }

    /** @throws IllegalArgumentException when there is no such message, as a page with its key on it helps nobody */
    @Override
    public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
        Words words = (Words) context.getVariable(WORDS);
        return words.say(key, parameters == null ? new Object[0] : Arrays.copyOf(parameters, parameters.length));
    }

    @Override
    public String createAbsentMessageRepresentation(
            ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
        throw new IllegalArgumentException("there is no message " + key);
    }
}
