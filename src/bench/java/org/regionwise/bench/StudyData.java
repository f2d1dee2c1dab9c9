package org.regionwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Saved outcomes of a {@link CoverageStudy} with the scenarios they came from. */
record StudyData(List<CoverageScenario> scenarios, List<RegionOutcome> outcomes) {

    static StudyData read(Path file, List<CoverageScenario> scenarios) throws IOException {
        return new StudyData(
                scenarios,
                Files.readAllLines(file).stream().map(RegionOutcome::of).toList());
    }

    List<RegionOutcome> where(Predicate<CoverageScenario> scenario, Predicate<RegionOutcome> region) {
        return outcomes.stream()
                .filter(outcome -> scenario.test(scenarios.get(outcome.scenario())) && region.test(outcome))
                .toList();
    }
}
