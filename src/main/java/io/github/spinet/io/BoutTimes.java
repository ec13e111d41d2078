// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.Numbers;
import io.github.spinet.movie.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pauses of a recording in the text of a TIFF file, which knows one frame interval only: a line
 * {@code spinet.bouts = 1:0 2001:45.2} with the first frame of each acquisition bout and its time in s.
 */
final class BoutTimes {

    private static final String KEY = "spinet.bouts";

    private static final Pattern BOUTS = Pattern.compile("(\\d{1,9}:[0-9.]+(e-?\\d+)?\\s*)+");

    private BoutTimes() {}

    /** The text with the clock's bouts if it has pauses. */
    static String toInfo(Clock clock, String info) {
        StringBuilder others = new StringBuilder();
        info.lines()
                .filter(line -> !line.startsWith(KEY))
                .forEach(line -> others.append(line).append('\n'));
        int[] starts = clock.boutStarts();
        if (starts.length < 2) {
            return others.toString();
        }
        StringBuilder line = new StringBuilder(KEY + " =");
        for (int start : starts) {
            line.append(' ').append(start + 1).append(':').append(Numbers.toText(clock.timeS(start)));
        }
        return line.append('\n').append(others).toString();
    }

    /** The frame times that the text tells of, if it does. */
    static Optional<double[]> fromInfo(String info, int frames, double rateHz) {
        return new HeaderText(info)
                .text(KEY)
                .filter(text -> BOUTS.matcher(text).matches())
                .map(text -> times(text, frames, rateHz));
    }

    private static double[] times(String text, int frames, double rateHz) {
        double[] times = new double[frames];
        int bout = 0;
        double start = 0;
        String[] bouts = text.trim().split("\\s+");
        for (int frame = 0, next = 0; frame < frames; frame++) {
            if (next < bouts.length && frame + 1 == first(bouts[next])) {
                bout = frame;
                start = Double.parseDouble(bouts[next].substring(bouts[next].indexOf(':') + 1));
                next++;
            }
            times[frame] = start + (frame - bout) / rateHz;
        }
        return times;
    }

    private static int first(String bout) {
        return Integer.parseInt(bout.substring(0, bout.indexOf(':')));
    }
}
