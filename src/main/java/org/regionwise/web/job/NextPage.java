package org.regionwise.web.job;

/** Where a computation's outcome is found when it is over: an address of this application. */
public record NextPage(String address) {}
