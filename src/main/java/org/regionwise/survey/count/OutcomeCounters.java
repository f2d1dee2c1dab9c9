package org.regionwise.survey.count;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.regionwise.survey.ImportProblem;

/**
 * Counts the rows of one reading for several outcomes of the same design. What makes one of them uncountable is told by
 * its counts and does not stop the others.
 */
public final class OutcomeCounters {
    private final List<Each> counters;
    private final List<String> columns;

    /** One outcome's counter, where it finds its cells, and why it stopped. */
    private static final class Each {
        private final DesignCounter counter;
        private final int[] places;
        private final String[] own;
        private ImportProblem stopped;

        private Each(DesignCounter counter, List<String> columns) {
            this.counter = counter;
            this.places = counter.columns().stream().mapToInt(columns::indexOf).toArray();
            this.own = new String[places.length];
        }

        private void add(long row, String[] cells, long times) {
            if (stopped != null) {
                return;
            }
            for (int i = 0; i < places.length; i++) {
                own[i] = cells[places[i]];
            }
            try {
                counter.add(row, own, times);
            } catch (ImportProblem problem) {
                stopped = problem;
            }
        }

        private DesignCounts counts() {
            if (stopped != null) {
                throw stopped;
            }
            return counter.counts();
        }
    }

    /** @param counters one an outcome, fresh */
    public OutcomeCounters(List<DesignCounter> counters) {
        Set<String> all = new LinkedHashSet<>();
        counters.forEach(each -> all.addAll(each.columns()));
        this.columns = List.copyOf(all);
        this.counters = counters.stream().map(each -> new Each(each, columns)).toList();
    }

    /** The columns whose cells {@link #add} takes. */
    public List<String> columns() {
        return columns;
    }

    /** Respondents who agree in everything, as {@link DesignCounter#add} has it. */
    public void add(long row, String[] cells, long times) {
        counters.forEach(each -> each.add(row, cells, times));
    }

    /** The counts, one an outcome; each throws {@link ImportProblem} where its outcome cannot be counted. */
    public List<Supplier<DesignCounts>> counts() {
        return counters.stream()
                .<Supplier<DesignCounts>>map(each -> each::counts)
                .toList();
    }
}
