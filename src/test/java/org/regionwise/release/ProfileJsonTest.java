package org.regionwise.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileJsonTest {
    @ParameterizedTest
    @EnumSource
    void whatComesWithTheProductComesBack(BuiltInProfile profile) {
        assertEquals(profile.profile(), ProfileJson.read(ProfileJson.write(profile.profile())));
        assertEquals(profile, BuiltInProfile.of(profile.code()).orElseThrow());
    }

    @Test
    void rulesAreNamed() {
        assertEquals(
                "{\"name\":\"n\",\"rules\":[{\"rule\":\"minimum-cell\",\"smallest\":10,\"zeroShown\":true},"
                        + "{\"rule\":\"interval-half-width\",\"figures\":\"pooled\",\"halfWidth\":0.1},"
                        + "{\"rule\":\"nchs-proportion\"}]}",
                ProfileJson.write(new Profile(
                        "n",
                        List.of(
                                new MinimumFrequency(10, true),
                                new IntervalWidth(FigureGroup.POOLED, 0.1),
                                new NchsProportion()))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | rule-name",
                "null | no profile",
                "nonsense | nonsense",
                "{\"name\":\"n\",\"rules\":[{\"rule\":\"guess\"}]} | guess",
                "{\"name\":\"n\",\"rules\":[{\"rule\":\"minimum-cell\",\"smallest\":1,\"zeroShown\":true}]} |"
                        + " rule-smallest",
                "{\"name\":\"n\",\"rules\":[{\"rule\":\"minimum-cell\",\"smalest\":9,\"zeroShown\":true}]} | smal",
                "{\"name\":\"n\",\"rules\":[{\"rule\":\"minimum-respondents\",\"withheld\":true}]} | fewest"
            })
    void whatIsNoProfileIsRefusedWithAReason(String json, String reason) {
        String message = assertThrows(IllegalArgumentException.class, () -> ProfileJson.read(json))
                .getMessage();
        assertTrue(message.contains(reason), message);
    }
}
