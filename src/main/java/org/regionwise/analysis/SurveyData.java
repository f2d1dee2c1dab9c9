package org.regionwise.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.count.ResponseCounts;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.region.RegionRecoding;
import org.regionwise.survey.region.RegionTable;

/**
 * What an analysis is run on, wherever it was kept.
 *
 * @param name the survey's name as people know it
 * @param sha256 hash of the uploaded file, lower-case hexadecimal
 * @param counts the survey reduced to counts
 * @param design the same respondents by stratum and cluster, with their weights; empty where everybody was drawn alike
 * @param regions the region table, if there is one
 * @param imported how the file was read
 * @param valueLabels what the survey says that values mean, by column; nothing for columns of which it says nothing
 * @param names what the analyst calls its columns and those who were asked
 * @param population who lives in the regions, if that is known
 */
public record SurveyData(
        String name,
        String sha256,
        ResponseCounts counts,
        Optional<DesignCounts> design,
        Optional<RegionTable> regions,
        ImportFacts imported,
        Map<String, Map<String, String>> valueLabels,
        DisplayNames names,
        Optional<Population> population) {
    /** What problems call the region table, whose file's name the data do not carry. */
    public static final String REGION_TABLE = "region table";

    /** A survey whose respondents were drawn alike. */
    public static SurveyData of(
            String name, String sha256, ResponseCounts counts, Optional<RegionTable> regions, ImportFacts imported) {
        return new SurveyData(
                name,
                sha256,
                counts,
                Optional.empty(),
                regions,
                imported,
                Map.of(),
                DisplayNames.NONE,
                Optional.empty());
    }

    /**
     * The same with what values mean: names for codes of regions, which count where the region table has none, and
     * others.
     */
    public SurveyData labelled(Map<String, Map<String, String>> labels) {
        return new SurveyData(name, sha256, counts, design, regions, imported, labels, names, population);
    }

    /** The same under these names. */
    public SurveyData named(DisplayNames others) {
        return new SurveyData(name, sha256, counts, design, regions, imported, valueLabels, others, population);
    }

    /** The same with a region table, whose account comes after the survey's. */
    public SurveyData beside(RegionTable table) {
        return new SurveyData(
                name,
                sha256,
                counts,
                design,
                Optional.of(table),
                table.saidBeside(imported),
                valueLabels,
                names,
                population);
    }

    /** The same with regions read as others, as its account then says. */
    public SurveyData recoding(RegionRecoding reading) {
        String column = counts.regionColumn();
        Map<String, Map<String, Long>> rows = new TreeMap<>(imported.recodedRows());
        Map<String, Long> own = new TreeMap<>(rows.getOrDefault(column, Map.of()));
        own.putAll(reading.recodedRows());
        rows.put(column, own);
        Map<String, String> read = new TreeMap<>(imported.options().recoded().getOrDefault(column, Map.of()));
        // what was read as another before is read on
        read.replaceAll((from, to) -> reading.recoded().getOrDefault(to, to));
        read.putAll(reading.recoded());
        ImportFacts facts = new ImportFacts(
                imported.format(),
                imported.options().recoding(column, read),
                imported.leftOut(),
                rows,
                imported.notes(),
                imported.filled(),
                imported.remarks(),
                imported.unread());
        return new SurveyData(
                name,
                sha256,
                counts.recoding(reading.recoded()),
                design.map(each -> each.recoding(reading.recoded())),
                regions,
                facts,
                valueLabels,
                names,
                population);
    }

    /** The same with who lives in the regions. */
    public SurveyData among(Optional<Population> people) {
        return new SurveyData(name, sha256, counts, design, regions, imported, valueLabels, names, people);
    }

    /** What the survey says that the values of a column mean, numbers in canonical form; empty when it says nothing. */
    public Map<String, String> labels(String column) {
        return valueLabels.getOrDefault(column, Map.of());
    }

    /** A survey with a design. */
    public static SurveyData of(
            String name, String sha256, DesignCounts design, Optional<RegionTable> regions, ImportFacts imported) {
        return new SurveyData(
                name,
                sha256,
                design.responses(),
                Optional.of(design),
                regions,
                imported,
                Map.of(),
                DisplayNames.NONE,
                Optional.empty());
    }

    /** The respondents whom the design knows, as if everybody had been drawn alike. */
    public SurveyData withoutDesign() {
        DesignCounts all = design.orElseThrow();
        DesignCounts drawn =
                all.with(all.counts().stream().filter(each -> all.drawn(each)).toList());
        return of(name, sha256, drawn.responses(), regions, imported)
                .labelled(valueLabels)
                .named(names)
                .among(population);
    }

    /** A table of published estimates, one row a region. */
    public static SurveyData published(String name, String sha256, RegionTable table, ImportFacts imported) {
        return of(
                name,
                sha256,
                new ResponseCounts(table.keyColumn(), "", List.of(), List.of()),
                Optional.of(table),
                imported);
    }
}
