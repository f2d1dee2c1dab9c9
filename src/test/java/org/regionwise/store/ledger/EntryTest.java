package org.regionwise.store.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of the ledger are what version 0.1.0 wrote, to the byte, and what a later version adds is passed over. */
class EntryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'at':'2026-11-30T14:33:55.432366452Z','change':0,'event':'BEGUN','facts':{'version':'0.1.0'},'id':0}",
                "{'at':'2026-11-30T14:33:58Z','change':0,'event':'REPLACED','id':0}",
                "{'at':'2026-11-30T14:33:58Z','change':0,'event':'REPLACING','facts':{'bytes':'9','sha':'d'},'id':0}",
                "{'at':'2026-11-30T14:34:02.3Z','change':1,'event':'CHANGED','hash':'ea8c','id':1,'kind':'SURVEY'}",
                "{'at':'2026-11-30T14:34:02.3Z','change':2,'event':'CHANGED','id':7,'kind':'DEEDS'}"
            })
    void aLineIsWrittenAsItWasRead(String line) throws JsonProcessingException {
        String json = line.replace('\'', '"');
        assertEquals(json, Entry.of(json).json());
    }

    @Test
    void whatALaterVersionSaysIsPassedOver() throws JsonProcessingException {
        Entry entry = Entry.of("{\"at\":\"t\",\"change\":3,\"event\":\"SPLIT\",\"facts\":{\"a\":\"b\",\"n\":[1]},"
                + "\"id\":4,\"kind\":\"HOUSE\",\"more\":{\"deep\":{\"er\":1}},\"list\":[{}],\"none\":null}");
        assertEquals(Entry.Event.OTHER, entry.event());
        assertEquals(Subject.Kind.OTHER, entry.kind());
        assertNull(entry.subject());
        assertEquals("{a=b}", entry.facts().toString());
        assertEquals(4, entry.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"at\":", "{} {}", "{\"at\":\"t\"", "text"})
    void whatIsNoEntryIsRefused(String json) {
        assertThrows(JsonProcessingException.class, () -> Entry.of(json));
    }
}
