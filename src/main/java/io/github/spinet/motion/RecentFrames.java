// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The mean of the valid frames before each frame, as recorded, for frame after frame. Only sums are held: a frame is read
 * when it comes in and once more when it leaves.
 */
final class RecentFrames {

    private final Movie movie;
    private final int length;
    private final int[] valid;
    private final double[] sum;
    private final int[] count;
    private final float[] pixels;
    private BitSet held = new BitSet();

    /** @param length frames a mean */
    RecentFrames(Movie movie, int length) {
        this.movie = movie;
        this.length = length;
        valid = IntStream.range(0, movie.frames()).filter(movie.mask()::isValid).toArray();
        sum = new double[movie.width() * movie.height()];
        count = new int[sum.length];
        pixels = new float[sum.length];
    }

    /**
     * The mean of the valid frames before some frames. Where there are fewer than wanted, it is that of the first ones of
     * the movie but for those frames: in a mean that holds it, a frame would find its own noise.
     *
     * @param first of the frames; cheap if it is the {@code end} of the last call
     * @param end one past the last of them
     * @return NaN where no frame had a value
     */
    Image before(int first, int end) {
        BitSet wanted = wanted(first, end);
        BitSet gone = (BitSet) held.clone();
        gone.andNot(wanted);
        gone.stream().forEach(f -> add(f, -1));
        BitSet come = (BitSet) wanted.clone();
        come.andNot(held);
        come.stream().forEach(f -> add(f, 1));
        held = wanted;
        float[] mean = new float[sum.length];
        for (int p = 0; p < mean.length; p++) {
            mean[p] = count[p] == 0 ? Float.NaN : (float) (sum[p] / count[p]);
        }
        return new Image(movie.width(), movie.height(), mean, movie.calibration());
    }

    private BitSet wanted(int first, int end) {
        int place = Arrays.binarySearch(valid, first);
        int before = place < 0 ? -1 - place : place;
        IntStream frames = before >= length
                ? Arrays.stream(valid, before - length, before)
                : IntStream.of(valid).filter(f -> f < first || f >= end).limit(length);
        return frames.collect(BitSet::new, BitSet::set, BitSet::or);
    }

    // Sums of whole numbers are exact, whatever has come and gone.
    private void add(int frame, int sign) {
        movie.read(frame, pixels);
        for (int p = 0; p < pixels.length; p++) {
            if (!Float.isNaN(pixels[p])) {
                sum[p] += sign * (double) pixels[p];
                count[p] += sign;
            }
        }
    }
}
