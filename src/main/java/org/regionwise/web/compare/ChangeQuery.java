package org.regionwise.web.compare;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an address says of waves beside which analyses they are.
 *
 * @param identifier column that names a person in all waves; null for none
 * @param renamed keys of regions that a later wave has under another, in the order of the form
 */
record ChangeQuery(String identifier, Map<String, String> renamed) {
    static ChangeQuery of(Context context) {
        String identifier = context.queryParam("identifier");
        List<String> from = context.queryParams("renamed-from");
        List<String> to = context.queryParams("renamed-to");
        Map<String, String> renamed = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            if (!to.get(i).isEmpty()) {
                renamed.put(from.get(i), to.get(i));
            }
        }
        return new ChangeQuery(identifier == null || identifier.isBlank() ? null : identifier, renamed);
    }

    /** As it stands in an address, behind the analyses. */
    String query() {
        return (identifier == null ? "" : "&identifier=" + encoded(identifier))
                + renamed.entrySet().stream()
                        .map(each ->
                                "&renamed-from=" + encoded(each.getKey()) + "&renamed-to=" + encoded(each.getValue()))
                        .collect(Collectors.joining());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
