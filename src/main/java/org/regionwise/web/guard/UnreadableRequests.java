package org.regionwise.web.guard;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.regionwise.report.message.Words;

/**
 * Answers what is refused before it comes to a route, as it is no proper HTTP: one plain line, with our headers. It is
 * English, as nothing is known of who asks.
 */
public final class UnreadableRequests extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        SecurityHeaders.ALL.forEach(response.getHeaders()::put);
        return super.handle(request, response, callback);
    }

    @Override
    protected void writeErrorHtml(
            Request request, Writer writer, Charset charset, int code, String message, Throwable cause)
            throws IOException {
        writer.write("<!DOCTYPE html><html lang=\"en\"><title>" + sentence(code) + "</title><p>" + sentence(code)
                + "</p></html>");
    }

    @Override
    protected void writeErrorPlain(Request request, PrintWriter writer, int code, String message, Throwable cause) {
        writer.write(sentence(code) + "\n");
    }

    private static String sentence(int code) {
        return Words.english().say("error.no-http", "code", Integer.toString(code));
    }
}
