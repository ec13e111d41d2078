// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

/**
 * One channel of one field of view over time, read frame by frame and never held whole.
 *
 * <p>Pixel (0, 0) is top left and covers 0 … 1 along both axes; x runs right, y down. Frames count from 0 here and from 1
 * in files and messages. Implementations are safe for use by several threads at once.
 */
public interface Movie extends AutoCloseable {

    /** A short name for messages, usually the file's. */
    String name();

    /** Pixels along x. */
    int width();

    /** Pixels along y. */
    int height();

    /** The frames' times; its {@code frames()} is the length of the movie. */
    Clock clock();

    Calibration calibration();

    /** Which frames may be used. */
    FrameMask mask();

    /** How the frames were scanned, as far as the source tells. */
    default Scan scan() {
        return Scan.UNKNOWN;
    }

    /**
     * Reads one frame.
     *
     * @param frame from 0
     * @param pixels receives {@code width × height} values in the detector's units, row by row; negative values and
     *     offsets as stored
     */
    void read(int frame, float[] pixels);

    default int frames() {
        return clock().frames();
    }

    /** Reads one frame into a new array. */
    default float[] read(int frame) {
        float[] pixels = new float[width() * height()];
        read(frame, pixels);
        return pixels;
    }

    /** Releases the file, if there is one. */
    @Override
    default void close() {}
}
