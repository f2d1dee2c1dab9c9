package org.regionwise.report.table;

import java.util.List;
import java.util.Map;

/** Parameters of an address that say how a table is looked at. What is said wrongly is taken as not said. */
record ViewQuery(Map<String, List<String>> parameters) {
    private static final int LONGEST_SEARCH = 200;

    /** The first value, empty where there is none. */
    String first(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** A whole number from {@code least} to {@code most}. */
    int number(String name, int least, int most, int otherwise) {
        String text = first(name);
        if (!text.matches("\\d{1,9}")) {
            return otherwise;
        }
        int number = Integer.parseInt(text);
        return number < least || number > most ? otherwise : number;
    }

    /** What is searched for, cut where nobody is called so. */
    String search() {
        String search = first("search").strip();
        return search.substring(0, Math.min(search.length(), LONGEST_SEARCH));
    }

    /** Index of the first row wanted. */
    int from() {
        return number("from", 0, Integer.MAX_VALUE, 0);
    }

    /** Whether all rows are wanted at once. */
    boolean whole() {
        return first("rows").equals("all");
    }

    /** Whether smallest first is wanted. */
    boolean ascending(boolean otherwise) {
        String order = first("order");
        return order.isEmpty() ? otherwise : order.equals("ascending");
    }
}
