// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.motion.MotionCorrection.Params;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;

/**
 * Finds each frame on the mean of the frames before it, as recorded, and that mean on the template: the frame's shift is
 * the sum of the two, so that all shifts have one origin, that of the template, however far the field drifts.
 *
 * <p>Such a mean looks like the frame even where the field has changed its looks since the template was made, e.g. sunk,
 * swollen or been bleached in places. It is blurred by the motion of its frames, which costs exactness where nothing changes.
 *
 * <p>A mean serves as many frames as are a tenth of those it is made of: to follow every frame would change little and
 * takes as many templates.
 *
 * <p>Source: the moving average of the last 50 frames with which the acquisition program of the published experiments
 * corrects motion while it records (Mitani and Komiyama 2018, doi:10.3389/fninf.2018.00098). There the shift against the
 * moving average is all; the place of the average is added here as the published offline analysis does for its templates
 * of single files.
 */
final class RunningRegistration {

    // Means at hand at once. They are made one after the other, frames are found on them side by side.
    private static final int BLOCK = 16;
    private static final int RENEWED = 10;

    private final Movie movie;
    private final Template origin;
    private final Registration onOrigin;
    private final Engine engine;
    private final SearchRange range;

    RunningRegistration(Movie movie, Template origin, Engine engine, SearchRange range) {
        this.movie = movie;
        this.origin = origin;
        this.engine = engine;
        this.range = range;
        onOrigin = engine.on(origin, range);
    }

    /** Refuses settings that make each other useless. */
    static void check(Params params) {
        boolean runs = params.template() == TemplateFrom.RUNNING;
        int usual = Records.defaults(Params.class).runningFrames();
        if (!runs && params.runningFrames() != usual) {
            throw new BadParameterException("running_frames = " + params.runningFrames()
                    + " does nothing with template = " + params.template()
                    + "; set template = RUNNING, or leave running_frames out");
        }
        if (runs && (params.engine() == Engine.ROWS || params.engine() == Engine.PIECEWISE)) {
            throw new BadParameterException("engine = " + params.engine()
                    + " needs one template for all frames, and template = RUNNING has another one for each; use engine ="
                    + " RIGID or NCC, or template = ALIGNED");
        }
    }

    /**
     * Registers every frame.
     *
     * @param length frames a mean
     * @param judge makes a row of what was found
     * @param shifts receives the rows
     */
    void run(int length, FrameRegistration judge, Shift[] shifts, Parallel parallel, Progress progress) {
        int size = movie.width() * movie.height();
        RecentFrames recent = new RecentFrames(movie, length);
        int each = Math.max(1, length / RENEWED);
        Image[] means = new Image[BLOCK];
        for (int start = 0; start < shifts.length; start += BLOCK * each) {
            int first = start;
            int count = Math.min(BLOCK, (shifts.length - first + each - 1) / each);
            for (int i = 0; i < count; i++) {
                progress.update(first, shifts.length, "Registering frames");
                int at = first + i * each;
                means[i] = recent.before(at, Math.min(shifts.length, at + each));
            }
            Progress part = part(progress, first, each, shifts.length);
            parallel.forEach(count, "Registering frames", part, i -> {
                Registration registration = on(means[i]);
                int at = first + i * each;
                int end = Math.min(shifts.length, at + each);
                judge.register(at, end, new float[end - at][size], shifts, registration);
            });
        }
    }

    private static Progress part(Progress progress, int before, int each, int total) {
        return (done, count, what) -> progress.update(Math.min(total, before + done * each), total, what);
    }

    private Registration on(Image mean) {
        float[] centred = mean.pixels().clone();
        if (!Frames.centre(centred)) {
            return onOrigin;
        }
        Match place = onOrigin.register(centred);
        Registration onMean = engine.on(new Template(mean, origin.noise(), ActivePlaces.none()), range);
        return frame -> {
            Match found = onMean.register(frame);
            return range.match(
                    place.dx() + found.dx(),
                    place.dy() + found.dy(),
                    found.score(),
                    place.atLimit() || found.atLimit());
        };
    }
}
