package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.regionwise.Patience;

/** Speaks HTTP with a running application as a program would, following no redirect by itself. */
final class Visitor {
    private static final String BOUNDARY = "----what-separates-the-parts";
    /** What the answers 0 and 1 mean, as forms send it. */
    static final String[] NO_AND_YES = {"value", "0", "meaning.0", "no", "value", "1", "meaning.1", "yes"};
    /** The same of the sample survey of harassment, where 9 is no answer. */
    static final String[] NO_YES_AND_MISSING = fields(NO_AND_YES, "value", "9", "meaning.2", "missing");

    private static final List<String> PARTS = List.of(
            "columns",
            "answers",
            "regions",
            "map",
            "table",
            "design",
            "predictors",
            "name",
            "survey-reading",
            "regions-reading");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final String address;
    private final String[] headers;

    /** @param headers names and values by turns, sent with every request */
    Visitor(RunningApplication application, String... headers) {
        this(application.address(), headers);
    }

    /** The same of one that runs elsewhere, without a slash at the end of its address. */
    Visitor(String address, String... headers) {
        this.address = address;
        this.headers = headers;
    }

    /** A file as a form sends it. */
    record Sent(String field, String fileName, byte[] content) {
        Sent(String field, String fileName, String content) {
            this(field, fileName, content.getBytes(StandardCharsets.UTF_8));
        }

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        static Sent survey(String content) {
            return new Sent("survey", "survey.csv", content);
        }

        static Sent regions(String content) {
            return new Sent("regions", "regions.csv", content);
        }

        /** A file of the folder {@code sample-surveys}. */
        static Sent sample(String field, String path) {
            try {
                return new Sent(field, field + ".csv", Files.readString(Path.of("sample-surveys", path)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    HttpResponse<String> get(String path) {
        return send(to(path), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path) {
        return send(to(path), BodyHandlers.ofByteArray());
    }

    JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(get(path).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages of a result, one after the other. */
    String layers(String analysis) {
        return get(analysis).body()
                + get(analysis + "/explain").body()
                + get(analysis + "/audit").body();
    }

    /** Sends a form: names and values by turns. Waits for a computation that it begins, as a browser would. */
    HttpResponse<String> post(String path, String... fields) {
        HttpResponse<String> answer = send(form(path, fields), BodyHandlers.ofString());
        String place = answer.headers().firstValue("Location").orElse("");
        if (!place.startsWith("/jobs/")) {
            return answer;
        }
        await(place);
        return get(place);
    }

    /** Sends a form that is taken. Returns the path that its answer leads to. */
    String place(String path, String... fields) {
        HttpResponse<String> answer = post(path, fields);
        assertEquals(302, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Fields of a form, and more of them. */
    static String[] fields(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    HttpRequest.Builder form(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i > 0 ? "&" : "")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()));
    }

    /** Sends files as the upload form does. Returns the answer. */
    HttpResponse<String> send(Sent... files) {
        return send(multipart(files), BodyHandlers.ofString());
    }

    /** Sends files that are taken, and waits until they were read. Returns the path of the upload's page. */
    String upload(Sent... files) {
        String page = send(files).headers().firstValue("Location").orElseThrow();
        await(page);
        return page;
    }

    /** Waits while the upload of this page is being worked on. */
    void await(String page) {
        Patience.until(
                () -> !json(page + "/progress").get("working").asBoolean(), () -> "the end of the work on " + page);
    }

    /** Takes a step with an upload and waits until it is done. Returns the pages that follow. */
    String step(String upload, String step, String... fields) {
        place(upload + "/" + step, fields);
        await(upload);
        return whole(upload);
    }

    /** All pages of an upload that is being checked, or its one page in any other stage. */
    String whole(String upload) {
        StringBuilder pages = new StringBuilder(get(upload).body());
        for (String part : PARTS) {
            HttpResponse<String> page = get(upload + "/" + part);
            pages.append(page.statusCode() == 200 ? page.body() : "");
        }
        return pages.toString();
    }

    /** Stores an upload whose columns were said. Returns the path of its survey's page. */
    String store(String upload, String... coding) {
        place(upload + "/store", coding);
        await(upload);
        HttpResponse<String> answer = get(upload);
        assertEquals(302, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replace("?stored", "");
    }

    /** Uploads and stores a survey of the columns region and y, which is 0 or 1. Returns the path of its page. */
    String stored(String rows) {
        String upload = upload(Sent.survey(rows));
        step(upload, "columns", "region", "region", "outcome", "y");
        return store(upload, NO_AND_YES);
    }

    /** Asks for an analysis of a survey. Returns the path of its page. */
    String analyse(String survey, String... asked) {
        return place(survey + "/analyses", asked);
    }

    /** What to ask of a survey as {@link #stored} has it. */
    static String[] question(String... more) {
        return fields(fields(new String[] {"outcome", "y"}, NO_AND_YES), more);
    }

    /** Sends a table of published estimates that is taken. Returns the path of the page that asks what is what. */
    String table(String content) {
        HttpResponse<String> answer =
                send(multipart("/areas", new Sent("table", "areas.csv", content)), BodyHandlers.ofString());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    HttpRequest.Builder multipart(Sent... files) {
        return multipart("/uploads", files);
    }

    HttpRequest.Builder multipart(String path, Sent... files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Sent file : files) {
            // a field of the form has no file name
            String kind = file.fileName().isEmpty()
                            || file.field().equals("replaces")
                            || file.field().startsWith("without-")
                    ? ""
                    : "; filename=\"" + file.fileName() + "\"\r\nContent-Type: text/csv";
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + file.field() + "\""
                            + kind + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return to(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }

    HttpRequest.Builder to(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
