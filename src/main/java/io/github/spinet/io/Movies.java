// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.nio.file.Path;

/**
 * Movies from files, open images and arrays. Nothing is read whole.
 *
 * <p>Files are TIFF or BigTIFF: of ImageJ (also its files above 4 GB, which have one page only), of ScanImage 3 and 5 or
 * later, OME-TIFF in one file, or plain. All pages are looked up when a file is opened; a truncated one is refused then.
 * Frames whose pixels are all 0 in a movie that has others are {@code MISSING} in its mask.
 *
 * <p>Pixels have the values that are stored, negative ones of signed types included; ImageJ's shifted signed 16-bit
 * pixels are shifted back. A movie whose frame rate nobody knows has an untimed clock. Frames that are cut off within the last set of channels and slices are left out.
 */
public final class Movies {

    private Movies() {}

    /** Opens one channel of a file with the frame rate and pixel size that the file knows. */
    public static StackMovie open(Path file, int channel) {
        return open(file, MovieOptions.channel(channel));
    }

    /**
     * Opens a file.
     *
     * @throws io.github.spinet.core.BadInputException if the file is no TIFF file, is truncated, or has no such channel or
     *     slice
     */
    public static StackMovie open(Path file, MovieOptions options) {
        TiffFile tiff = TiffFile.open(file);
        try {
            StackHeader header =
                    TiffHeaders.read(tiff).withSamples(tiff.layout().samples());
            float offset = ImageJHeader.isShiftedSigned16(tiff) ? -32768 : 0;
            return StackMovies.of(file.toString(), new TiffPlanes(tiff), header, offset, options, tiff.description());
        } catch (RuntimeException e) {
            tiff.close();
            throw e;
        }
    }
}
