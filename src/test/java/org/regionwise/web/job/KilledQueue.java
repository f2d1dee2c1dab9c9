package org.regionwise.web.job;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.regionwise.store.Database;
import org.regionwise.store.queue.SharedJobs;

/** A server as a program of its own, which {@link SharedQueueTest} kills: it says what it computes. */
final class KilledQueue {
    private KilledQueue() {}

    /** @param arguments the database */
    @SuppressWarnings("resource") // it runs until it is killed
    public static void main(String[] arguments) {
        Database database = Database.openUrl(arguments[0]);
        SharedQueue queue = new SharedQueue(new SharedJobs(database));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        queue.offer(SharedQueueTest.work("fit", (question, job) -> {
            out.println(job.id());
            SharedQueueTest.goOn(job, 3, 4);
            return "";
        }));
        queue.start();
    }
}
