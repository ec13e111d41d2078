// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The parts of a template that tell something about its shift. A field with a few dendrites is empty for the most part;
 * looking only at the tiles that hold nearly all structure is faster and lets less noise in.
 */
final class ActiveTiles {

    private static final int WIDTH = 32;
    private static final int HEIGHT = 8;
    private static final double KEPT = 0.99;
    // Tiles as poor as the poorest tenth hold noise.
    private static final double EMPTY = 0.1;

    private ActiveTiles() {}

    /**
     * Finds the runs of pixels in tiles with structure.
     *
     * @param information how much each pixel tells
     * @return for each row the first pixel and one past the last one of each run; the same array for rows of the same tiles
     */
    static int[][] runs(float[] information, int width, int height) {
        int columns = (width + WIDTH - 1) / WIDTH;
        int rows = (height + HEIGHT - 1) / HEIGHT;
        double[] sums = new double[columns * rows];
        for (int p = 0; p < information.length; p++) {
            sums[p / width / HEIGHT * columns + p % width / WIDTH] += information[p];
        }
        boolean[] active = active(sums);
        int[][] runs = new int[height][];
        for (int y = 0; y < height; y++) {
            int first = y / HEIGHT * columns;
            runs[y] =
                    y % HEIGHT > 0 ? runs[y - 1] : runsOfRow(Arrays.copyOfRange(active, first, first + columns), width);
        }
        return runs;
    }

    private static boolean[] active(double[] sums) {
        double[] sorted = sums.clone();
        Arrays.sort(sorted);
        double floor = sorted[(int) (EMPTY * sorted.length)];
        double total = Arrays.stream(sums).map(s -> Math.max(0, s - floor)).sum();
        int[] order = IntStream.range(0, sums.length)
                .boxed()
                .sorted((i, j) -> Double.compare(sums[j], sums[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] active = new boolean[sums.length];
        double kept = 0;
        for (int i = 0; i < order.length && kept < KEPT * total; i++) {
            active[order[i]] = true;
            kept += Math.max(0, sums[order[i]] - floor);
        }
        return active;
    }

    private static int[] runsOfRow(boolean[] active, int width) {
        int[] runs = new int[2 * active.length];
        int n = 0;
        for (int c = 0; c < active.length; c++) {
            if (active[c] && (c == 0 || !active[c - 1])) {
                runs[n++] = c * WIDTH;
            }
            if (active[c] && (c == active.length - 1 || !active[c + 1])) {
                runs[n++] = Math.min(width, (c + 1) * WIDTH);
            }
        }
        return Arrays.copyOf(runs, n);
    }
}
