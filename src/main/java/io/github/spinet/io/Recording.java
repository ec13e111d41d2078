// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.util.List;
import java.util.function.IntFunction;

/**
 * What a movie of one channel is a part of.
 *
 * @param channel the movie's own, from 1
 * @param channels how many there are
 * @param other makes the movie of another channel, from 1, of the same files
 * @param look how ImageJ shows the whole
 * @param files the files in order, one at least
 */
record Recording(
        int channel, int channels, IntFunction<StackMovie> other, StackLook look, List<StackMovie.Part> files) {}
