package org.regionwise.web.page;

import java.math.BigDecimal;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/** The number that a form gives to a setting. */
public final class FormNumber {
    private FormNumber() {}

    /**
     * What a field's text says, blanks around it aside.
     *
     * @param name of the field, as the page calls it
     * @throws ImportProblem when it is no number from {@code least} to {@code most}
     */
    public static double read(String name, String text, double least, double most) {
        double value = NumberText.parse(text.strip()).orElse(Double.NaN);
        if (!(value >= least && value <= most)) {
            throw new ImportProblem(new Problem(
                    "", 0, name, text, Reason.of("number-between", "least", written(least), "most", written(most))));
        }
        return value;
    }

    /** As people write it, without an exponent. */
    private static String written(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
}
