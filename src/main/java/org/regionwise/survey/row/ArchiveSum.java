package org.regionwise.survey.row;

import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Whether what an archive unpacks to is what was packed: the checksum of a part, which Java's reader of archives leaves
 * to others. Used once, from the beginning of the part to its end.
 */
public final class ArchiveSum {
    private final CRC32 sum = new CRC32();
    private final long said;

    /** Of a part; one whose sum is unsaid, or 0 as some programs write that, always agrees. */
    public ArchiveSum(ZipEntry part) {
        this.said = Math.max(0, part.getCrc());
    }

    /**
     * Takes in what was read.
     *
     * @param count how many bytes; negative at the end
     * @return false at an end where the sums differ
     */
    public boolean agrees(byte[] buffer, int offset, int count) {
        if (count > 0) {
            sum.update(buffer, offset, count);
        }
        return count >= 0 || said == 0 || said == sum.getValue();
    }
}
