package org.regionwise.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.staticfiles.Location;
import java.nio.file.Path;
import org.regionwise.survey.ImportLimits;
import org.regionwise.web.analysis.NewAnalysisRoutes;
import org.regionwise.web.areas.AreaTableRoutes;
import org.regionwise.web.compare.CompareRoutes;
import org.regionwise.web.guard.CrossSiteGuard;
import org.regionwise.web.guard.HostAllowList;
import org.regionwise.web.guard.SecurityHeaders;
import org.regionwise.web.guard.UnreadableRequests;
import org.regionwise.web.guard.UploadSize;
import org.regionwise.web.home.HomeRoutes;
import org.regionwise.web.release.ReleaseRoutes;
import org.regionwise.web.result.AuditRoutes;
import org.regionwise.web.result.ChartRoutes;
import org.regionwise.web.result.RegionRoutes;
import org.regionwise.web.result.ResultRoutes;
import org.regionwise.web.survey.SurveyRoutes;
import org.regionwise.web.upload.UploadRoutes;
import org.regionwise.web.whatif.WhatIfRoutes;

/** The HTTP server: guards first, then the routes of every feature, then what to say when something fails. */
public final class WebServer implements AutoCloseable {
    private static final long LARGEST_FORM_BYTES = 1_000_000;

    private final Javalin javalin;
    private final UploadRoutes uploads;

    /**
     * @param pages renders templates
     * @param temporary where the bytes of an upload wait until it was received whole
     */
    public WebServer(
            Pages pages,
            HomeRoutes home,
            UploadRoutes uploads,
            AreaTableRoutes areas,
            SurveyRoutes surveys,
            NewAnalysisRoutes analyses,
            ResultRoutes results,
            RegionRoutes regions,
            ChartRoutes charts,
            AuditRoutes audit,
            CompareRoutes compare,
            WhatIfRoutes whatIf,
            ReleaseRoutes release,
            Path temporary,
            ImportLimits limits) {
        this.uploads = uploads;
        this.javalin = Javalin.create(config -> {
            settings(config, temporary, limits);
            HostAllowList hosts = new HostAllowList();
            CrossSiteGuard sites = new CrossSiteGuard();
            SecurityHeaders headers = new SecurityHeaders();
            UploadSize size = new UploadSize(limits);
            config.routes.before(context -> {
                headers.set(context);
                hosts.check(context);
                sites.check(context);
                size.check(context);
            });
            home.register(config.routes);
            uploads.register(config.routes);
            areas.register(config.routes);
            surveys.register(config.routes);
            analyses.register(config.routes);
            results.register(config.routes);
            regions.register(config.routes);
            charts.register(config.routes);
            audit.register(config.routes);
            compare.register(config.routes);
            whatIf.register(config.routes);
            release.register(config.routes);
            new ErrorPages(pages).register(config.routes);
        });
    }

    private static void settings(JavalinConfig config, Path temporary, ImportLimits limits) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.staticFiles.add("/public", Location.CLASSPATH);
        config.http.maxRequestSize = LARGEST_FORM_BYTES;
        config.jetty.modifyServer(server -> server.setErrorHandler(new UnreadableRequests()));
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
