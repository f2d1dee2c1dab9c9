package org.regionwise.web.page;

import io.javalin.http.UploadedFile;

/** What a received file is called: the last part of what was sent as its name. It never names a file of ours. */
public final class UploadFileName {
    private static final int LONGEST = 200;

    private UploadFileName() {}

    /** At most {@value #LONGEST} characters, without control characters, never blank. */
    public static String of(UploadedFile file) {
        String sent = file.filename().replaceAll("\\p{Cntrl}", " ").strip();
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        if (last.isBlank()) {
            return "unnamed";
        }
        return last.length() <= LONGEST ? last : last.substring(0, LONGEST - 1) + "…";
    }
}
