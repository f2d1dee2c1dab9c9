package org.regionwise.survey.row;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.RegionKey;

/** Tells rows below a table that are no data, as spreadsheets and statistical offices write them. */
public final class NoteRow {
    private static final int LONG_FOR_A_NAME = 60;

    private static final Set<String> TOTALS = Set.of(
            "total",
            "grand total",
            "sum",
            "overall",
            "all regions",
            "celkem",
            "úhrnem",
            "součet",
            "spolu",
            "summe",
            "gesamt",
            "insgesamt",
            "razem",
            "ogółem",
            "összesen",
            "ensemble",
            "total général",
            "totale",
            "totaal",
            "yhteensä",
            "totalt",
            "i alt");

    private static final List<String> NOTES = List.of(
            "source",
            "sources",
            "note",
            "notes",
            "remark",
            "remarks",
            "footnote",
            "zdroj",
            "zdroje",
            "pozn",
            "poznámka",
            "poznámky",
            "poznamka",
            "poznamky",
            "quelle",
            "quellen",
            "anmerkung",
            "anmerkungen",
            "hinweis",
            "źródło",
            "uwaga",
            "uwagi",
            "fuente",
            "nota",
            "notas",
            "fonte",
            "forrás",
            "bron",
            "kilde",
            "källa");

    private NoteRow() {}

    /** Whether a cell that stands alone in its row, below all others, is a note or a total. */
    public static boolean isNote(String text) {
        String plain = text.strip();
        return isTotal(plain)
                || begins(plain)
                || plain.length() > LONG_FOR_A_NAME
                || plain.startsWith("*")
                || plain.startsWith("©")
                || plain.matches("\\(?\\d{1,2}\\)\\s.*");
    }

    /** Whether a text says what it is: a source or a note, with a colon or a full stop. */
    public static boolean begins(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return NOTES.stream()
                .anyMatch(word -> plain.startsWith(word)
                        && plain.length() > word.length()
                        && (plain.charAt(word.length()) == ':' || plain.charAt(word.length()) == '.'));
    }

    /** Whether a text is the usual name of a sum over all rows. */
    public static boolean isTotal(String text) {
        String plain = RegionKey.folded(text.replaceAll("[:.]+\\s*$", ""));
        return TOTALS.contains(plain);
    }

    /** A row as it is kept: {@code row 12, “Source: census”}. */
    public static String written(long row, String text) {
        String shown = text.length() > LONG_FOR_A_NAME ? text.substring(0, LONG_FOR_A_NAME) + "…" : text;
        return new ImportFacts.Noted(Long.toString(row), shown).written();
    }
}
