package org.regionwise.web.home;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.regionwise.web.access.Access;
import org.regionwise.web.page.DownloadFileName;
import org.regionwise.web.page.Pages;

/**
 * Small files that show what an upload takes, in each language as its spreadsheets write CSV, and the files of a sample
 * survey.
 */
public final class ExampleFiles {
    private static final Set<String> TEMPLATES = Set.of("survey", "regions", "estimates");
    private static final Set<String> SAMPLES = Set.of("survey", "regions");

    private final Pages pages;

    public ExampleFiles(Pages pages) {
        this.pages = pages;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/examples/template/{file}", this::template, Access.SIGNED_IN);
        routes.get("/examples/sample/{file}", this::sample, Access.SIGNED_IN);
    }

    private void template(Context context) {
        String name = context.pathParam("file").replaceFirst("[.]csv$", "");
        require(TEMPLATES, name);
        String language = pages.fileWords(context).language().tag();
        String called = pages.fileWords(context).say("upload.template." + name + "-file");
        send(context, "/upload-templates/" + language + "/" + name + ".csv", called);
    }

    private void sample(Context context) {
        String name = context.pathParam("file").replaceFirst("[.]csv$", "");
        require(SAMPLES, name);
        send(context, "/sample-surveys/harassment/" + name + ".csv", "sample-" + name + ".csv");
    }

    private static void require(Set<String> known, String name) {
        if (!known.contains(name)) {
            throw new NotFoundResponse();
        }
    }

    private static void send(Context context, String resource, String called) {
        try (InputStream in = ExampleFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new NotFoundResponse();
            }
            context.contentType("text/csv; charset=utf-8")
                    .header("Content-Disposition", DownloadFileName.disposition(true, called))
                    .result(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
