package org.regionwise.engine.cells;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Regions with the same cells, up to the order of regions: they have the same likelihood and, the random effects being
 * independent, the same posterior, which need be worked out once only. Kinds are numbered as they first appear.
 */
public final class DistinctRegions {
    private final int[] kind;
    private final int[][] regions;

    private DistinctRegions(int[] kind, int[][] regions) {
        this.kind = kind;
        this.regions = regions;
    }

    /** What the likelihood and the prevalence of a region depend on, cell after cell. */
    private record Contents(double[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Contents contents && Arrays.equals(values, contents.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    /** Kinds of the regions of {@code cells}, whose predictors are those of {@code design}. */
    public static DistinctRegions of(Cells cells, ScaledDesign design) {
        int[] kind = new int[cells.regions()];
        Map<Contents, Integer> known = new HashMap<>();
        int kinds = 0;
        int columns = design.columns();
        for (int j = 0; j < kind.length; j++) {
            int first = cells.start(j);
            double[] values = new double[(cells.start(j + 1) - first) * (columns + 3)];
            int at = 0;
            for (int c = first; c < cells.start(j + 1); c++) {
                values[at++] = cells.trials(c);
                values[at++] = cells.successes(c);
                values[at++] = cells.share(c);
                for (int i = 0; i < columns; i++) {
                    values[at++] = design.value(c, i);
                }
            }
            Contents contents = new Contents(values);
            Integer same = known.get(contents);
            if (same == null) {
                same = kinds++;
                known.put(contents, same);
            }
            kind[j] = same;
        }
        int[] size = new int[kinds];
        Arrays.stream(kind).forEach(each -> size[each]++);
        int[][] regions = new int[kinds][];
        Arrays.setAll(regions, each -> new int[size[each]]);
        for (int j = kind.length - 1; j >= 0; j--) {
            regions[kind[j]][--size[kind[j]]] = j;
        }
        return new DistinctRegions(kind, regions);
    }

    /** Number of kinds. */
    public int size() {
        return regions.length;
    }

    /** The kind of region j. */
    public int kind(int j) {
        return kind[j];
    }

    /** The first region of a kind. */
    public int example(int kind) {
        return regions[kind][0];
    }

    /** All regions of a kind, ascending; not copied. */
    public int[] regions(int kind) {
        return regions[kind];
    }

    /** How many regions are of a kind. */
    public double multiplicity(int kind) {
        return regions[kind].length;
    }
}
