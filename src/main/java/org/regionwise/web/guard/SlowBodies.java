package org.regionwise.web.guard;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives up bodies that come too slowly. The server's own limit is on silence, and a byte now and then is none; it would
 * hold one of the few places for bodies for days.
 */
public final class SlowBodies extends Handler.Wrapper {
    /** From its first byte on so long a body may come as slowly as it likes. */
    static final Duration GRACE = Duration.ofSeconds(10);
    /** After that it must on the whole have come as fast as this; the slowest telephone line is. */
    private static final double BYTES_PER_SECOND = 1000;

    private static final double NANOS = 1e9;

    private final Duration grace;

    /** With the usual time of grace. */
    public SlowBodies() {
        this(GRACE);
    }

    SlowBodies(Duration grace) {
        this.grace = grace;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Paced(request), response, callback);
    }

    private final class Paced extends Request.Wrapper {
        private long begun;
        private long received;
        private Content.Chunk tooSlow;

        private Paced(Request request) {
            super(request);
        }

        @Override
        public Content.Chunk read() {
            if (tooSlow != null) {
                return tooSlow;
            }
            if (begun == 0) {
                begun = System.nanoTime();
            }
            Content.Chunk chunk = super.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            received += chunk.remaining();
            double due = (System.nanoTime() - begun - grace.toNanos()) / NANOS * BYTES_PER_SECOND;
            if (!chunk.isLast() && received < due) {
                chunk.release();
                tooSlow = Content.Chunk.from(new TimeoutException("the body comes too slowly"));
                return tooSlow;
            }
            return chunk;
        }
    }
}
