package org.regionwise.web.guard;

import io.javalin.http.Context;
import org.regionwise.survey.ByteCount;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/** Refuses files that are too large before a byte of them is kept, and says what the limit is. */
public final class UploadSize {
    /** What a region table, boundaries and the form itself may add. */
    public static final long BESIDE = 200L << 20;

    private final ImportLimits limits;

    /** @param limits how many bytes a body may have */
    public UploadSize(ImportLimits limits) {
        this.limits = limits;
    }

    /** @throws ImportProblem when the request says that it is larger than is taken */
    public void check(Context context) {
        if (context.isMultipart() && context.req().getContentLengthLong() > limits.fileBytes() + BESIDE) {
            throw new ImportProblem(new Problem(
                    "",
                    0,
                    "",
                    "",
                    Reason.of(
                            "files-too-large",
                            "size",
                            ByteCount.above(context.req().getContentLengthLong())
                                    .toString(),
                            "limit",
                            ByteCount.of(limits.fileBytes()).toString())));
        }
    }
}
