package org.regionwise.store;

import org.regionwise.release.Profile;

/** A profile that somebody composed and kept. */
public record StoredProfile(long id, Profile profile) {}
