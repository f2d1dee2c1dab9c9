package org.regionwise.web.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * Has HEAD answered as GET is, of which the server then sends the headers alone. Javalin would say 200 to everybody,
 * for whatever looks like one of our addresses.
 */
public final class HeadAsGet implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean head = request instanceof HttpServletRequest http && "HEAD".equals(http.getMethod());
        chain.doFilter(head ? new AsGet((HttpServletRequest) request) : request, response);
    }

    private static final class AsGet extends HttpServletRequestWrapper {
        private AsGet(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
