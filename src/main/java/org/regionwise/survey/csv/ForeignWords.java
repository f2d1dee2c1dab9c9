package org.regionwise.survey.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The words with bytes beyond ASCII of a text in an unknown encoding of one byte a character, and how they read in one.
 */
final class ForeignWords {
    private static final int MOST_WORDS = 4_000;
    private static final int LONGEST_WORD = 60;
    /** More of the same word says no more. */
    private static final int MOST_OF_ONE = 5;

    /** Letters beyond ASCII of a language, frequent ones first. */
    private static final List<String> LANGUAGES = List.of(
            "üäößé",
            "éèàêçôîûùâïëœæ",
            "áéíóñúü",
            "ãçáéíóõâêúàô",
            "àèéìòù",
            "åäöøæé",
            "éëïöü",
            "áðíéóúýþöæ",
            "áíéěřžýčšůúťňďó",
            "áíéčžýšúľťňôäďóĺŕ",
            "ąęłóśżćńź",
            "áéöőóüűíú",
            "ăîâşţ",
            "čšžćđ",
            "ışğüçöâîû",
            "ėšįųžąčęū",
            "āēīšūņļģķžč",
            "äõüöšž",
            "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
            "оаніивертсклдумпязьбгчхйжїшщєцюфґ",
            "аоиентсрјвукдмпљњбгзчшцхжћфђџ",
            "αοιτεσνηυρπκμλωςγδχθφβξζψάέήίόύώϊϋ");

    private static final String PUNCTUATION = "„“”‚‘’–—…€§°\u00A0«»";

    private static final double NOT_OF_THE_LANGUAGE = -1;
    private static final double NO_CHARACTER = -5;
    private static final double CAPITAL_INSIDE = -1;
    /** A Greek or Cyrillic letter beside a Latin one. */
    private static final double TWO_SCRIPTS = -2;

    private static final double SYMBOL_INSIDE = -1.5;
    private static final double USUAL_PUNCTUATION = 0.3;

    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final StringBuilder word = new StringBuilder();
    private boolean foreign;

    /** Takes note of the next bytes of the text. */
    void observe(byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            int next = buffer[i] & 0xFF;
            boolean letter = next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z';
            if (letter || next >= 0x80) {
                if (word.length() < LONGEST_WORD) {
                    word.append((char) next);
                    foreign |= next >= 0x80;
                }
            } else {
                finish();
            }
        }
    }

    private void finish() {
        if (foreign) {
            String found = word.toString();
            if (words.size() < MOST_WORDS || words.containsKey(found)) {
                words.merge(found, 1, Integer::sum);
            }
        }
        word.setLength(0);
        foreign = false;
    }

    /** How much like a language the words read in an encoding; 0 when nothing is there, below for nonsense. */
    double score(Charset charset) {
        finish();
        double[] byLanguage = new double[LANGUAGES.size()];
        double common = 0;
        for (Map.Entry<String, Integer> each : words.entrySet()) {
            int weight = Math.min(MOST_OF_ONE, each.getValue());
            String text = decode(each.getKey(), charset);
            for (int i = 0; i < text.length(); i++) {
                if (each.getKey().charAt(i) < 0x80) {
                    continue;
                }
                char c = text.charAt(i);
                if (!Character.isLetter(c)) {
                    common += weight * symbol(text, i);
                    continue;
                }
                boolean capital = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(text.charAt(i - 1));
                common += capital ? weight * CAPITAL_INSIDE : 0;
                common += isForeignToNeighbours(text, i) ? weight * TWO_SCRIPTS : 0;
                for (int language = 0; language < byLanguage.length; language++) {
                    byLanguage[language] += weight * letter(c, LANGUAGES.get(language));
                }
            }
        }
        double best = byLanguage[0];
        for (double each : byLanguage) {
            best = Math.max(best, each);
        }
        return best + common;
    }

    private static boolean isForeignToNeighbours(String text, int at) {
        boolean latin = Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.LATIN;
        return !latin
                && (at > 0 && isAscii(text.charAt(at - 1)) || at < text.length() - 1 && isAscii(text.charAt(at + 1)));
    }

    private static boolean isAscii(char c) {
        return c < 0x80;
    }

    private static double letter(char c, String alphabet) {
        int rank = alphabet.indexOf(Character.toLowerCase(c));
        return rank < 0 ? NOT_OF_THE_LANGUAGE : 1 - 0.5 * rank / alphabet.length();
    }

    private static double symbol(String text, int at) {
        char c = text.charAt(at);
        if (c == '\uFFFD' || Character.isISOControl(c)) {
            return NO_CHARACTER;
        }
        boolean inside = at > 0
                && at < text.length() - 1
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at + 1));
        if (PUNCTUATION.indexOf(c) >= 0) {
            return inside && c != '’' ? 0 : USUAL_PUNCTUATION;
        }
        return inside ? SYMBOL_INSIDE : NOT_OF_THE_LANGUAGE;
    }

    /** The most frequent words as they read in an encoding. */
    String sample(Charset charset, int most) {
        return words.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .map(each -> decode(each.getKey(), charset))
                .collect(Collectors.joining(", "));
    }

    private static String decode(String bytes, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("what cannot be decoded is replaced", e);
        }
    }
}
