package org.regionwise.web.guard;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Takes {@code X-HTTP-Method-Override} out of every request: Javalin would take a GET with it for a change, and a
 * change for a GET, which no guard looks at.
 */
public final class MethodAsSent implements HttpConfiguration.Customizer {
    private static final String OVERRIDE = "X-HTTP-Method-Override";

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (!request.getHeaders().contains(OVERRIDE)) {
            return request;
        }
        HttpFields sent =
                HttpFields.build(request.getHeaders()).remove(OVERRIDE).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return sent;
            }
        };
    }
}
