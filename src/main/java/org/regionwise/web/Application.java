package org.regionwise.web;

import io.javalin.security.RouteRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.report.Templates;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.document.Documents;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.store.Analyses;
import org.regionwise.store.Database;
import org.regionwise.store.Erasure;
import org.regionwise.store.KeptFiles;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.Safekeeping;
import org.regionwise.store.SurveySeries;
import org.regionwise.store.Surveys;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Deeds;
import org.regionwise.store.account.Passwords;
import org.regionwise.store.account.SessionRows;
import org.regionwise.store.account.Sharing;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.queue.SharedJobs;
import org.regionwise.store.schema.DatabaseUrl;
import org.regionwise.store.source.NamedSources;
import org.regionwise.survey.ImportLimits;
import org.regionwise.web.access.AccountRoutes;
import org.regionwise.web.access.AdministrationRoutes;
import org.regionwise.web.access.Entrance;
import org.regionwise.web.access.Gate;
import org.regionwise.web.access.Identification;
import org.regionwise.web.access.Permissions;
import org.regionwise.web.access.SharingRoutes;
import org.regionwise.web.access.SignIn;
import org.regionwise.web.analysis.Estimates;
import org.regionwise.web.analysis.NewAnalysisRoutes;
import org.regionwise.web.analysis.PreviewRoutes;
import org.regionwise.web.analysis.Previews;
import org.regionwise.web.areas.AreaTableRoutes;
import org.regionwise.web.areas.PendingTables;
import org.regionwise.web.chart.ChartAnswers;
import org.regionwise.web.compare.ChangeRoutes;
import org.regionwise.web.compare.CompareRoutes;
import org.regionwise.web.guide.GuideRoutes;
import org.regionwise.web.home.ExampleFiles;
import org.regionwise.web.home.HomeRoutes;
import org.regionwise.web.home.LanguageRoutes;
import org.regionwise.web.indicators.IndicatorRoutes;
import org.regionwise.web.job.FileJobs;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.job.SharedQueue;
import org.regionwise.web.job.Workshop;
import org.regionwise.web.keeping.KeepingRoutes;
import org.regionwise.web.means.MeansRoutes;
import org.regionwise.web.operation.OperationRoutes;
import org.regionwise.web.operation.Requests;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.ReaderLanguage;
import org.regionwise.web.page.Version;
import org.regionwise.web.page.Whereabouts;
import org.regionwise.web.release.ReleaseRoutes;
import org.regionwise.web.result.AuditRoutes;
import org.regionwise.web.result.ChartRoutes;
import org.regionwise.web.result.DownloadRoutes;
import org.regionwise.web.result.RegionRoutes;
import org.regionwise.web.result.ResultRoutes;
import org.regionwise.web.source.SourceRoutes;
import org.regionwise.web.survey.AnalysisRoutes;
import org.regionwise.web.survey.PopulationRoutes;
import org.regionwise.web.survey.SurveyRoutes;
import org.regionwise.web.upload.PendingUploads;
import org.regionwise.web.upload.UploadRoutes;

/** The parts, wired, and their beginning and end: database, then server; server, then database. */
public final class Application implements AutoCloseable {
    private final Database database;
    private final boolean embedded;
    private final boolean byAccount;
    private SampleSurveys samples;
    private final WebServer server;
    private final Safekeeping safekeeping;
    private final Jobs jobs;
    private final ImportLimits limits;
    private final Optional<Language> language;
    private final VegaEngine vega = new VegaEngine();

    /**
     * Opens the store and wires the pages to it, for whoever can reach the server. Nothing listens yet.
     *
     * @param data folder for uploads and, without a database of its own, the embedded database
     * @param databaseUrl another database
     * @throws org.regionwise.store.folder.StoreRefused when the folder or the database is refused as it is
     * @throws org.regionwise.store.StoreUnavailable when the database cannot be opened
     * @throws IllegalArgumentException when the folder's path is refused
     */
    public Application(Path data, Optional<DatabaseUrl> databaseUrl) {
        this(data, databaseUrl, NamedSources.NONE, ImportLimits.USUAL, Optional.empty(), Entrance.OPEN);
    }

    /**
     * The same with more said.
     *
     * @param sources databases in which rows of surveys may stay
     * @param limits to what may be uploaded
     * @param language for all who have not chosen another; without it the one that each browser asks for
     * @param entrance how one comes in
     */
    public Application(
            Path data,
            Optional<DatabaseUrl> databaseUrl,
            NamedSources sources,
            ImportLimits limits,
            Optional<Language> language,
            Entrance entrance) {
        this.limits = limits;
        this.language = language;
        this.embedded = databaseUrl.isEmpty();
        DataFolder folder = DataFolder.open(data);
        this.database = databaseUrl
                .map(url -> Database.beside(folder, url))
                .orElseGet(() -> Database.open(folder, Clock.systemUTC()));
        this.safekeeping = new Safekeeping(database);
        this.jobs = database.shared() ? new Jobs(new SharedQueue(new SharedJobs(database))) : new Jobs();
        try {
            this.byAccount = new Accounts(database, Clock.systemUTC()).any();
            this.server = wired(data, sources, entrance);
        } catch (RuntimeException e) {
            jobs.close();
            database.close();
            throw e;
        }
    }

    private Whereabouts whereabouts(Entrance entrance) {
        if (database.shared()) {
            return Whereabouts.DATABASE;
        }
        return byAccount || entrance.address().isPresent() ? Whereabouts.SERVER : Whereabouts.MACHINE;
    }

    private WebServer wired(Path data, NamedSources sources, Entrance entrance) {
        Path temporary = data.resolve("temporary");
        create(temporary);
        Clock clock = Clock.systemUTC();
        Surveys surveys = new Surveys(database, data.resolve("uploads"), clock);
        KeptFiles keptFiles = new KeptFiles(database, data.resolve("uploads"));
        Responses responses = new Responses(database);
        Analyses analyses = new Analyses(database, clock);
        Releases releases = new Releases(database, clock);
        Catalogue catalogue = Catalogue.load();
        Templates templates = new Templates(SoftwareVersion.version(), catalogue);
        ReaderLanguage languages = new ReaderLanguage(catalogue, language);
        Pages pages = new Pages(templates, languages, new Version(database), whereabouts(entrance));
        ChartDrawings drawings = new ChartDrawings(vega);
        PendingUploads uploads = new PendingUploads(data.resolve("incoming"), limits, clock);
        PendingTables tables = new PendingTables(data.resolve("incoming-tables"), limits);
        Accounts accounts = new Accounts(database, clock);
        Passwords passwords = new Passwords();
        Sharing sharing = new Sharing(database);
        Deeds deeds = new Deeds(database, clock);
        Requests requests = new Requests();
        Identification identification = new Identification(
                entrance,
                accounts,
                database.shared() ? Optional.of(new SessionRows(database)) : Optional.empty(),
                clock);
        SignIn signIn = new SignIn(pages, identification, accounts, passwords, deeds, clock);
        Permissions permissions = new Permissions(
                surveys,
                analyses,
                sharing,
                new Permissions.Begun(
                        uploads::owner, tables::owner, id -> jobs.find(id).map(Job::back)));
        JobRoutes underWay = new JobRoutes(pages, jobs);
        FileJobs files = new FileJobs(jobs, underWay, pages);
        ChartAnswers charts = new ChartAnswers(pages, drawings, files);
        Estimates estimates = new Estimates(surveys, responses, analyses, jobs, deeds);
        Previews previews = new Previews(responses, analyses, releases, jobs);
        if (embedded) {
            surveys.dropUnusedOriginals();
            safekeeping.daily();
        }
        samples = new SampleSurveys(
                database,
                surveys,
                responses,
                analyses,
                temporary,
                catalogue,
                language.map(catalogue::words).orElseGet(catalogue::english));
        Documents documents = new Documents(templates, drawings);
        Workshop workshop =
                new Workshop(pages, surveys, responses, analyses, releases, documents, files, jobs, underWay);
        UploadRoutes uploading = new UploadRoutes(
                pages,
                surveys,
                keptFiles,
                estimates::first,
                jobs,
                uploads,
                !sources.all().isEmpty(),
                limits,
                permissions,
                deeds);
        return new WebServer(
                pages,
                new Gate(identification, permissions, signIn, deeds),
                requests,
                entrance.address(),
                List.of(
                        new HomeRoutes(
                                pages,
                                surveys,
                                analyses,
                                each -> SampleSurveys.isSample(each, catalogue),
                                new HomeRoutes.Samples(samples::preparing, samples::shown),
                                permissions)::register,
                        new ExampleFiles(pages)::register,
                        new AreaTableRoutes(pages, surveys, estimates::first, tables)::register,
                        new SourceRoutes(pages, surveys, keptFiles, sources, permissions, uploading::count, clock)
                                ::register,
                        new SurveyRoutes(
                                pages,
                                surveys,
                                analyses,
                                new SurveySeries(database, clock),
                                releases,
                                keptFiles,
                                sources)::register,
                        new PopulationRoutes(surveys, temporary, limits)::register,
                        new AnalysisRoutes(analyses)::register,
                        new NewAnalysisRoutes(pages, surveys, responses, analyses, previews, estimates, underWay)
                                ::register,
                        new PreviewRoutes(pages, surveys, previews, charts, jobs, underWay)::register,
                        new ResultRoutes(pages, surveys, analyses, releases)::register,
                        new ChartRoutes(pages, surveys, responses, analyses, releases, charts, jobs, underWay)
                                ::register,
                        new RegionRoutes(pages, surveys, responses, analyses, releases, charts, jobs, underWay)
                                ::register,
                        new ReleaseRoutes(pages, surveys, analyses, releases)::register,
                        new DownloadRoutes(pages, surveys, responses, analyses, releases, documents, files)::register,
                        new AuditRoutes(pages, surveys, responses, analyses, releases, jobs, underWay)::register,
                        new CompareRoutes(
                                        pages,
                                        surveys,
                                        responses,
                                        analyses,
                                        releases,
                                        permissions,
                                        charts,
                                        jobs,
                                        underWay)::register,
                        new ChangeRoutes(workshop, permissions)::register,
                        new IndicatorRoutes(workshop)::register,
                        new KeepingRoutes(pages, surveys, safekeeping, new Erasure(database))::register,
                        new MeansRoutes(pages, surveys, responses, releases, charts, documents, files, jobs, underWay)
                                ::register,
                        new GuideRoutes(pages)::register,
                        new LanguageRoutes(languages)::register,
                        signIn::register,
                        new AccountRoutes(pages, accounts, passwords, identification, deeds)::register,
                        new AdministrationRoutes(pages, accounts, passwords, identification, deeds)::register,
                        new SharingRoutes(pages, surveys, accounts, sharing)::register,
                        new OperationRoutes(database, safekeeping, data, jobs, requests)::register,
                        underWay::register),
                uploading,
                temporary,
                limits);
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts listening; port 0 takes a free one.
     *
     * @throws io.javalin.util.JavalinBindException when the port is taken
     */
    public void start(String host, int port) {
        server.start(host, port);
        jobs.start();
        // the first page does not wait for them; where others share the database, they would not be samples
        if (embedded) {
            samples.begin();
        }
    }

    /** Returns when the sample surveys are there that a first start adds. */
    void awaitSamples() {
        samples.await();
    }

    /** Takes the first, slow step of drawing charts on the server; returns when it is done. */
    public void warm() {
        vega.warm();
    }

    /** Whether people sign in with an account. */
    public boolean byAccount() {
        return byAccount;
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The routes as they are registered; see {@link WebServer#routes}. */
    Map<String, Set<RouteRole>> routes() {
        return server.routes();
    }

    @Override
    public void close() {
        try (database) {
            server.close();
            jobs.close();
            samples.close();
            safekeeping.close();
        }
    }
}
