package org.regionwise.survey.sas;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.regionwise.survey.NumberText;

/** Numbers of SAS as text; its formats say which of them are days, moments or times. */
final class SasNumber {
    private static final LocalDate BEGINNING = LocalDate.of(1960, 1, 1);
    /** Days and seconds beyond which SAS has no dates: the year 20,000. */
    private static final double MOST_DAYS = 6_589_336;

    private static final double SECONDS_A_DAY = 86_400;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final Pattern DAYS = Pattern.compile("(DATE|(DD|MM|YY)?MM(DD|YY)|DDMMYY|YYMMDD|[EB]8601DA|IS8601DA"
            + "|WEEKDAT[EX]|WORDDAT[EX]|JULIAN|MONYY|YYMON|YYMM|YYQR?|NLDATE)[BCDNPS]?");
    private static final Pattern MOMENTS =
            Pattern.compile("DATETIME|DATEAMPM|DTDATE|DTMONYY|DTYEAR|[EB]8601D[TZNX]|IS8601DT|NLDATM|MDYAMPM");
    private static final Pattern TIMES = Pattern.compile("TIME|TIMEAMPM|HHMM|TOD|[EB]8601TM|IS8601TM|NLTIME");

    private SasNumber() {}

    /**
     * The cell of a number.
     *
     * @param format its display format without width, in any case; empty for none
     */
    static String written(double value, String format) {
        String name = format.toUpperCase(Locale.ROOT);
        if (DAYS.matcher(name).matches() && Math.abs(value) <= MOST_DAYS) {
            return BEGINNING.plusDays((long) Math.floor(value)).toString();
        }
        if (MOMENTS.matcher(name).matches() && Math.abs(value) <= MOST_DAYS * SECONDS_A_DAY) {
            LocalDateTime moment = BEGINNING.atStartOfDay().plusSeconds((long) Math.floor(value));
            return moment.format(MOMENT);
        }
        if (TIMES.matcher(name).matches() && value >= 0 && value < SECONDS_A_DAY) {
            return LocalTime.ofSecondOfDay((long) value).format(TIME);
        }
        return NumberText.format(value);
    }
}
