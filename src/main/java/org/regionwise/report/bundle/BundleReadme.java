package org.regionwise.report.bundle;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.words.ResultParts;

/** What is in a bundle and what it is good for, in plain words. */
final class BundleReadme {
    /** Columns that the names of files take. */
    private static final int NAMES = 18;

    private static final String RERUN = "java -jar regionwise.jar rerun THIS.zip";

    private final Bundle bundle;
    private final Result result;
    private final Words words;
    private final List<String> lines = new ArrayList<>();

    private BundleReadme(Bundle bundle, Words words) {
        this.bundle = bundle;
        this.result = bundle.released().result();
        this.words = words;
    }

    static String of(Bundle bundle, Words words) {
        return new BundleReadme(bundle, words).written();
    }

    private String written() {
        say(
                "title",
                "outcome",
                new ResultParts(result, words).outcome(),
                "survey",
                result.model().labels().survey());
        say("computed", "version", result.software().version());
        if (bundle.released().judged()) {
            say(
                    "profile",
                    "profile",
                    new ReleaseNotes(words).name(bundle.released().profile()));
        }
        contents();
        repetition();
        confidentiality();
        return String.join("\n", lines) + "\n";
    }

    private void contents() {
        heading("contents");
        file("report.html", "report-html");
        file("report.pdf", "report-pdf");
        file("regions.csv", "regions-csv");
        if (bundle.source().boundaries().isPresent()) {
            file("regions.geojson", "regions-geojson");
        }
        file("result.json", "result-json");
        file("analysis.json", "analysis-json");
        file("analysis.R", "analysis-r");
        if (bundle.cells().isPresent()) {
            file("cells.json", "cells-json");
        }
        file("SHA256SUMS", "sums");
        file("DATA-SHA256SUMS", "data-sums");
    }

    private void repetition() {
        heading("repeat");
        step(1, "get", "version", result.software().version());
        if (bundle.cells().isPresent()) {
            step(2, "run", "command", RERUN);
            lines.add("   " + said("cells-first"));
            dataFiles();
        } else {
            step(2, "files");
            dataFiles();
            step(3, "run", "command", RERUN);
        }
        say("verdict");
    }

    private void dataFiles() {
        DataFiles data = bundle.data();
        lines.add("     " + plain(data.survey().file()));
        if (data.regions() != null
                && !data.regions().file().equals(data.survey().file())) {
            lines.add("     " + plain(data.regions().file()));
        }
    }

    private void confidentiality() {
        heading("confidentiality");
        say("no-answers");
        if (bundle.cells().isPresent()) {
            say("cells", "combined", !result.model().respondentPredictors().isEmpty());
            say("small", "designed", result.survey().design() != null);
        } else if (bundle.released().withholds()) {
            say(
                    "withheld",
                    "counts",
                    bundle.released().confidential(),
                    "profile",
                    new ReleaseNotes(words).name(bundle.released().profile()));
        } else {
            say("kept");
        }
    }

    private void heading(String what) {
        lines.add("");
        say(what);
    }

    private void file(String name, String what) {
        lines.add(name + " ".repeat(NAMES - name.length()) + said(what));
    }

    private void step(int number, String what, Object... namesAndValues) {
        lines.add(number + ". " + said(what, namesAndValues));
    }

    private void say(String what, Object... namesAndValues) {
        lines.add(said(what, namesAndValues));
    }

    private String said(String what, Object... namesAndValues) {
        return plain(words.say("bundle." + what, namesAndValues));
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
