// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Scan;

/**
 * What a file says about its planes.
 *
 * @param channels at least 1
 * @param slices planes of a volume, 1 for a movie of one plane
 * @param frames time points
 * @param framesFirst whether all frames of a slice come before the next slice (a slow stack); else all slices of a frame
 * @param rateHz frames per s of one channel and slice, NaN if unknown
 * @param calibration the pixel's size
 * @param timesS when each frame was taken, empty if only the rate is known
 * @param startS when the recording began, in s on a clock that files of one session share; NaN if unknown
 * @param scan how the rows of a frame were scanned
 */
record StackHeader(
        int channels,
        int slices,
        int frames,
        boolean framesFirst,
        double rateHz,
        Calibration calibration,
        double[] timesS,
        double startS,
        Scan scan) {

    /** A header that does not tell how rows were scanned. */
    StackHeader(
            int channels,
            int slices,
            int frames,
            boolean framesFirst,
            double rateHz,
            Calibration calibration,
            double[] timesS,
            double startS) {
        this(channels, slices, frames, framesFirst, rateHz, calibration, timesS, startS, Scan.UNKNOWN);
    }

    /** Planes of which nothing is known: one channel over time. */
    static StackHeader unknown(int planes, Calibration calibration) {
        return new StackHeader(1, 1, planes, false, Double.NaN, calibration, new double[0], Double.NaN);
    }

    /** The plane that shows a channel and slice at a frame, all from 0. */
    int plane(int channel, int slice, int frame) {
        int inChannel = framesFirst ? slice * frames + frame : frame * slices + slice;
        return inChannel * channels + channel;
    }

    /** With pages of several values a pixel, which are channels too. */
    StackHeader withSamples(int samples) {
        return new StackHeader(
                channels * samples, slices, frames, framesFirst, rateHz, calibration, timesS, startS, scan);
    }

    /** With a stack of slices without frames taken as a movie, as Fiji's users often have it. */
    StackHeader slicesAsFrames() {
        return frames == 1 && slices > 1
                ? new StackHeader(channels, 1, slices, false, rateHz, calibration, timesS, startS, scan)
                : this;
    }
}
