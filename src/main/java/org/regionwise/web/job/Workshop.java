package org.regionwise.web.job;

import org.regionwise.report.document.Documents;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.Surveys;
import org.regionwise.web.page.Pages;

/**
 * What pages have at hand that compute something of stored surveys and write files of it.
 *
 * @param pages answer requests
 * @param surveys that are stored
 * @param responses to them
 * @param analyses of them
 * @param releases the rules of each
 * @param documents that are written
 * @param files under way
 * @param jobs all computations
 * @param underWay shows them
 */
public record Workshop(
        Pages pages,
        Surveys surveys,
        Responses responses,
        Analyses analyses,
        Releases releases,
        Documents documents,
        FileJobs files,
        Jobs jobs,
        JobRoutes underWay) {}
