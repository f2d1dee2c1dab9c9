package org.regionwise.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Classes are made of every value that is drawn, raw or pooled. */
class MapClassesTest {
    private static MapClasses of(double... drawn) {
        return MapClasses.of(DoubleStream.of(drawn));
    }

    /** The shares of map-all-alike, whose pooled estimates at σ̂ = 0 are all 22.5%. */
    @Test
    void pooledEstimatesThatAgreeHideNoRawDifferences() {
        double pooled = 0.225;
        MapClasses classes = of(0, 0.1, 0.2, 0.25, 0.4, 8 / 15.0, pooled, pooled, pooled, pooled, pooled, pooled);
        assertEquals(List.of(0.1, 0.2, 0.3, 0.4), classes.limits());
        assertEquals("below 10%", classes.name(0));
        assertEquals("40% or more", classes.name(8 / 15.0));
        assertEquals("20% to 30%", classes.name(pooled));
    }

    @Test
    void onlyOneValueIsAllAlike() {
        assertEquals("all alike", of(0.2, 0.2, Double.NaN).name(0.2));
        assertEquals(List.of(), of().limits());
        assertEquals(List.of(0.2), of(0.1, 0.2).limits());
        assertNotEquals(
                of(0.12345678, 0.1234).name(0.12345678), of(0.12345678, 0.1234).name(0.1234));
    }

    @Test
    void valuesThatDifferAreNeverOfOneColour() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            double scale = Math.pow(10, -random.nextInt(6));
            double[] values = DoubleStream.generate(() -> scale * random.nextDouble())
                    .limit(2 + random.nextInt(30))
                    .toArray();
            MapClasses classes = MapClasses.of(DoubleStream.of(values));
            double least = DoubleStream.of(values).min().orElseThrow();
            double most = DoubleStream.of(values).max().orElseThrow();
            assertTrue(classes.limits().size() <= 4, () -> classes.toString());
            assertNotEquals(classes.name(least), classes.name(most), () -> classes.toString());
            assertEquals(
                    classes.limits().stream().sorted().distinct().toList(), classes.limits(), "ascending, none twice");
        }
    }
}
