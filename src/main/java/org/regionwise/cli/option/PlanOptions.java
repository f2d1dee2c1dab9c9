package org.regionwise.cli.option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.Plan;
import org.regionwise.analysis.record.PlanRecord;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.cli.output.Refusal;
import org.regionwise.cli.output.ResultFile;
import org.regionwise.release.InvalidRule;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import picocli.CommandLine.Option;

/** The file of a plan: one to follow, or one to write. */
public final class PlanOptions {
    /** Options beside a plan that say where data lie and how they are read, among those of what it says itself. */
    private static final Set<String> OF_DATA =
            Set.of("--same-region", "--regions", "--regions-key", "--regions-name", "--population");

    @Option(names = "--plan", paramLabel = "FILE")
    private Path plan;

    @Option(names = "--write-plan", paramLabel = "FILE")
    private Path written;

    /**
     * A plan to follow.
     *
     * @param plan what is asked
     * @param release the rules under which it is shown
     */
    public record Followed(Plan plan, Profile release) {}

    /**
     * The plan to follow; empty where there is none.
     *
     * @throws Refusal when it cannot be read, or is none
     */
    public Optional<Followed> read() {
        if (plan == null) {
            return Optional.empty();
        }
        try {
            PlanRecord read = ResultJson.readPlan(Files.readString(plan, StandardCharsets.UTF_8));
            Set<String> twice = read.twice();
            if (!twice.isEmpty()) {
                throw Refusal.ofFile(
                        plan, "command.plan-twice", "column", twice.iterator().next());
            }
            return Optional.of(new Followed(read.plan(), release(read)));
        } catch (IOException e) {
            throw Refusal.ofFile(plan, e);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofFile(plan, "command.plan-unread");
        }
    }

    private Profile release(PlanRecord read) {
        try {
            return ProfileJson.read(read.release());
        } catch (InvalidRule e) {
            throw new ImportProblem(new Problem(plan.toString(), 0, "", "", Reason.of(e.code())));
        } catch (IllegalArgumentException e) {
            throw Refusal.ofFile(plan, "command.file-no-profile", "reason", e.getMessage());
        }
    }

    /**
     * Refuses options that say what a plan says.
     *
     * @param given names of the options that were given
     * @param ofQuestion names of options that ask the question
     */
    public void requireAlone(List<String> given, Collection<String> ofQuestion) {
        given.stream()
                .filter(each -> plan != null && ofQuestion.contains(each) && !OF_DATA.contains(each))
                .findFirst()
                .ifPresent(each -> {
                    throw Refusal.of("command.plan-says", "option", each);
                });
    }

    /** Writes the plan that is followed and the rules under which it is shown, where that was asked for. */
    public void write(Plan followed, Profile release) {
        if (written != null) {
            byte[] json = (ResultJson.write(PlanRecord.of(followed, ProfileJson.node(release))) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            ResultFile.write(stream -> stream.write(json), written);
        }
    }
}
