package org.regionwise.survey.excel;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Spreadsheets keep dates as numbers of days that a format shows as dates. */
final class ExcelDates {
    /** What in a format is no placeholder: quoted and escaped text, colours, conditions and languages in brackets. */
    private static final Pattern WORDS =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]", Pattern.CASE_INSENSITIVE);

    private static final Pattern DATE = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final double LAST_DAY = 2_958_466;
    private static final int SECONDS_A_DAY = 86_400;
    /** Day 60 is 29 February 1900, which never was. */
    private static final int NEVER = 60;

    private ExcelDates() {}

    /** Whether a number format shows dates or times; {@code code} is null for the built-in ones. */
    static boolean isDate(String id, String code) {
        if (code != null) {
            String general = code.split(";", 2)[0];
            return !general.equalsIgnoreCase("General")
                    && DATE.matcher(WORDS.matcher(general).replaceAll("")).find();
        }
        if (id == null || !id.matches("\\d{1,3}")) {
            return false;
        }
        int number = Integer.parseInt(id);
        return number >= 14 && number <= 22
                || number >= 27 && number <= 36
                || number >= 45 && number <= 47
                || number >= 50 && number <= 58;
    }

    /** A number of days as ISO 8601 writes it, a part of a day as a time; null when it is no date. */
    static String text(double days, boolean from1904) {
        if (!(days >= 0 && days < LAST_DAY)) {
            return null;
        }
        long whole = (long) days;
        long seconds = Math.round((days - whole) * SECONDS_A_DAY);
        if (seconds == SECONDS_A_DAY) {
            whole++;
            seconds = 0;
        }
        if (whole == 0 && !from1904) {
            return LocalDate.EPOCH.atStartOfDay().plusSeconds(seconds).format(TIME);
        }
        LocalDate day = from1904
                ? LocalDate.of(1904, 1, 1).plusDays(whole)
                : LocalDate.of(1899, 12, whole > NEVER ? 30 : 31).plusDays(whole);
        LocalDateTime moment = day.atStartOfDay().plusSeconds(seconds);
        return seconds == 0 ? day.toString() : moment.format(TO_THE_SECOND);
    }
}
