package org.regionwise.web.access;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regionwise.store.Analyses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.Surveys;
import org.regionwise.store.account.Sharing;
import org.regionwise.store.account.Sharing.Right;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Person;
import org.regionwise.web.page.Refusal;
import org.regionwise.web.page.Version;

/** Whether somebody may do to the survey, upload or computation of a request what its route demands. */
public final class Permissions {
    private static final Pattern PAGE = Pattern.compile("/(surveys|analyses)/(\\d{1,18})(?:[/?#].*)?");

    private final Surveys surveys;
    private final Analyses analyses;
    private final Sharing sharing;
    private final Begun begun;

    /** @param begun knows whose is what is not stored yet */
    public Permissions(Surveys surveys, Analyses analyses, Sharing sharing, Begun begun) {
        this.surveys = surveys;
        this.analyses = analyses;
        this.sharing = sharing;
        this.begun = begun;
    }

    /**
     * What was begun and is not stored, by the random names that stand in addresses.
     *
     * @param uploads the account that began an upload
     * @param tables the account that sent a table of published estimates
     * @param jobs the page that a computation leads back to
     */
    public record Begun(
            Function<String, Optional<Long>> uploads,
            Function<String, Optional<Long>> tables,
            Function<String, Optional<String>> jobs) {}

    /** What somebody may do with each survey, by their first versions, as it is now. */
    public LongFunction<Right> rights(Person person) {
        return sharing.rights(person.account(), person.role());
    }

    /** Which surveys somebody may see, by their first versions, as it is now. */
    public LongPredicate seen(Person person) {
        LongFunction<Right> rights = rights(person);
        return series -> rights.apply(series).includes(Right.SEE);
    }

    /** What somebody may do with a survey, known by any version. */
    public Right right(Person person, long survey) {
        return surveys.find(survey)
                .map(each -> sharing.of(each.origin().series(), person.account(), person.role()))
                .orElse(Right.NONE);
    }

    /**
     * Demands a right to a survey. Returns the one that the person has.
     *
     * @throws NotFoundResponse when the person may not even see it, or it is not there
     * @throws Refusal when they may see it and nothing more
     */
    public Right demand(Person person, long survey, Right least) {
        Right right = right(person, survey);
        if (right == Right.NONE) {
            throw new NotFoundResponse();
        }
        if (!right.includes(least)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "access.no-right");
        }
        return right;
    }

    /** Demands what a route does, of a person; throws as {@link #demand(Person, long, Right)}. */
    void demand(Person person, Access access, Context context) {
        if (!person.role().includes(access.least()) || person.byToken() && !access.byToken()) {
            throw new Refusal(HttpStatus.FORBIDDEN, "access.no-right");
        }
        switch (access) {
            case OPEN, SIGNED_IN, OWN_ACCOUNT, UPLOAD, ADMINISTER -> {
                // the role alone decides
            }
            case SEE_SURVEY -> show(person, context, PathNumber.of(context, "id"));
            case WORK_ON_SURVEY -> offer(person, context, PathNumber.of(context, "id"), Right.WORK);
            case OWN_SURVEY -> offer(person, context, PathNumber.of(context, "id"), Right.OWN);
            case SEE_ANALYSIS -> show(person, context, survey(PathNumber.of(context, "id")));
            case WORK_ON_ANALYSIS -> offer(person, context, survey(PathNumber.of(context, "id")), Right.WORK);
            case OWN_UPLOAD -> demandOwn(person, begun.uploads.apply(context.pathParam("id")));
            case OWN_TABLE -> demandOwn(person, begun.tables.apply(context.pathParam("id")));
            case SEE_JOB ->
                demandPage(person, begun.jobs.apply(context.pathParam("id")).orElseThrow(NotFoundResponse::new));
        }
    }

    /** Demands a right to a survey; what pages offer follows from what they have. */
    private void offer(Person person, Context context, long survey, Right least) {
        Person.may(context, demand(person, survey, least));
    }

    /** The same for a page that is about the survey and nothing else. */
    private void show(Person person, Context context, long survey) {
        offer(person, context, survey, Right.SEE);
        surveys.find(survey)
                .ifPresent(each -> Version.about(context, each.origin().series()));
    }

    private long survey(long analysis) {
        return analyses.find(analysis).map(StoredAnalysis::surveyId).orElseThrow(NotFoundResponse::new);
    }

    private static void demandOwn(Person person, Optional<Long> owner) {
        if (owner.filter(each -> each == person.account()).isEmpty()) {
            throw new NotFoundResponse();
        }
    }

    private void demandPage(Person person, String page) {
        Matcher subject = PAGE.matcher(page);
        if (subject.matches()) {
            long id = Long.parseLong(subject.group(2));
            demand(person, subject.group(1).equals("surveys") ? id : survey(id), Right.SEE);
        }
    }
}
