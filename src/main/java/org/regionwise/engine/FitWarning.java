package org.regionwise.engine;

/**
 * Something about a fit that its reader must know.
 *
 * @param code stable, for programs
 * @param message in plain words: what is so, and what to do
 */
public record FitWarning(String code, String message) {}
