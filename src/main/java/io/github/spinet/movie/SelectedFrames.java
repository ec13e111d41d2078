// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import java.util.function.IntUnaryOperator;

/**
 * Lets a collector see some of the frames that pass by, e.g. one channel of several.
 *
 * @param into sees the chosen frames as a sequence of their own
 * @param position the place of a frame in that sequence, increasing from 0 in steps of 1; negative for a frame not chosen
 */
public record SelectedFrames(FrameBlocks.Collector into, IntUnaryOperator position) implements FrameBlocks.Collector {

    /** One channel of planes that pass by in turn. */
    public static SelectedFrames channel(FrameBlocks.Collector into, int channel, int channels) {
        return new SelectedFrames(into, i -> i % channels == channel ? i / channels : -1);
    }

    @Override
    public void add(FrameBlocks.Block block, int from, int to) {
        float[][] chosen = new float[block.count()][];
        int n = 0;
        int first = 0;
        for (int i = 0; i < block.count(); i++) {
            int at = position.applyAsInt(block.first() + i);
            if (at >= 0) {
                first = n == 0 ? at : first;
                chosen[n++] = block.frames()[i];
            }
        }
        if (n > 0) {
            into.add(new FrameBlocks.Block(first, n, chosen), from, to);
        }
    }

    @Override
    public void finish(int first, int count) {
        int n = 0;
        int begin = 0;
        for (int i = first; i < first + count; i++) {
            int at = position.applyAsInt(i);
            if (at >= 0) {
                begin = n == 0 ? at : begin;
                n++;
            }
        }
        if (n > 0) {
            into.finish(begin, n);
        }
    }
}
