package org.regionwise.web.means;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.report.chart.linear.LinearPicture;
import org.regionwise.report.document.Documents;
import org.regionwise.report.document.PdfReport;
import org.regionwise.report.document.WordReport;
import org.regionwise.report.linear.LinearCsv;
import org.regionwise.report.linear.LinearJson;
import org.regionwise.report.linear.LinearSummary;
import org.regionwise.report.message.Words;
import org.regionwise.report.rscript.RLinear;
import org.regionwise.report.rscript.RScript;
import org.regionwise.report.workbook.LinearWorkbook;
import org.regionwise.report.workbook.WorkbookReport;
import org.regionwise.store.StoredSurvey;
import org.regionwise.web.job.FileJobs;
import org.regionwise.web.job.Job;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.Refusal;

/** The model of the page as files: those of the command {@code model}. */
final class MeansFiles {
    private static final String NAME = "model.";

    private final Pages pages;
    private final Documents documents;
    private final FileJobs files;

    MeansFiles(Pages pages, Documents documents, FileJobs files) {
        this.pages = pages;
        this.documents = documents;
        this.files = files;
    }

    /** Formats, by the ending of their files. */
    enum Format {
        HTML("text/html; charset=utf-8"),
        PDF(PdfReport.MEDIA_TYPE),
        DOCX(WordReport.MEDIA_TYPE),
        XLSX(WorkbookReport.MEDIA_TYPE),
        CSV("text/csv; charset=utf-8"),
        JSON("application/json; charset=utf-8"),
        TXT("text/plain; charset=utf-8"),
        R(RScript.MEDIA_TYPE);

        private final String type;

        Format(String type) {
            this.type = type;
        }

        private String ending() {
            return this == R ? "R" : name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Format> of(String file) {
            return Arrays.stream(values())
                    .filter(each -> file.equals(NAME + each.ending()))
                    .findFirst();
        }
    }

    /**
     * Names of files, as addresses have them.
     *
     * @param ruled whether they must not have figures of groups
     */
    static List<String> names(boolean ruled) {
        return Arrays.stream(Format.values())
                .filter(each -> !ruled || each == Format.TXT || each == Format.R)
                .map(each -> NAME + each.ending())
                .toList();
    }

    /** Answers with the file that the path names. */
    void answer(Context context, StoredSurvey survey, MeansAddress address, String file, Job<FittedMeans.Outcome> fit) {
        Format format = Format.of(file).orElseThrow();
        Words words = pages.fileWords(context);
        files.answer(
                context,
                new FileJobs.Wanted(
                        survey.names().toString(),
                        words.say("means.file", "format", format.name(), "title", address.formula()),
                        "/surveys/" + survey.id() + "/means" + address.query(),
                        file,
                        format.type,
                        true),
                job -> {
                    FittedMeans.Outcome outcome = fit.awaitWithin(job);
                    if (outcome.picture() == null) {
                        throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "means.refused", "code", outcome.code());
                    }
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    write(
                            format,
                            outcome.picture(),
                            documents.in(words.language()).watched(job),
                            words,
                            bytes);
                    return bytes.toByteArray();
                });
    }

    private static void write(Format format, LinearPicture picture, Documents watched, Words words, OutputStream out)
            throws IOException {
        switch (format) {
            case HTML -> text(watched.html(picture), out);
            case PDF -> watched.pdf(picture, out);
            case DOCX -> watched.docx(picture, out);
            case XLSX -> LinearWorkbook.write(picture.answer(), words, out);
            case CSV -> LinearCsv.write(picture.answer(), out);
            case JSON -> text(LinearJson.write(picture.answer(), Words.english()) + "\n", out);
            case TXT -> text(LinearSummary.text(picture.answer()), out);
            case R -> text(RLinear.of(picture.answer(), words), out);
        }
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
