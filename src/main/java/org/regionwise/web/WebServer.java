package org.regionwise.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.regionwise.survey.ImportLimits;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Gate;
import org.regionwise.web.guard.Bodies;
import org.regionwise.web.guard.CrossSiteGuard;
import org.regionwise.web.guard.HeadAsGet;
import org.regionwise.web.guard.HostAllowList;
import org.regionwise.web.guard.MethodAsSent;
import org.regionwise.web.guard.SecurityHeaders;
import org.regionwise.web.guard.SlowBodies;
import org.regionwise.web.guard.SlowHeaders;
import org.regionwise.web.guard.SlowReaders;
import org.regionwise.web.guard.UnreadableRequests;
import org.regionwise.web.guard.UploadSize;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.operation.Requests;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.StaticFiles;
import org.regionwise.web.upload.UploadRoutes;

/** The HTTP server: guards first, then the routes of every feature, then what to say when something fails. */
public final class WebServer implements AutoCloseable {
    private static final long LARGEST_FORM_BYTES = 1_000_000;
    /** Of a page a tenth more remains than at the usual level, 6, which takes three times as long. */
    private static final int COMPRESSION = 3;

    /**
     * Most wait for somebody: at most {@link Bodies#MOST} for a body and {@link JobRoutes#MOST_WAITING} for a file or
     * an answer. The others make pages, in turns.
     */
    private static final int THREADS = 400;

    private static final int FEWEST_THREADS = 8;

    private final Javalin javalin;
    private final UploadRoutes uploads;

    /**
     * @param pages renders templates
     * @param gate stands before every route
     * @param requests counts them
     * @param address at which a proxy offers the server, if one does
     * @param features register the routes of what the application can do
     * @param uploads have routes too, and stop with the server
     * @param temporary where the bytes of an upload wait until it was received whole
     */
    public WebServer(
            Pages pages,
            Gate gate,
            Requests requests,
            Optional<URI> address,
            List<Consumer<RoutesConfig>> features,
            UploadRoutes uploads,
            Path temporary,
            ImportLimits limits) {
        this.uploads = uploads;
        this.javalin = Javalin.create(config -> {
            settings(config, temporary, limits);
            Bodies bodies = new Bodies();
            config.jetty.modifyServletContextHandler(handler -> {
                for (Filter filter : List.of(new HeadAsGet(), bodies)) {
                    FilterHolder holder = new FilterHolder(filter);
                    holder.setAsyncSupported(true);
                    handler.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
                }
            });
            HostAllowList hosts = new HostAllowList(address);
            CrossSiteGuard sites = new CrossSiteGuard(address);
            SecurityHeaders headers = new SecurityHeaders();
            UploadSize size = new UploadSize(limits);
            config.routes.before(context -> {
                requests.begin(context);
                headers.set(context);
                hosts.check(context);
                sites.check(context);
                size.check(context);
                bodies.check(context);
            });
            config.routes.beforeMatched(gate::check);
            config.routes.afterMatched(gate::enter);
            config.routes.after(requests::end);
            features.forEach(feature -> feature.accept(config.routes));
            uploads.register(config.routes);
            new ErrorPages(pages).register(config.routes);
        });
        requireRights();
    }

    /** The routes as they are registered: method and path by what each declares. */
    Map<String, Set<RouteRole>> routes() {
        Map<String, Set<RouteRole>> routes = new TreeMap<>();
        for (ParsedEndpoint each : javalin.unsafe.internalRouter.allHttpHandlers()) {
            Roles declared = each.endpoint.metadata(Roles.class);
            if (each.endpoint.method.isHttpMethod()) {
                routes.put(
                        each.endpoint.method + " " + each.endpoint.path,
                        declared == null ? Set.of() : Set.copyOf(declared.getRoles()));
            }
        }
        return routes;
    }

    /** A new route for which nobody thought of who may use it would be open to all. */
    private void requireRights() {
        routes().forEach((route, declared) -> {
            if (declared.stream().filter(Access.class::isInstance).count() != 1) {
                throw new IllegalStateException(route + " must declare one right of those in Access");
            }
        });
    }

    private static void settings(JavalinConfig config, Path temporary, ImportLimits limits) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.unsafe.resourceHandler(new StaticFiles());
        config.http.maxRequestSize = LARGEST_FORM_BYTES;
        config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(COMPRESSION));
        // the queue that Jetty would take asks Java's management, which is not there before it was loaded
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, FEWEST_THREADS, new LinkedBlockingQueue<>());
        threads.setName("JettyServerThreadPool");
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(new MethodAsSent()));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new UnreadableRequests());
            SlowHeaders headers = new SlowHeaders();
            SlowBodies bodies = new SlowBodies();
            bodies.setHandler(new SlowReaders());
            headers.setHandler(bodies);
            server.setHandler(headers);
        });
        config.jetty.multipartConfig.cacheDirectory(temporary.toString());
        config.jetty.multipartConfig.maxInMemoryFileSize(1, SizeUnit.MB);
        config.jetty.multipartConfig.maxFileSize(limits.fileBytes(), SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(limits.fileBytes() + UploadSize.BESIDE, SizeUnit.BYTES);
    }

    /** Starts listening; port 0 takes a free one. */
    public void start(String host, int port) {
        javalin.start(host, port);
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
        uploads.close();
    }
}
