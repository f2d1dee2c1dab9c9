/** What figures of a population tell of each other: begin with {@code PoststratifiedEquations}. */
package org.regionwise.release.population;
