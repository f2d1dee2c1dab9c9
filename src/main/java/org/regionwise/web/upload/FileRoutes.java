package org.regionwise.web.upload;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.store.KeptFiles;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.store.account.Sharing;
import org.regionwise.survey.ByteCount;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.Reason;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Permissions;
import org.regionwise.web.page.FieldError;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Person;
import org.regionwise.web.reading.CountedUpload;

/** The first step: choosing files, and choosing others later. What is not chosen anew stays. */
final class FileRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final KeptFiles files;
    private final PendingUploads uploads;
    private final ReadingRoutes reading;
    private final boolean elsewhere;
    private final ImportLimits limits;
    private final Permissions permissions;

    FileRoutes(
            Pages pages,
            Surveys surveys,
            KeptFiles files,
            PendingUploads uploads,
            ReadingRoutes reading,
            boolean elsewhere,
            ImportLimits limits,
            Permissions permissions) {
        this.pages = pages;
        this.surveys = surveys;
        this.files = files;
        this.uploads = uploads;
        this.reading = reading;
        this.elsewhere = elsewhere;
        this.limits = limits;
        this.permissions = permissions;
    }

    void register(RoutesConfig routes) {
        routes.get("/uploads/new", this::choose, Access.UPLOAD);
        routes.post("/uploads", this::receive, Access.UPLOAD);
        routes.get("/uploads/{id}/files", this::chooseOthers, Access.OWN_UPLOAD);
        routes.post("/uploads/{id}/files", this::receiveOthers, Access.OWN_UPLOAD);
    }

    /** {@code ?replaces=} makes what is sent a new version of that survey. */
    private void choose(Context context) {
        choose(context, Optional.ofNullable(context.queryParam("replaces")), List.of());
    }

    private void choose(Context context, Optional<String> replaces, List<FieldError> errors) {
        Map<String, Object> model = model("/uploads");
        model.put("elsewhere", elsewhere);
        model.put("errors", errors);
        replaces.map(id -> replaced(context, id)).ifPresent(survey -> {
            model.put("replaces", survey);
            files.regions(survey.id()).ifPresent(kept -> model.put("regionsThere", kept.name()));
            files.boundaries(survey.id()).ifPresent(kept -> model.put("boundariesThere", kept.name()));
            model.put("from", "version");
        });
        pages.show(context, "upload/file", model);
    }

    /** The files of an upload under way, to choose others in their place. */
    private void chooseOthers(Context context) {
        PendingUpload upload = waiting(context);
        if (upload.counted().isPresent()) {
            context.redirect(upload.counted().get().again());
            return;
        }
        Map<String, Object> model = model("/uploads/" + upload.id() + "/files");
        upload.replaces().flatMap(surveys::find).ifPresent(survey -> model.put("replaces", survey));
        model.put("surveyThere", upload.surveyName());
        upload.regionsName().ifPresent(name -> model.put("regionsThere", name));
        upload.boundariesName().ifPresent(name -> model.put("boundariesThere", name));
        model.put("from", "received");
        model.put("upload", upload.id());
        pages.show(context, "upload/file", model);
    }

    private Map<String, Object> model(String action) {
        Map<String, Object> model = new HashMap<>();
        model.put("action", action);
        model.put("errors", List.of());
        model.put("largest", ByteCount.of(limits.fileBytes()));
        return model;
    }

    /** The survey that is to have a new version, for who may work on it. */
    private StoredSurvey replaced(Context context, String id) {
        long survey = PathNumber.parse(id);
        permissions.demand(Person.of(context).orElseThrow(), survey, Sharing.Right.WORK);
        return surveys.find(survey).orElseThrow(NotFoundResponse::new);
    }

    private PendingUpload.Sender sender(Context context) {
        Person person = Person.of(context).orElseThrow();
        return new PendingUpload.Sender(person.account(), person.name(), permissions.seen(person));
    }

    private PendingUpload waiting(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (!upload.stage().waits()) {
            throw new NotFoundResponse();
        }
        return upload;
    }

    private void receive(Context context) {
        Optional<Long> replaces = Optional.ofNullable(context.formParam("replaces"))
                .filter(id -> !id.isBlank())
                .map(id -> replaced(context, id).id());
        Optional<UploadFile> received = sent(context, "survey");
        if (received.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            choose(
                    context,
                    replaces.map(String::valueOf),
                    List.of(FieldError.of("survey", "", Reason.of("no-extract"))));
            return;
        }
        context.redirect(begun(context, received.get(), replaces, Optional.empty()));
    }

    /** Begins an upload whose survey is counted in a database. Returns the address of its page. */
    String count(Context context, CountedUpload counted) {
        return begun(context, UploadFile.counted(counted.name()), counted.replaces(), Optional.of(counted));
    }

    /** With the region table and the boundaries that were sent, or else those of the version before. */
    private String begun(Context context, UploadFile survey, Optional<Long> replaces, Optional<CountedUpload> counted) {
        Optional<UploadFile> regions = sent(context, "regions")
                .or(() -> replaces.filter(id -> kept(context, "regions"))
                        .flatMap(files::regions)
                        .map(each -> UploadFile.stored(each.name(), each.sha256(), files)));
        Optional<UploadFile> boundaries = sent(context, "boundaries")
                .or(() -> replaces.filter(id -> kept(context, "boundaries"))
                        .flatMap(files::boundaries)
                        .map(each -> UploadFile.stored(each.name(), each.sha256(), files)));
        PendingUpload upload = uploads.add(survey, regions, boundaries, replaces, counted, sender(context));
        reading.begin(upload);
        return "/uploads/" + upload.id();
    }

    private void receiveOthers(Context context) {
        PendingUpload before = waiting(context);
        if (before.counted().isPresent()) {
            context.redirect(before.counted().get().again());
            return;
        }
        UploadFile survey = sent(context, "survey")
                .orElseGet(() -> UploadFile.received(
                        before.surveyName(), false, before.surveyFile().path()));
        FileNames names = before.names();
        Optional<UploadFile> regions = sent(context, "regions")
                .or(() -> names.regions()
                        .filter(name -> kept(context, "regions"))
                        .map(name -> UploadFile.received(
                                name, names.regionsKept(), before.regionsFile().path())));
        Optional<UploadFile> boundaries = sent(context, "boundaries")
                .or(() -> names.boundaries()
                        .filter(name -> kept(context, "boundaries"))
                        .map(name -> UploadFile.received(
                                name,
                                names.boundariesKept(),
                                before.boundariesFile().path())));
        PendingUpload upload = uploads.add(survey, regions, boundaries, before.replaces(), before.sender());
        if (sent(context, "survey").isEmpty()) {
            upload.say(false, before.survey());
        }
        if (regions.isPresent() && sent(context, "regions").isEmpty()) {
            upload.say(true, before.regions());
        }
        before.columns().ifPresent(upload::say);
        upload.sayAnswers(before.answers());
        upload.say(before.called());
        upload.sayRegional(before.regional());
        if (before.stage() instanceof UploadCheck counted) {
            upload.sayChecked(counted);
        }
        uploads.cancel(before);
        reading.begin(upload);
        context.redirect("/uploads/" + upload.id());
    }

    private static boolean kept(Context context, String field) {
        return context.formParam("without-" + field) == null;
    }

    private static Optional<UploadFile> sent(Context context, String field) {
        return Optional.ofNullable(context.uploadedFile(field))
                .filter(file -> !file.filename().isBlank())
                .map(UploadFile::sent);
    }
}
