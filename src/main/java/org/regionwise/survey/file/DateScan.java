package org.regionwise.survey.file;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.regionwise.survey.DateOrder;
import org.regionwise.survey.MissingCode;

/** Watches the distinct values of a column for being dates. */
final class DateScan {
    private final EnumSet<DateOrder> orders = EnumSet.allOf(DateOrder.class);
    private boolean seen;
    private boolean iso = true;

    void observe(String value) {
        if (orders.isEmpty() || MissingCode.isWord(value)) {
            return;
        }
        if (!DateOrder.isLike(value)) {
            orders.clear();
            return;
        }
        seen = true;
        orders.removeIf(order -> order.iso(value).isEmpty());
        iso &= DateOrder.YMD.iso(value).filter(value::equals).isPresent();
    }

    /** The orders in which every value is a date; none for a column without dates, or with ISO 8601 ones already. */
    List<DateOrder> orders() {
        return seen && !iso
                ? Arrays.stream(DateOrder.values()).filter(orders::contains).toList()
                : List.of();
    }
}
