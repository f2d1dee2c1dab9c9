package org.regionwise.web.operation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.store.Database;
import org.regionwise.store.Safekeeping;
import org.regionwise.web.access.Access;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.Jobs;

/** For programs that watch the server: {@code /health}, {@code /version}, {@code /metrics}. */
public final class OperationRoutes {
    /** With less, an upload would soon fill the disk. */
    private static final long LEAST_BYTES = 100L << 20;

    private static final String OK = "ok";

    private final Database database;
    private final Safekeeping safekeeping;
    private final Path data;
    private final Jobs jobs;
    private final Requests requests;

    /** @param data the folder whose disk must not be full */
    public OperationRoutes(Database database, Safekeeping safekeeping, Path data, Jobs jobs, Requests requests) {
        this.database = database;
        this.safekeeping = safekeeping;
        this.data = data;
        this.jobs = jobs;
        this.requests = requests;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/health", this::health, Access.OPEN);
        routes.get("/version", this::version, Access.OPEN);
        routes.get("/metrics", this::metrics, Access.SIGNED_IN);
    }

    /** 200 while it is well and 503 otherwise, for load balancers and supervisors. */
    private void health(Context context) {
        boolean answers = database.answers();
        long free = freeBytes();
        boolean well = answers && free >= LEAST_BYTES;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", well ? OK : "failing");
        answer.put("database", answers ? OK : "does not answer");
        answer.put("disk", Map.of("status", free >= LEAST_BYTES ? OK : "nearly full", "freeBytes", free));
        answer.put("queue", queue());
        // null before the first, and where another database keeps its own
        answer.put(
                "lastGoodBackup", safekeeping.lastGood().map(Instant::toString).orElse(null));
        context.status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .header("Cache-Control", "no-store")
                .json(answer);
    }

    private Map<String, Integer> queue() {
        Map<String, Integer> queue = new LinkedHashMap<>();
        for (Job.Kind kind : Job.Kind.values()) {
            queue.put(name(kind), jobs.unfinished(kind));
        }
        return queue;
    }

    private static String name(Job.Kind kind) {
        return switch (kind) {
            case FIT -> "fits";
            case LOOK -> "previews";
            case FILE -> "files";
        };
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    private void version(Context context) {
        context.json(Map.of("name", "regionwise", "version", String.valueOf(SoftwareVersion.version())));
    }

    private void metrics(Context context) {
        StringBuilder out = new StringBuilder();
        requests.write(out);
        out.append("# HELP regionwise_unfinished Computations that run or wait.\n")
                .append("# TYPE regionwise_unfinished gauge\n");
        queue().forEach((kind, count) -> out.append("regionwise_unfinished{kind=\"")
                .append(kind)
                .append("\"} ")
                .append(count)
                .append('\n'));
        gauge(out, "regionwise_disk_free_bytes", "Free space where the data is.", freeBytes());
        gauge(
                out,
                "regionwise_heap_used_bytes",
                "Memory in use.",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        gauge(
                out,
                "regionwise_uptime_seconds",
                "Time since the start.",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(out.toString());
    }

    private static void gauge(StringBuilder out, String name, String help, long value) {
        out.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ");
        out.append(name)
                .append(" gauge\n")
                .append(name)
                .append(' ')
                .append(value)
                .append('\n');
    }
}
