package org.regionwise.report.chart.draw;

/**
 * Draws a Vega-Lite specification as SVG, with the libraries that draw it in the browser: the same picture on paper.
 * They are interpreted, which takes seconds for the first drawing and tenths of a second for the next; {@link #warm()}
 * takes that first step ahead of time. One drawing at a time; safe for use by several threads.
 */
public final class VegaEngine {
    /** Null before the first drawing: a server that starts does not wait for an interpreter. */
    private VegaLibraries libraries;

    /** Loads the libraries, if they are not loaded yet. */
    public synchronized void warm() {
        libraries().load();
    }

    /**
     * The drawing as one {@code svg} element.
     *
     * @param specification a Vega-Lite specification as JSON, with its data inside
     * @throws IllegalArgumentException if it cannot be drawn
     */
    public synchronized String svg(String specification) {
        return libraries().svg(specification);
    }

    private VegaLibraries libraries() {
        if (libraries == null) {
            libraries = new VegaLibraries();
        }
        return libraries;
    }
}
