package org.regionwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.regionwise.cli.output.UnusableFile;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;
import picocli.CommandLine.Option;

/** What of a result is published. */
final class ReleaseOptions {
    @Option(names = "--release", paramLabel = "PROFILE", descriptionKey = "release")
    private String profile;

    /** The profile asked for; the one that withholds nothing where none was. */
    Profile profile(Requirement requirement) {
        if (profile == null) {
            return Profile.NONE;
        }
        return BuiltInProfile.of(profile).map(BuiltInProfile::profile).orElseGet(() -> read(requirement));
    }

    private Profile read(Requirement requirement) {
        Path file = Path.of(profile);
        requirement.require(
                Files.isRegularFile(file),
                "--release " + profile + " is neither a file nor one of "
                        + Arrays.stream(BuiltInProfile.values())
                                .map(BuiltInProfile::code)
                                .collect(Collectors.joining(", ")));
        try {
            return ProfileJson.read(Files.readString(file));
        } catch (IOException e) {
            throw new UnusableFile(file, e);
        } catch (IllegalArgumentException e) {
            throw new UnusableFile(file, "is not a profile: " + OneLine.of(e.getMessage()));
        }
    }
}
