package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {
    private final BoundedCache<String> recent = new BoundedCache<>(10, String::length);

    private List<String> kept() {
        return LongStream.range(0, 10)
                .boxed()
                .flatMap(id -> recent.find(id).stream())
                .toList();
    }

    @Test
    void whatWasAskedForLongestAgoIsForgotten() {
        recent.add(1, "one.");
        recent.add(2, "two.");
        recent.find(1);
        recent.add(3, "tri.");
        assertEquals(List.of("one.", "tri."), kept());
    }

    @Test
    void asMuchAsFitsIsKept() {
        recent.add(1, "12345");
        recent.add(2, "12345");
        assertEquals(2, kept().size());
        recent.add(3, "1");
        assertEquals(List.of("12345", "1"), kept());
    }

    @Test
    void whatComesInPlaceOfAnotherTakesItsRoom() {
        recent.add(1, "123456");
        recent.add(1, "12");
        recent.add(2, "12345678");
        assertEquals(List.of("12", "12345678"), kept());
        recent.add(1, "123");
        assertEquals(List.of("123"), kept());
    }

    @Test
    void oneAloneMayBeOfAnySize() {
        recent.add(1, "more than ten");
        assertEquals(Optional.of("more than ten"), recent.find(1));
        recent.add(2, "x");
        assertEquals(List.of("x"), kept());
    }
}
