package org.regionwise.web.job;

/**
 * A file that was made and is to be had.
 *
 * @param name as it will be saved
 * @param address where it is given
 */
public record ReadyFile(String name, String address) {}
