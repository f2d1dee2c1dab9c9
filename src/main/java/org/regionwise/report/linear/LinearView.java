package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.LinearQuestion;
import org.regionwise.analysis.linear.VarianceLine;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.PlainTable;
import org.regionwise.survey.name.DisplayNames;

/**
 * A linear mixed model as pages and documents show it.
 *
 * @param title what was found
 * @param source of what the figures are
 * @param formula as R writes it
 * @param lead what it comes to, in sentences
 * @param warnings to be read before its figures are used
 * @param sections tables with their headings
 */
public record LinearView(
        String title, String source, String formula, List<String> lead, List<String> warnings, List<Section> sections) {
    /**
     * One table with its heading.
     *
     * @param id of the place on a page
     * @param heading above it
     * @param reading how to read it
     * @param table of texts
     */
    public record Section(String id, String heading, String reading, PlainTable table) {}

    /**
     * The view of an answer.
     *
     * @param names what people call columns
     * @param words its language; marking ones for a page
     */
    public static LinearView of(LinearAnswer answer, DisplayNames names, Words words) {
        Parts parts = new Parts(answer, names, words);
        LinearWords said = new LinearWords(words);
        LinearTables tables = new LinearTables(answer, words);
        List<Section> sections = new ArrayList<>();
        parts.add(sections, "coefficients", tables.coefficients());
        tables.contextual().ifPresent(table -> parts.add(sections, "contextual", table));
        tables.terms().ifPresent(table -> parts.add(sections, "terms", table));
        parts.add(sections, "variances", tables.variances());
        parts.add(sections, "fit", tables.fit());
        tables.comparison().ifPresent(table -> parts.add(sections, "comparison", table));
        return new LinearView(
                parts.title(),
                parts.source(),
                answer.question().formula().text(),
                parts.lead(),
                said.warnings(answer).stream().map(said::sentence).toList(),
                sections);
    }

    /** What its sentences are made of. */
    private static final class Parts {
        private static final int DIGITS = 3;

        private final LinearAnswer answer;
        private final LinearQuestion question;
        private final LinearFit fit;
        private final DisplayNames names;
        private final Words words;
        private final Numerals numerals;

        Parts(LinearAnswer answer, DisplayNames names, Words words) {
            this.answer = answer;
            this.question = answer.question();
            this.fit = answer.fit();
            this.names = names;
            this.words = words;
            this.numerals = words.numerals();
        }

        void add(List<Section> sections, String id, PlainTable table) {
            sections.add(new Section(id, words.say("means.heading." + id), words.say("howto.means-" + id), table));
        }

        private String outcome() {
            Expression response = question.formula().response();
            return response instanceof Expression.Variable variable ? names.of(variable.name()) : response.toString();
        }

        private String factor(String name) {
            return name.contains(":") ? name : names.of(name.replace("`", ""));
        }

        String title() {
            double share = answer.posterior() == null
                    ? answer.partition().intraclassCorrelation()
                    : answer.posterior().intraclassCorrelation().mean();
            return words.say(
                    "means.finding",
                    "share",
                    numerals.percentInWords(share),
                    "outcome",
                    outcome(),
                    "factors",
                    words.lists()
                            .and(words.lists()
                                    .quoted(fit.factors().stream()
                                            .map(each -> factor(each.name()))
                                            .toList())));
        }

        String source() {
            String groups = String.join(
                    "; ",
                    fit.factors().stream()
                            .map(each -> words.say(
                                    "means.source.groups", "factor", factor(each.name()), "groups", each.size()))
                            .toList());
            return words.say(
                    "means.source",
                    "survey",
                    names.survey() == null ? answer.source().name() : names.survey(),
                    "used",
                    answer.source().used(),
                    "rows",
                    answer.source().rows(),
                    "groups",
                    groups);
        }

        List<String> lead() {
            List<String> lead = new ArrayList<>();
            lead.add(words.say(
                    "means.lead.model",
                    "method",
                    question.bayes() ? "bayes" : question.criterion() == Criterion.REML ? "reml" : "ml",
                    "formula",
                    question.formula().text()));
            slope().ifPresent(lead::add);
            return lead;
        }

        /** Of the first effect besides the intercept that differs between groups and is estimated for all too. */
        private Optional<String> slope() {
            return answer.variances().stream()
                    .map(VarianceLine::component)
                    .filter(each -> each.other() == null
                            && !each.term().isEmpty()
                            && !each.term().equals(RandomTerm.INTERCEPT))
                    .flatMap(each -> answer.coefficients().stream()
                            .filter(line -> line.term().equals(each.term()) && !Double.isNaN(line.estimate()))
                            .map(line -> words.say(
                                    "means.lead.slope",
                                    "term",
                                    line.term(),
                                    "outcome",
                                    outcome(),
                                    "slope",
                                    numerals.significant(line.estimate(), DIGITS),
                                    "lower",
                                    numerals.significant(line.lower(), DIGITS),
                                    "upper",
                                    numerals.significant(line.upper(), DIGITS),
                                    "level",
                                    numerals.level(question.level()),
                                    "factor",
                                    factor(each.group()),
                                    "deviation",
                                    numerals.significant(each.standardDeviation(), DIGITS))))
                    .findFirst();
        }
    }
}
