package org.regionwise.release;

import java.util.List;
import org.regionwise.analysis.record.ResultJson;

/** What is released as the JSON that scripts rely on. */
public final class ReleasedJson {
    private ReleasedJson() {}

    private record Symbol(QualityFlag flag, String symbol, String words) {}

    private record Release(Profile profile, List<Decision> decisions, List<Symbol> legend, List<String> footnotes) {}

    /**
     * The result's own fields, what is withheld {@code null}, and {@code release}: {@code profile}, {@code decisions},
     * {@code legend} and {@code footnotes}.
     */
    public static String write(Released released) {
        return ResultJson.write(
                released.result(),
                "release",
                new Release(
                        released.profile(),
                        released.decisions(),
                        released.legend().stream()
                                .map(flag -> new Symbol(flag, flag.symbol(), flag.words()))
                                .toList(),
                        released.footnotes()));
    }
}
