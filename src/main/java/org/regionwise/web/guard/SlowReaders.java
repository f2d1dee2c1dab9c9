package org.regionwise.web.guard;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose clients take an answer too slowly. The server's own limit is on silence, and a byte now and
 * then is none; a large file would hold its thread for days. Only the time in which the client is waited for counts.
 */
public final class SlowReaders extends Handler.Wrapper {
    /** So long clients may be waited for in all, before their pace matters. */
    static final Duration GRACE = Duration.ofSeconds(20);
    /** What they must on the whole have taken by then; the slowest telephone line does. */
    private static final double BYTES_PER_SECOND = 1000;

    private static final double NANOS = 1e9;

    private final Duration grace;
    private final double pace;
    private final Scheduler scheduler = new ScheduledExecutorScheduler("slow-readers", true);

    /** With the usual time of grace. */
    public SlowReaders() {
        this(GRACE, BYTES_PER_SECOND);
    }

    SlowReaders(Duration grace, double bytesPerSecond) {
        this.grace = grace;
        this.pace = bytesPerSecond;
        installBean(scheduler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new Paced(request, response), callback);
    }

    private final class Paced extends Response.Wrapper {
        private long taken;
        private long waited;

        private Paced(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            Pending pending = new Pending(content == null ? 0 : content.remaining(), callback);
            super.write(last, content, pending);
            pending.waitFor();
        }

        /** One write, until the client has taken it. Writes follow one another. */
        private final class Pending implements Callback {
            private final int bytes;
            private final Callback then;
            private final long begun = System.nanoTime();
            private boolean over;
            private Scheduler.Task end;

            private Pending(int bytes, Callback then) {
                this.bytes = bytes;
                this.then = then;
            }

            private synchronized void waitFor() {
                if (!over) {
                    double due = grace.toNanos() + (taken + bytes) / pace * NANOS - waited;
                    end = scheduler.schedule(this::giveUp, Math.max(1, (long) due), TimeUnit.NANOSECONDS);
                }
            }

            private void giveUp() {
                getRequest()
                        .getConnectionMetaData()
                        .getConnection()
                        .getEndPoint()
                        .close();
            }

            private synchronized void taken() {
                over = true;
                taken += bytes;
                waited += System.nanoTime() - begun;
                if (end != null) {
                    end.cancel();
                }
            }

            @Override
            public void succeeded() {
                taken();
                then.succeeded();
            }

            @Override
            public void failed(Throwable cause) {
                taken();
                then.failed(cause);
            }

            @Override
            public InvocationType getInvocationType() {
                return then.getInvocationType();
            }
        }
    }
}
