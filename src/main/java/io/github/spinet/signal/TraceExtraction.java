// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import io.github.spinet.spine.Region;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The raw fluorescence of each ROI in each frame. Every frame is read once, however many ROIs there are.
 *
 * <p>The default, the plain sum of the pixels without subtraction of a background, is that of the analysis code published
 * with Hedrick et al. 2022 (Nat Neurosci, doi:10.1038/s41593-022-01086-6).
 */
public final class TraceExtraction {

    // Frames that one piece of work reads into one buffer: few enough to report progress ten times a second.
    private static final int CHUNK = 16;

    /** What a ROI's pixels are made into. */
    public enum Measure {
        /** Their sum. */
        SUM,
        /** Their mean. */
        MEAN
    }

    /** What is subtracted from every pixel. */
    public enum Background {
        /** Nothing. */
        NONE,
        /** The mean of the background ROI in the same frame. */
        SUBTRACT
    }

    public record Params(
            @Field(init = "SUM", help = "Sum or mean of the ROI's pixels")
            Measure measure,

            @Field(init = "NONE", help = "Whether the mean of the background ROI is subtracted from every pixel")
            Background background,

            @Field(
                    init = "0.5",
                    min = 0,
                    max = 1,
                    help = "Least part of a ROI's pixels inside the frame after motion correction")
            double minCoverage)
            implements Serializable {}

    private TraceExtraction() {}

    /**
     * Extracts the traces.
     *
     * <p>Pixels that motion correction shifted in from outside are NaN. A ROI that lost some of them takes the mean of the
     * others for them; one that kept less than {@code minCoverage} of its pixels is undefined in that frame.
     *
     * @param regions the ROIs, at least one, all inside the movie
     * @param background the background ROI, needed only if it shall be subtracted
     * @return one trace a region, in the detector's units; NaN where a ROI or the subtracted background lost too many pixels
     *     and in all frames that are missing or bad. Frames at the start of an acquisition keep their values
     * @throws BadInputException if there is no ROI, one lies outside the movie, two have one name, or a background shall be
     *     subtracted and there is none
     */
    public static Traces run(
            Movie movie,
            List<Region> regions,
            Optional<Region> background,
            Params params,
            Parallel parallel,
            Progress progress) {
        if (regions.isEmpty()) {
            throw new BadInputException(
                    "There are no ROIs to extract from " + movie.name() + "; draw or detect some first");
        }
        int[][] pixels = regions.stream().map(r -> indices(r, movie)).toArray(int[][]::new);
        int[] subtracted = subtracted(background, movie, params);
        double[][] values = new double[pixels.length][movie.frames()];
        Traces traces = new Traces(regions.stream().map(Region::name).toList(), movie.clock(), values);
        int chunks = (movie.frames() + CHUNK - 1) / CHUNK;
        parallel.forEach(chunks, "Extracting traces", progress, chunk -> {
            float[] frame = new float[movie.width() * movie.height()];
            int end = Math.min(movie.frames(), (chunk + 1) * CHUNK);
            for (int f = chunk * CHUNK; f < end; f++) {
                boolean usable = isUsable(movie.mask().state(f));
                if (usable) {
                    movie.read(f, frame);
                }
                double offset = usable && subtracted.length > 0
                        ? sum(frame, subtracted, params.minCoverage()) / subtracted.length
                        : 0;
                for (int r = 0; r < pixels.length; r++) {
                    int area = pixels[r].length;
                    double sum = usable ? sum(frame, pixels[r], params.minCoverage()) - offset * area : Double.NaN;
                    values[r][f] = params.measure() == Measure.SUM ? sum : sum / area;
                }
            }
        });
        return traces;
    }

    private static int[] subtracted(Optional<Region> background, Movie movie, Params params) {
        if (params.background() == Background.NONE) {
            return new int[0];
        }
        return indices(
                background.orElseThrow(() -> new BadInputException("There is no background ROI to subtract from "
                        + movie.name() + "; draw one over a region without structure, or set background = NONE")),
                movie);
    }

    private static int[] indices(Region region, Movie movie) {
        region.requireInside(movie.width(), movie.height());
        int[] indices = new int[region.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = region.pixelY()[i] * movie.width() + region.pixelX()[i];
        }
        return indices;
    }

    private static boolean isUsable(FrameMask.State state) {
        return state == FrameMask.State.VALID || state == FrameMask.State.ACQUISITION_START;
    }

    // NaN pixels count as the mean of the others; NaN if too few are left.
    private static double sum(float[] frame, int[] pixels, double minCoverage) {
        double sum = 0;
        int count = 0;
        for (int pixel : pixels) {
            float value = frame[pixel];
            if (!Float.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        if (count == pixels.length) {
            return sum;
        }
        return count == 0 || count < minCoverage * pixels.length ? Double.NaN : sum / count * pixels.length;
    }
}
