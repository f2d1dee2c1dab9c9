package org.regionwise.web.guard;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.regionwise.web.page.Refusal;

/**
 * Lets only so many requests with a body be received at once. A body may come slowly, and each holds a thread until it
 * is there; the threads that are left are enough for pages.
 */
public final class Bodies implements Filter {
    /** Of the server's 400 threads. */
    public static final int MOST = 64;

    private static final Set<String> WITHOUT = Set.of("GET", "HEAD", "OPTIONS");
    private static final String REFUSED = "too-many-bodies";

    private final Semaphore places = new Semaphore(MOST);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && WITHOUT.contains(http.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        if (!places.tryAcquire()) {
            // the page that says so is made where all others are
            request.setAttribute(REFUSED, true);
            chain.doFilter(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    /** @throws Refusal when too many others are being received; nothing of the body was read */
    public void check(Context context) {
        if (context.req().getAttribute(REFUSED) != null) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "error.busy");
        }
    }
}
