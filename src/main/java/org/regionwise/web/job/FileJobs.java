package org.regionwise.web.job;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.regionwise.web.page.DownloadFileName;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.ReaderLanguage;
import org.regionwise.web.page.Refusal;

/**
 * Files that may take longer than a moment to make. A browser that goes to one is shown how far it is, and then given
 * it; a program waits and gets it in the same answer. Either way it is given at its own address alone, so that who asks
 * late gets what may be shown then.
 */
public final class FileJobs {
    private final Jobs jobs;
    private final JobRoutes underWay;
    private final Pages pages;
    private final RecentFiles made = new RecentFiles();

    /** @param pages know what a file is written in */
    public FileJobs(Jobs jobs, JobRoutes underWay, Pages pages) {
        this.jobs = jobs;
        this.underWay = underWay;
        this.pages = pages;
    }

    /**
     * A file that is asked for.
     *
     * @param state what its content depends on beside its address and its language, such as a publication profile
     *     and the names of what was asked
     * @param title what it is, in words
     * @param back where a reader who cancels it goes
     * @param name as it is saved
     * @param type media type
     * @param saved whether a browser is to save it, and not to show it
     */
    public record Wanted(String state, String title, String back, String name, String type, boolean saved) {}

    /** Makes the content, telling the job that it is part of how far it is. */
    public interface Making {
        /** The whole file; says to {@code job} how far it is, and stops where that throws. */
        byte[] make(Job<ReadyFile> job) throws IOException;
    }

    /**
     * Answers with the file, or for a browser with the way to the page of its making.
     *
     * @throws Refusal when too many files are being made
     * @throws java.util.concurrent.CancellationException when its making was cancelled
     */
    public void answer(Context context, Wanted wanted, Making making) {
        String query = context.queryString();
        String address = context.path() + (query == null ? "" : "?" + query);
        String key =
                "file " + address + " " + pages.fileWords(context).language().tag() + " " + wanted.state;
        context.header("Vary", "Accept, " + ReaderLanguage.VARY);
        Optional<byte[]> known = made.find(key);
        if (known.isPresent()) {
            give(context, wanted, known.get());
            return;
        }
        Job<ReadyFile> job = job(key, address, wanted, making);
        if (underWay.await(job, goesThere(context)).isPresent()) {
            give(context, wanted, made.find(key).orElseThrow(FileJobs::letGo));
        } else {
            context.header("Cache-Control", "no-store");
            context.redirect("/jobs/" + job.id());
        }
    }

    private Job<ReadyFile> job(String key, String address, Wanted wanted, Making making) {
        Job<ReadyFile> job = begun(key, address, wanted, making);
        if (job.over() && made.find(key).isEmpty()) {
            // it was made, and let go since
            jobs.forget(job);
            return begun(key, address, wanted, making);
        }
        return job;
    }

    private Job<ReadyFile> begun(String key, String address, Wanted wanted, Making making) {
        return jobs.shared(Job.Kind.FILE, key, wanted.title, wanted.back, started -> {
            try {
                byte[] content = making.make(started);
                started.checkpoint();
                made.put(key, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new ReadyFile(wanted.name, address);
        });
    }

    private static Refusal letGo() {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "job.let-go");
    }

    /** Whether somebody would see a page, as links and forms ask, and not an image within a page or a program. */
    private static boolean goesThere(Context context) {
        String accepted = context.header("Accept");
        return accepted != null && accepted.contains("text/html");
    }

    private static void give(Context context, Wanted wanted, byte[] content) {
        context.header("Content-Disposition", DownloadFileName.disposition(wanted.saved, wanted.name));
        context.contentType(wanted.type).result(content);
    }
}
