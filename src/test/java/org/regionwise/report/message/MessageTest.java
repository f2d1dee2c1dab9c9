package org.regionwise.report.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message of every language is put together as ICU's own formatter does it. */
class MessageTest {
    private static final long[] COUNTS = {0, 1, 2, 3, 4, 5, 11, 21, 100, 999};

    static List<Language> languages() {
        return Catalogue.load().languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyMessageIsWhatIcuMakesOfIt(Language language) {
        int compared = 0;
        for (Map.Entry<String, String> each :
                Catalogue.load().patterns(language).all().entrySet()) {
            String written = TermMarks.marked(each.getValue());
            Message message = new Message(each.getKey(), each.getValue(), language.rules());
            MessageFormat icu = new MessageFormat(written, language.rules());
            for (Map<String, Object> values : values(new MessagePattern(written))) {
                assertEquals(icu.format(values), message.format(values, Long::toString), each.getKey() + values);
                compared++;
            }
        }
        assertTrue(compared > 5_000, compared + " compared");
    }

    /** Each count, and beside it each branch that a choice has, the choices of a message turning together. */
    private static List<Map<String, Object>> values(MessagePattern pattern) {
        Map<String, List<String>> choices = new TreeMap<>();
        Set<String> counted = new TreeSet<>();
        Set<String> texts = new TreeSet<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_START) {
                String name = pattern.getSubstring(pattern.getPart(i + 1));
                if (part.getArgType() == ArgType.PLURAL) {
                    counted.add(name);
                } else if (part.getArgType() == ArgType.SELECT) {
                    for (int j = i + 2; pattern.getPartType(j) == Part.Type.ARG_SELECTOR; j++) {
                        choices.computeIfAbsent(name, key -> new ArrayList<>(List.of("unheard-of")))
                                .add(pattern.getSubstring(pattern.getPart(j++)));
                        j = pattern.getLimitPartIndex(j);
                    }
                } else {
                    texts.add(name);
                }
            }
        }
        int turns = choices.values().stream().mapToInt(List::size).max().orElse(1);
        List<Map<String, Object>> all = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            for (long count : counted.isEmpty() ? new long[] {0} : COUNTS) {
                Map<String, Object> values = new HashMap<>();
                texts.forEach(name -> values.put(name, "{" + name + "} 'x' #"));
                counted.forEach(name -> values.put(name, count));
                for (Map.Entry<String, List<String>> choice : choices.entrySet()) {
                    values.put(
                            choice.getKey(),
                            choice.getValue().get(turn % choice.getValue().size()));
                }
                all.add(values);
            }
        }
        return all;
    }

    @Test
    void countsAreWrittenAsTheLanguageWritesFigures() {
        Words spanish = Catalogue.load().words(languages().get(1));
        Message message = new Message(
                "m",
                "{n, plural, one {# fila} other {# filas}}",
                languages().get(1).rules());
        assertEquals(
                "1.500 filas",
                message.format(Map.of("n", 1500L), count -> spanish.numerals().count(count)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{n, number}", "{n, plural, one {a}}", "{n", "{n, selectordinal, other {#.}}"})
    void whatIsNotPutTogetherHereIsRefused(String pattern) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Message("m", pattern, languages().get(0).rules()));
    }

    @Test
    void aPluralNeedsANumber() {
        Message message =
                new Message("m", "{n, plural, other {#}}", languages().get(0).rules());
        assertThrows(IllegalArgumentException.class, () -> message.format(Map.of("n", "one"), Long::toString));
    }
}
