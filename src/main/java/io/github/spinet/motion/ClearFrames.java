// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Chooses the frames whose mean shows most. Light that leaks into the microscope for a while adds its noise to all pixels;
 * the mean of the other frames is then clearer than that of all.
 *
 * <p>A frame's noise is that of its dark parts, so that frames are not left out for being bright where dendrites are, plus
 * what the clearest frames have on average.
 */
final class ClearFrames {

    private static final int BLOCK = 16;
    // Blocks darker than the others, but not the darkest.
    private static final double DARK = 0.25;
    private static final double CLEAREST = 0.1;
    // A smaller gain is not worth a frame.
    private static final double GAIN = 1.5;

    private ClearFrames() {}

    /**
     * A frame's noise.
     *
     * @param dark variance in its dark parts
     * @param mean variance in all of it
     */
    record Noise(double dark, double mean) {}

    /** Half the mean squared difference of pixels side by side, in every other row. */
    static Noise noise(float[] frame, int width) {
        int height = frame.length / width;
        int columns = Math.max(1, width / BLOCK);
        int rows = Math.max(1, height / BLOCK);
        double[] blocks = new double[columns * rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                blocks[r * columns + c] = block(frame, width, c * BLOCK, r * BLOCK);
            }
        }
        double mean = Arrays.stream(blocks).average().orElse(0);
        Arrays.sort(blocks);
        return new Noise(blocks[(int) (DARK * blocks.length)], mean);
    }

    private static double block(float[] frame, int width, int left, int top) {
        int right = Math.min(width, left + BLOCK) - 1;
        int bottom = Math.min(frame.length / width, top + BLOCK);
        float sum = 0;
        int n = 0;
        for (int y = top; y < bottom; y += 2) {
            for (int x = left; x < right; x++) {
                float difference = frame[y * width + x + 1] - frame[y * width + x];
                sum += difference * difference;
            }
            n += right - left;
        }
        return n == 0 ? 0 : sum / 2 / n;
    }

    /**
     * The positions of those frames whose mean has the most signal over noise, if all show equally much; in order. All if leaving
     * some out gains little.
     */
    static int[] of(Noise[] noise) {
        int[] all = IntStream.range(0, noise.length).toArray();
        double[] means = Arrays.stream(noise).mapToDouble(Noise::mean).sorted().toArray();
        double common = means[(int) (CLEAREST * means.length)];
        Integer[] order = IntStream.of(all).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> noise[i].dark));
        double sum = 0;
        double best = 0;
        int most = 0;
        for (int k = 1; k <= order.length; k++) {
            sum += noise[order[k - 1]].dark + common;
            double clear = (double) k * k / sum;
            if (clear > best) {
                best = clear;
                most = k;
            }
        }
        return best < GAIN * all.length * all.length / sum || most < 2
                ? all
                : Arrays.stream(order, 0, most).mapToInt(i -> i).sorted().toArray();
    }
}
