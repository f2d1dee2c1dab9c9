package org.regionwise.store;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;
import org.regionwise.release.Released;
import org.regionwise.store.ledger.Subject;

/**
 * Which profile decides what is published of a survey, and the profiles that people composed. Both are added and never
 * changed: of a survey the latest choice counts, for every analysis of every version, made before the choice or after.
 * Everything throws {@link StoreUnavailable} if the database fails.
 */
public final class Releases {
    private final Database database;
    private final Clock clock;
    private final BoundedCache<Released> recent = new BoundedCache<>(
            Analyses.MOST_REGIONS, each -> each.result().regions().size());

    /** {@code clock} says when a profile was chosen. */
    public Releases(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What may be shown of an analysis: everything that shows or writes its result starts here. What was decided before
     * is remembered, since a page asks a dozen times, but only for the profile that is chosen and the names that are
     * given now, which are read every time.
     */
    public Released of(StoredAnalysis analysis) {
        Optional<Profile> chosen = ofSurvey(analysis.surveyId());
        if (chosen.isEmpty()) {
            return Released.inFull(analysis.result());
        }
        recent.of(database.generation());
        Optional<Released> known = recent.find(analysis.id())
                .filter(each -> each.profile().equals(chosen.get())
                        && each.result()
                                .model()
                                .labels()
                                .equals(analysis.result().model().labels()));
        if (known.isPresent()) {
            return known.get();
        }
        Released released = Released.of(analysis.result(), chosen.get());
        recent.add(analysis.id(), released);
        return released;
    }

    /** The profile chosen last for any version of the survey; empty where none was. */
    public Optional<Profile> ofSurvey(long surveyId) {
        return database.inTransaction(handle -> handle.createQuery("SELECT survey_release.profile FROM survey_release"
                        + " JOIN survey ON survey.series_id = survey_release.series_id WHERE survey.id = :survey"
                        + " ORDER BY survey_release.id DESC LIMIT 1")
                .bind("survey", surveyId)
                .mapTo(String.class)
                .findOne()
                .map(ProfileJson::read));
    }

    /** Chooses a profile for all versions of a survey and all their analyses, on the disk on return. */
    public void choose(long surveyId, Profile profile) {
        String json = ProfileJson.write(profile);
        database.change(series -> List.of(Subject.series(series)), handle -> {
            handle.createUpdate("INSERT INTO survey_release (series_id, profile, created_at)"
                            + " VALUES ((SELECT series_id FROM survey WHERE id = :survey), :profile, :now)")
                    .bind("survey", surveyId)
                    .bind("profile", json)
                    .bind("now", Database.now(clock))
                    .execute();
            return handle.createQuery("SELECT series_id FROM survey WHERE id = :survey")
                    .bind("survey", surveyId)
                    .mapTo(Long.class)
                    .one();
        });
    }

    /** Keeps a profile for other surveys, on the disk on return. Returns its id. */
    public long keep(Profile profile) {
        String json = ProfileJson.write(profile);
        return database.change(
                id -> List.of(Subject.profile(id)),
                handle -> handle.createUpdate("INSERT INTO release_profile (name, profile, created_at)"
                                + " VALUES (:name, :profile, :now)")
                        .bind("name", profile.name())
                        .bind("profile", json)
                        .bind("now", Database.now(clock))
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
    }

    /** The kept profiles, newest first. */
    public List<StoredProfile> kept() {
        return database.inTransaction(handle -> handle.createQuery(
                        "SELECT id, profile FROM release_profile ORDER BY id DESC")
                .map((row, context) -> new StoredProfile(row.getLong("id"), ProfileJson.read(row.getString("profile"))))
                .list());
    }
}
