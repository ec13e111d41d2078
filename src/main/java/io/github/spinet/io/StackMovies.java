// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import java.util.List;

/** Picks the movie out of planes by what their header says and the user wishes. */
final class StackMovies {

    private StackMovies() {}

    /** @param place the file, or the title of what is no file */
    static StackMovie of(
            String place,
            Planes planes,
            StackHeader header,
            float offset,
            MovieOptions options,
            String info,
            StackLook look) {
        StackHeader stack = options.slice() == 0 ? header.slicesAsFrames() : header;
        int channel = within(place, "channel", options.channel(), stack.channels());
        if (options.slice() == 0 && stack.slices() > 1) {
            throw new BadInputException(place + " has " + stack.slices() + " slices at each of " + stack.frames()
                    + " frames; say which one by slice = 1 … " + stack.slices());
        }
        int slice = within(place, "slice", Math.max(1, options.slice()), stack.slices());
        int[] plane = new int[stack.frames()];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = stack.plane(channel - 1, slice - 1, i);
        }
        Calibration calibration = options.umPerPx() > 0 ? Calibration.square(options.umPerPx()) : stack.calibration();
        double rate = Double.isNaN(options.rateHz()) ? stack.rateHz() : options.rateHz();
        Clock clock = clock(stack, options, rate);
        double interval = 1 / (clock.frames() > 1 ? clock.rateHz() : rate);
        Timing timing = new Timing(clock, mask(planes, plane, offset), interval, stack.startS(), stack.scan());
        String name = shortName(place);
        Recording recording = new Recording(
                channel,
                stack.channels(),
                other -> of(place, planes, header, offset, options.withChannel(other), info, look),
                look,
                List.of(new StackMovie.Part(name, plane.length)));
        return new StackMovie(name, planes, plane, offset, timing, calibration, info, recording);
    }

    private static String shortName(String place) {
        return place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
    }

    private static int within(String place, String what, int asked, int count) {
        if (asked > count) {
            throw new BadInputException(place + " has " + count + " " + what + (count == 1 ? "" : "s") + "; " + what
                    + " = " + asked + " is not there");
        }
        return asked;
    }

    private static Clock clock(StackHeader stack, MovieOptions options, double rateHz) {
        if (Double.isNaN(options.rateHz()) && stack.timesS().length == stack.frames() && stack.frames() > 1) {
            double[] times = stack.timesS().clone();
            double first = times[0];
            for (int i = 0; i < times.length; i++) {
                times[i] -= first;
            }
            return Clock.of(times);
        }
        return Double.isNaN(rateHz) ? Clock.untimed(stack.frames()) : Clock.uniform(stack.frames(), rateHz);
    }

    // Programs that put several files into one pad the frames of missing files with zeros.
    private static FrameMask mask(Planes planes, int[] plane, float offset) {
        FrameMask mask = FrameMask.allValid(plane.length);
        if (offset != 0) {
            return mask;
        }
        int blank = 0;
        FrameMask.State[] states = new FrameMask.State[plane.length];
        for (int i = 0; i < plane.length; i++) {
            boolean missing = planes.isBlank(plane[i]);
            states[i] = missing ? FrameMask.State.MISSING : FrameMask.State.VALID;
            blank += missing ? 1 : 0;
        }
        return blank < plane.length ? FrameMask.of(states) : mask;
    }
}
