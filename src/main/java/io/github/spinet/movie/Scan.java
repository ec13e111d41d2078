// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

/**
 * What is known of how the frames of a movie were scanned.
 *
 * @param lines which way the beam runs along the lines
 * @param duty part of a frame's time in which its rows are scanned, above 0 and at most 1; the rest is the way back. NaN
 *     if unknown, and for frames that are means of several scans
 */
public record Scan(Lines lines, double duty) {

    /** Nothing is known. */
    public static final Scan UNKNOWN = new Scan(Lines.UNKNOWN, Double.NaN);

    /** Which way the beam runs along the lines. */
    public enum Lines {
        /** Nobody knows. */
        UNKNOWN,
        /** All lines from left to right. */
        ONE_WAY,
        /** To and fro: every second line runs from right to left. */
        BOTH_WAYS
    }

    /** What is left to say of the mean of several such frames, or of parts of different movies. */
    public Scan untimed() {
        return new Scan(lines, Double.NaN);
    }
}
