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

/**
 * Draws a Vega-Lite specification as SVG, with the libraries that draw it in the browser: the same picture on paper.
 * They are interpreted, which takes seconds for the first drawing and tenths of a second for the next; {@link #warm()}
 * takes that first step ahead of time. One drawing at a time; safe for use by several threads.
 */
public final class VegaEngine {
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

    /** Loads the libraries, if they are not loaded yet. */
    public synchronized void warm() {
        inContext(context -> loaded(context));
    }

    /**
     * The drawing as one {@code svg} element.
     *
     * @param specification a Vega-Lite specification as JSON, with its data inside
     * @throws IllegalArgumentException if it cannot be drawn
     */
    public synchronized String svg(String specification) {
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
        try (InputStream in = VegaEngine.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
