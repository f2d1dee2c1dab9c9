package org.regionwise.web.operation;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.regionwise.web.page.RequestNumber;

/** Numbers and counts requests: how many were answered how, and how long they took. Safe for use by several threads. */
public final class Requests {
    /** Upper limits of the classes of durations, in seconds; a last class has none. */
    private static final double[] LIMITS = {0.01, 0.03, 0.1, 0.3, 1, 3, 10};

    private static final String BEGUN = "begun";
    private static final double NANOS = 1e9;
    private static final int CLASSES = 6;

    /** Tells the numbers of this start from those of the one before. */
    private final String start =
            String.format(Locale.ROOT, "%04x", ThreadLocalRandom.current().nextInt(1 << 16));

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLongArray byDuration = new AtomicLongArray(LIMITS.length + 1);
    private final AtomicLongArray byStatus = new AtomicLongArray(CLASSES);
    private final Map<String, Times> byRoute = new ConcurrentHashMap<>();

    /** How often a route was asked, and how long that took together. */
    private record Times(LongAdder count, LongAdder nanos) {
        Times() {
            this(new LongAdder(), new LongAdder());
        }

        void add(long took) {
            count.increment();
            nanos.add(took);
        }
    }

    /** A request came: it is given a number, which the answer carries too. */
    public void begin(Context context) {
        context.attribute(BEGUN, System.nanoTime());
        RequestNumber.give(context, start + "-" + count.incrementAndGet());
    }

    /** Its answer is ready. */
    public void end(Context context) {
        Long begun = context.attribute(BEGUN);
        if (begun == null) {
            return;
        }
        long took = System.nanoTime() - begun;
        nanos.addAndGet(took);
        // browsers show it beside the time on the way
        context.header("Server-Timing", "page;dur=" + Math.round(took / 1e5) / 10.0);
        Endpoint route = context.endpoints().matchedHttpEndpoint();
        if (route != null) {
            byRoute.computeIfAbsent(route.method + " " + route.path, path -> new Times())
                    .add(took);
        }
        int place = 0;
        while (place < LIMITS.length && took > LIMITS[place] * NANOS) {
            place++;
        }
        byDuration.incrementAndGet(place);
        byStatus.incrementAndGet(Math.min(CLASSES - 1, context.statusCode() / 100));
    }

    /** What was counted, as Prometheus reads it. */
    void write(StringBuilder out) {
        out.append("# HELP regionwise_requests_total Requests answered, by class of status.\n")
                .append("# TYPE regionwise_requests_total counter\n");
        for (int i = 1; i < CLASSES; i++) {
            out.append("regionwise_requests_total{status=\"")
                    .append(i)
                    .append("xx\"} ")
                    .append(byStatus.get(i))
                    .append('\n');
        }
        out.append("# HELP regionwise_request_seconds Time from a request to its answer.\n")
                .append("# TYPE regionwise_request_seconds histogram\n");
        long sum = 0;
        for (int i = 0; i <= LIMITS.length; i++) {
            sum += byDuration.get(i);
            out.append("regionwise_request_seconds_bucket{le=\"")
                    .append(i < LIMITS.length ? Double.toString(LIMITS[i]) : "+Inf")
                    .append("\"} ")
                    .append(sum)
                    .append('\n');
        }
        out.append("regionwise_request_seconds_sum ")
                .append(nanos.get() / NANOS)
                .append("\nregionwise_request_seconds_count ")
                .append(sum)
                .append('\n');
        out.append("# HELP regionwise_route_seconds Time from a request to its answer, by route.\n")
                .append("# TYPE regionwise_route_seconds summary\n");
        new TreeMap<>(byRoute).forEach((route, times) -> {
            String label = "{route=\"" + route + "\"} ";
            out.append("regionwise_route_seconds_sum")
                    .append(label)
                    .append(times.nanos.sum() / NANOS)
                    .append("\nregionwise_route_seconds_count")
                    .append(label)
                    .append(times.count.sum())
                    .append('\n');
        });
    }
}
