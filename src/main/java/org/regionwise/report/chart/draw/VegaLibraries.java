package org.regionwise.report.chart.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.regionwise.report.chart.text.ShippedFont;

/** Vega and Vega-Lite in Rhino's interpreter, loaded when they are first used. For one thread at a time. */
final class VegaLibraries {
    private static final String[] LIBRARIES = {"/vega/surroundings.js", "/vega/vega.es5.js", "/vega/vega-lite.es5.js"};

    /** Without a canvas Vega guesses, far too wide, and leaves charts with long titles half empty. */
    private static final String MEASURED =
            "vega.textMetrics.width = function (item, text) { return widthOf(String(text === undefined "
                    + "? item.text : text), item.fontSize || 11); };";

    private static final BaseFunction WIDTH_OF = new BaseFunction() {
        @Override
        public Object call(Context context, Scriptable global, Scriptable self, Object[] arguments) {
            return ShippedFont.width(Context.toString(arguments[0]), Context.toNumber(arguments[1]));
        }
    };

    private Scriptable scope;

    /** Loads them, if they are not loaded yet. */
    void load() {
        inContext(context -> loaded(context));
    }

    /** Draws; see {@link VegaEngine#svg}. */
    String svg(String specification) {
        return inContext(context -> {
            Scriptable global = loaded(context);
            ScriptableObject answer = (ScriptableObject) ((Function) global.get("drawing", global))
                    .call(context, global, global, new Object[] {specification});
            // Vega's promises are kept when all that waits has been done
            context.processMicrotasks();
            Object failure = answer.get("failure", answer);
            if (failure != null) {
                throw new IllegalArgumentException("not to be drawn: " + Context.toString(failure));
            }
            return Context.toString(answer.get("svg", answer));
        });
    }

    private Scriptable loaded(Context context) {
        if (scope == null) {
            Scriptable fresh = context.initStandardObjects();
            for (String library : LIBRARIES) {
                context.evaluateString(fresh, text(library), library, 1, null);
            }
            ScriptableObject.putProperty(fresh, "widthOf", WIDTH_OF);
            context.evaluateString(fresh, MEASURED, "measured", 1, null);
            scope = fresh;
        }
        return scope;
    }

    private interface Step<T> {
        T run(Context context);
    }

    private static <T> T inContext(Step<T> step) {
        try (Context context = Context.enter()) {
            // methods of these libraries are longer than what can be compiled to bytecode
            context.setInterpretedMode(true);
            context.setLanguageVersion(Context.VERSION_ES6);
            return step.run(context);
        }
    }

    private static String text(String resource) {
        try (InputStream in = VegaLibraries.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
