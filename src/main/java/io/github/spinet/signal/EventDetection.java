// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.movie.Clock;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Synaptic events: when each ROI is active, by two thresholds on ΔF/F0 (Hedrick et al. 2022, Nat Neurosci,
 * doi:10.1038/s41593-022-01086-6, Extended Data Fig. 3c).
 *
 * <ol>
 *   <li>The noise is the SD of the samples below 0 mirrored about 0. The low threshold is {@code lowFactor} noises; the
 *       high one {@code highFactor} noises, but at least the size of the 5th percentile of the samples below 0 (movement
 *       artefacts) and at least {@code floorDff}.
 *   <li>The trace smoothed over {@code loessS} finds the events: each run of frames above the high threshold, widened back
 *       to where it rose above the low one.
 *   <li>The trace itself refines the start, see {@link Preset}.
 * </ol>
 *
 * <p>There is no shortest event and no refractory time; overlapping events merge.
 *
 * <p>NaN frames (blanked, missing, badly registered) are neither active nor inactive. Gaps of up to half the smoothing
 * window are bridged by straight lines while events are looked for, so that a frame lost to motion does not make two events
 * of one; longer ones count as 0, as all do in the published code. An {@link Event} begins and ends at defined frames.
 */
public final class EventDetection {

    /** Where an event begins and ends. */
    public enum Preset {
        /**
         * As the legend of the figure says: from the first frame, going back from where the trace crosses the high
         * threshold, that is not below the low threshold, to the last frame whose smoothed trace is above the high
         * threshold. Events that are on at the first or last frame of the recording are kept.
         */
        LEGEND,
        /**
         * As the published code does: two frames before the crossing of the high threshold, to two frames after the last
         * one whose smoothed trace is above it. Events that touch the first or last frame are dropped; a frame whose
         * ΔF/F0 is exactly 0 is never active.
         */
        HEDRICK2020
    }

    public record Params(
            @Field(
                    init = "LEGEND",
                    help = "Starts and ends as the paper's legend (LEGEND) or its code (HEDRICK2020) has them")
            Preset preset,

            @Field(init = "1", min = 0, help = "Low threshold as a multiple of the noise")
            double lowFactor,

            @Field(init = "2", min = 0, help = "High threshold as a multiple of the noise (3 for calcium)")
            double highFactor,

            @Field(init = "0.2", unit = "dF/F0", min = 0, help = "Least high threshold")
            double floorDff,

            @Field(init = "1", unit = "s", min = 0, help = "LOESS smoothing of the trace that finds the events")
            double loessS)
            implements Serializable {

        public Params {
            if (lowFactor > highFactor) {
                throw new BadParameterException("low_factor = " + Numbers.toText(lowFactor) + " is above high_factor = "
                        + Numbers.toText(highFactor) + "; expected the low threshold below the high one");
            }
        }
    }

    /** Where the high threshold came from. */
    public enum Method {
        /** A multiple of the noise. */
        NOISE,
        /** The 5th percentile of the samples below 0. */
        PERCENTILE,
        /** The floor. */
        FLOOR,
        /** No thresholds, as the trace has no sample below 0 to measure the noise by (an absent ROI, a constant trace). */
        NONE
    }

    public record Event(
            @Field(help = "ROI") String roi,

            @Field(help = "Number of the event within the ROI, from 1")
            int event,

            @Field(help = "First active frame, from 1") int startFrame,
            @Field(help = "Last active frame, from 1") int endFrame,
            @Field(help = "Time of the first active frame") double startS,

            @Field(help = "Number of active frames over the frame rate")
            double durationS,

            @Field(help = "Largest dF/F0 within the event") double peakDff) {}

    public record Threshold(
            @Field(help = "ROI") String roi,

            @Field(help = "SD of the samples below 0 mirrored about 0", unit = "dF/F0")
            double noise,

            @Field(help = "Low threshold", unit = "dF/F0") double low,
            @Field(help = "High threshold", unit = "dF/F0") double high,

            @Field(help = "What gave the high threshold: NOISE, PERCENTILE, FLOOR, or NONE without thresholds")
            Method method,

            @Field(help = "Events per minute of defined frames")
            double eventsPerMin) {}

    /**
     * What was found.
     *
     * @param active 1 or 0 a frame; NaN where ΔF/F0 is NaN, and throughout a ROI without thresholds
     * @param events in the order of ROIs and time
     * @param thresholds one row a ROI; all NaN for a ROI without thresholds
     */
    public record Result(Traces active, Table<Event> events, Table<Threshold> thresholds) {}

    private EventDetection() {}

    /**
     * Finds the events.
     *
     * @param dff smoothed ΔF/F0, 1 = 100 %
     * @throws io.github.spinet.core.BadInputException if there are fewer than two frames
     */
    public static Result run(Traces dff, Params params, Parallel parallel, Progress progress) {
        Loess loess = Loess.of(OddSpan.of(params.loessS(), dff.clock()), dff.frames());
        double[][] active = new double[dff.size()][];
        Event[][] events = new Event[dff.size()][];
        Threshold[] thresholds = new Threshold[dff.size()];
        parallel.forEach(dff.size(), "Events", progress, roi -> {
            String name = dff.names().get(roi);
            double[] trace = dff.values()[roi];
            Thresholds own = Thresholds.of(trace, params);
            boolean[] on = on(trace, own, loess, params.preset());
            active[roi] = states(trace, own, on);
            events[roi] = events(name, trace, on, dff.clock());
            double perMin = perMin(events[roi].length, active[roi], dff.clock());
            thresholds[roi] = new Threshold(name, own.noise(), own.low(), own.high(), own.method(), perMin);
        });
        return new Result(
                dff.with(active),
                new Table<>(
                        Event.class,
                        Arrays.stream(events).flatMap(Arrays::stream).toList()),
                new Table<>(Threshold.class, List.of(thresholds)));
    }

    private static boolean[] on(double[] trace, Thresholds thresholds, Loess loess, Preset preset) {
        if (thresholds.method() == Method.NONE) {
            return new boolean[trace.length];
        }
        if (preset == Preset.HEDRICK2020) {
            double[] zeroed = Gaps.zeroed(trace);
            return ActiveFrames.find(zeroed, loess.smooth(zeroed), thresholds, preset);
        }
        double[] bridged = Gaps.bridged(trace, loess.halfSpan());
        return ActiveFrames.find(bridged, loess.smooth(Gaps.zeroed(bridged)), thresholds, preset);
    }

    private static double[] states(double[] trace, Thresholds thresholds, boolean[] on) {
        double[] states = new double[trace.length];
        for (int i = 0; i < states.length; i++) {
            boolean undefined = thresholds.method() == Method.NONE || Double.isNaN(trace[i]);
            states[i] = undefined ? Double.NaN : on[i] ? 1 : 0;
        }
        return states;
    }

    private static Event[] events(String name, double[] trace, boolean[] on, Clock clock) {
        List<Event> events = new ArrayList<>();
        for (Epochs.Run run : Epochs.of(on).runs()) {
            int start = run.start();
            while (start < run.end() && Double.isNaN(trace[start])) {
                start++;
            }
            int end = run.end();
            while (end > start && Double.isNaN(trace[end - 1])) {
                end--;
            }
            double[] defined = Arrays.stream(trace, start, end)
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            if (defined.length > 0) {
                events.add(new Event(
                        name,
                        events.size() + 1,
                        start + 1,
                        end,
                        clock.timeS(start),
                        (end - start) / clock.rateHz(),
                        Arrays.stream(defined).max().orElseThrow()));
            }
        }
        return events.toArray(Event[]::new);
    }

    private static double perMin(int events, double[] active, Clock clock) {
        long defined = Arrays.stream(active).filter(v -> !Double.isNaN(v)).count();
        return defined == 0 ? Double.NaN : events * clock.rateHz() * 60 / defined;
    }
}
