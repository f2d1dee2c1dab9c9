package org.regionwise.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.regionwise.cli.output.Refusal;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.InvalidRule;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import picocli.CommandLine.Option;

/** What of a result is published. */
public final class ReleaseOptions {
    @Option(names = "--release", paramLabel = "PROFILE")
    private String profile;

    @Option(names = "--release-pooled", negatable = true)
    private Boolean pooled;

    /**
     * The profile asked for; the one that withholds nothing where none was. Those that come with the product ask their
     * limits of the pooled estimate too, a file says itself what it asks; {@code --release-pooled} adds such rules to
     * either, {@code --no-release-pooled} takes them out.
     *
     * @throws Refusal when there is no such profile, its file holds none, or there are rules for nothing
     */
    public Profile profile() {
        if (profile == null) {
            Refusal.unless(pooled == null, "command.release-pooled");
            return Profile.NONE;
        }
        Profile rules = BuiltInProfile.of(profile).map(BuiltInProfile::profile).orElseGet(this::read);
        return pooled == null ? rules : pooled ? rules.withPooled() : rules.withoutPooled();
    }

    /**
     * What holds beside the rules of a plan: every rule of both.
     *
     * @throws Refusal as {@link #profile} does
     */
    public Profile beside(Profile ofPlan) {
        return profile == null && pooled == null ? ofPlan : Profile.all(List.of(ofPlan, profile()));
    }

    /** Whether rules were asked for. */
    public boolean given() {
        return profile != null;
    }

    private Profile read() {
        Path file = Path.of(profile);
        Refusal.unless(
                Files.isRegularFile(file),
                "command.release",
                "given",
                profile,
                "profiles",
                Arrays.stream(BuiltInProfile.values()).map(BuiltInProfile::code).toList());
        try {
            return ProfileJson.read(Files.readString(file));
        } catch (IOException e) {
            throw Refusal.ofFile(file, e);
        } catch (InvalidRule e) {
            throw new ImportProblem(new Problem(file.toString(), 0, "", "", Reason.of(e.code())));
        } catch (IllegalArgumentException e) {
            throw Refusal.ofFile(file, "command.file-no-profile", "reason", e.getMessage());
        }
    }
}
