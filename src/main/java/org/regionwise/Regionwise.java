package org.regionwise;

/** Placeholder until the parts are wired. */
public final class Regionwise {
    private Regionwise() {}

    public static void main(String[] arguments) {}
}
