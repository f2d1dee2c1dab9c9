package org.regionwise.report.bundle;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.result.Result;

/** What is in a bundle and what it is good for, in plain words. */
final class BundleReadme {
    private BundleReadme() {}

    static String of(Bundle bundle) {
        Result result = bundle.released().result();
        DataFiles data = bundle.data();
        List<String> lines = new ArrayList<>();
        lines.add("Regional estimates of " + plain(result.model().outcome()) + ", "
                + plain(result.survey().name()));
        lines.add("Computed by Regionwise " + result.software().version());
        if (bundle.released().judged()) {
            lines.add("Published by the profile “"
                    + plain(bundle.released().profile().name()) + "”; what it withholds is in none of these files.");
        }
        lines.add("");
        lines.add("WHAT IS IN HERE");
        lines.add("report.html       the report; opens in any browser, needs no network");
        lines.add("report.pdf        the same for printing and for archives");
        lines.add("regions.csv       the table, one row a region, proportions from 0 to 1");
        if (bundle.source().boundaries().isPresent()) {
            lines.add("regions.geojson   the same figures with the shapes of the regions, for maps");
        }
        lines.add("result.json       everything that was computed, in full precision, for programs");
        lines.add(
                "analysis.json     the question, the settings, and the hashes of the data: enough to compute it again");
        lines.add("analysis.R        a script that computes it with R instead, and prints the differences");
        if (bundle.cells().isPresent()) {
            lines.add("cells.json        the counts that were estimated from (see CONFIDENTIALITY)");
        }
        lines.add("SHA256SUMS        hashes of these files: sha256sum -c SHA256SUMS");
        lines.add("DATA-SHA256SUMS   hashes of the data files, which are not in here");
        lines.add("");
        lines.add("COMPUTE IT AGAIN");
        lines.add("1. Get Regionwise " + result.software().version() + ". Another version may differ; it will say so.");
        if (bundle.cells().isPresent()) {
            lines.add("2. Run:  java -jar regionwise.jar rerun THIS.zip");
            lines.add("   It computes from cells.json. Lay the data files beside this archive to start from them:");
        } else {
            lines.add("2. Lay the data files beside this archive, under these names:");
        }
        lines.add("     " + plain(data.survey().file()));
        if (data.regions() != null
                && !data.regions().file().equals(data.survey().file())) {
            lines.add("     " + plain(data.regions().file()));
        }
        if (bundle.cells().isEmpty()) {
            lines.add("3. Run:  java -jar regionwise.jar rerun THIS.zip");
        }
        lines.add("It says “identical: same numbers to the last byte”, or what differs and by how much.");
        lines.add("");
        lines.add("CONFIDENTIALITY");
        lines.add("The answers of single respondents are not in here, and neither are the data files.");
        if (bundle.cells().isPresent()) {
            lines.add("cells.json holds how many respondents of each region gave which answer"
                    + (result.model().respondentPredictors().isEmpty()
                            ? ""
                            : ", for every combination of their characteristics in the model")
                    + ".");
            lines.add("Small counts can tell who somebody is"
                    + (result.survey().design() == null
                            ? ""
                            : ", and under a survey design a count is often of one person")
                    + ". Give it only to those who may see the data.");
        } else {
            lines.add(
                    bundle.released().confidential()
                            ? "Counts are withheld by the profile “"
                                    + plain(bundle.released().profile().name())
                                    + "”, so the counts that were estimated from are not in here."
                            : "The analyst kept back the counts that were estimated from.");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
