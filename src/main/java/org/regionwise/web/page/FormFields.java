package org.regionwise.web.page;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a form sent, as it was typed, so that the page can be shown again with nothing lost.
 *
 * @param fields values by the field's name; a box that is not ticked is not among them
 */
public record FormFields(Map<String, List<String>> fields) {
    /** Nothing was sent: a form as it opens. */
    public static final FormFields NOTHING = new FormFields(Map.of());

    public FormFields {
        fields = Map.copyOf(fields);
    }

    /** Of a post. */
    public static FormFields of(Context context) {
        return new FormFields(context.formParamMap());
    }

    /** Of a form that asks for a page. */
    public static FormFields ofQuery(Context context) {
        return new FormFields(context.queryParamMap());
    }

    /** These, and those of a form that was sent later, which count where both have a field. */
    public FormFields and(FormFields later) {
        Map<String, List<String>> all = new HashMap<>(fields);
        all.putAll(later.fields);
        return new FormFields(all);
    }

    /** Whether the form sent no field at all. */
    public boolean nothing() {
        return fields.isEmpty();
    }

    /** The first value of a field, perhaps empty; {@link Optional#empty} when the field was not sent. */
    public Optional<String> text(String field) {
        return all(field).stream().findFirst();
    }

    /** All values of a field, in the form's order. */
    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }
}
