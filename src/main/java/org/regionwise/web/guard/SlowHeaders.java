package org.regionwise.web.guard;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which no request comes together. The server's own limit is on silence, and a byte now and then
 * is none. Such a connection holds no thread, but thousands would hold memory.
 */
public final class SlowHeaders extends Handler.Wrapper {
    /** So long a request's first line and headers may take, from the end of the one before. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LOOKS = 6;
    /** When the last request of a connection was over; {@link #UNDER_WAY} while one is not. */
    private static final String OVER = SlowHeaders.class.getName();

    private static final Long UNDER_WAY = Long.MAX_VALUE;

    private final Duration patience;
    private final Scheduler scheduler = new ScheduledExecutorScheduler("slow-headers", true);

    /** With the usual patience. */
    public SlowHeaders() {
        this(PATIENCE);
    }

    SlowHeaders(Duration patience) {
        this.patience = patience;
        installBean(scheduler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Attributes connection = request.getConnectionMetaData();
        connection.setAttribute(OVER, UNDER_WAY);
        Request.addCompletionListener(request, failure -> connection.setAttribute(OVER, System.currentTimeMillis()));
        return super.handle(request, response, callback);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookAgain();
    }

    private void lookAgain() {
        scheduler.schedule(this::look, patience.toMillis() / LOOKS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.currentTimeMillis();
        for (Connector connector : getServer().getConnectors()) {
            for (EndPoint each : connector.getConnectedEndPoints()) {
                Object over =
                        each.getConnection() instanceof Attributes connection ? connection.getAttribute(OVER) : null;
                long since = over instanceof Long last ? last : each.getCreatedTimeStamp();
                if (now - patience.toMillis() > since) {
                    each.close();
                }
            }
        }
        lookAgain();
    }
}
