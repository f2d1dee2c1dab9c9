package org.regionwise.report.chart.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.report.Results;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;

class PercentsTest {
    @Test
    void sharesHaveAsManyDecimalsAsTheTable() {
        assertEquals("12.1%", Percents.of(Results.harassment(), Words.english()).share(0.1214));
        // one in ten thousand: 0.01%
        Percents rare = new Percents(Figures.ofShares(3, Words.english()));
        assertEquals("0.012%", rare.share(0.000124));
        assertEquals("0.012% (0.004 to 0.036)", rare.estimate(new Estimate(0.000124, 0.00001, 0.000041, 0.000358)));
    }
}
