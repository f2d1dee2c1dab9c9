package org.regionwise.report.chart;

import java.util.List;
import java.util.stream.IntStream;

/** Where an axis of ranks has its ticks. */
final class RankTicks {
    private RankTicks() {}

    /** 1, and then the multiples of a round step: no axis of ranks begins at 0. */
    static List<Integer> of(int regions, int most) {
        int step = IntStream.iterate(1, power -> power <= regions, power -> power * 10)
                .flatMap(power -> IntStream.of(power, 2 * power, 5 * power))
                .filter(each -> regions / each < most)
                .findFirst()
                .orElse(1);
        return IntStream.concat(
                        IntStream.of(1),
                        IntStream.iterate(step, rank -> rank <= regions, rank -> rank + step)
                                .filter(rank -> rank > 1))
                .boxed()
                .toList();
    }
}
