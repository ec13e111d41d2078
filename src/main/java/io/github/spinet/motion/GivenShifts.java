// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Params;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.PixelMeans;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Judges shifts that were found elsewhere, as {@link MotionCorrection} judges its own. */
public final class GivenShifts {

    private GivenShifts() {}

    /**
     * Compares each frame with the template before and after its shift is taken back.
     *
     * <p>Frames that the movie lacks become {@code MISSING}; flags other than {@code OK} stay; of the frames flagged
     * {@code OK} those unlike the template are bad by the rule of {@link MotionCorrection}. No shift is changed.
     *
     * @param given one row a frame; only shifts, scores and flags count
     * @param rows shifts of the rows of each frame, which then count instead
     * @param scan how the lines lay; found without
     * @param target the template; without one the mean of corrected frames spread over the movie
     * @throws io.github.spinet.core.BadInputException if the numbers of frames differ, or the target does not fit
     */
    public static Result run(
            Movie movie,
            Table<Shift> given,
            Optional<RowShifts> rows,
            Optional<ScanGeometry> scan,
            Optional<Image> target,
            Params params,
            Parallel parallel,
            Progress progress) {
        MotionCorrection.check(movie, target);
        ScanGeometry geometry = scan.orElseGet(() -> ScanGeometry.find(movie, params.scan(), parallel, progress));
        Movie input = MotionCorrection.conditioned(movie, params, geometry);
        CorrectedMovie corrected = CorrectedMovie.of(input, given, rows);
        Image template = target.orElseGet(() -> template(corrected, params.templateFrames(), parallel, progress));
        SearchRange range = SearchRange.within(params.maxDxPx(), params.maxDyPx(), movie.width(), movie.height());
        Similarity similarity = new Similarity(template, range);
        Shift[] shifts = new Shift[movie.frames()];
        parallel.forEach(
                shifts.length,
                "Comparing frames",
                progress,
                f -> shifts[f] = judged(given.rows().get(f), f, input, corrected, similarity));
        if (params.badFrameSd() > 0) {
            BadFrames.flag(shifts, shifts.clone(), params.badFrameSd(), params.badFrameRule());
        }
        Table<Shift> table = new Table<>(Shift.class, Arrays.asList(shifts));
        return new Result(
                template,
                table,
                rows,
                MotionCorrection.mask(movie.mask(), table),
                EngineChoice.given(rows),
                geometry,
                range.maxX(),
                range.maxY());
    }

    private static Image template(CorrectedMovie movie, int most, Parallel parallel, Progress progress) {
        int[] valid =
                IntStream.range(0, movie.frames()).filter(movie.mask()::isValid).toArray();
        int count = Math.min(most, valid.length);
        int[] sample = IntStream.range(0, count)
                .map(i -> valid[(int) ((long) i * valid.length / count)])
                .toArray();
        float[] means = PixelMeans.of(movie, sample, "Making the template", parallel, progress)
                .means();
        return new Image(movie.width(), movie.height(), means, movie.calibration());
    }

    private static Shift judged(Shift given, int frame, Movie movie, Movie corrected, Similarity similarity) {
        boolean lacks = movie.mask().state(frame) == FrameMask.State.MISSING;
        if (lacks || !Double.isFinite(given.dxPx() + given.dyPx())) {
            return row(given, frame, movie, Double.NaN, Double.NaN, Flag.MISSING);
        }
        float[] raw = movie.read(frame);
        float[] moved = corrected.read(frame);
        if (!Frames.centre(raw)) {
            return row(given, frame, movie, Double.NaN, Double.NaN, Flag.CONSTANT);
        }
        subtractMean(moved);
        boolean bad = movie.mask().state(frame) == FrameMask.State.BAD;
        return row(given, frame, movie, similarity.to(raw), similarity.to(moved), bad ? Flag.BAD : given.flag());
    }

    // Undefined pixels stay undefined, so that only pixels which the frame has are compared.
    private static void subtractMean(float[] pixels) {
        double sum = 0;
        int count = 0;
        for (float pixel : pixels) {
            if (Float.isFinite(pixel)) {
                sum += pixel;
                count++;
            }
        }
        float mean = count == 0 ? 0 : (float) (sum / count);
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] -= mean;
        }
    }

    private static Shift row(Shift given, int frame, Movie movie, double before, double after, Flag flag) {
        boolean missing = flag == Flag.MISSING;
        return new Shift(
                frame + 1,
                movie.clock().timeS(frame),
                missing ? Double.NaN : given.dxPx(),
                missing ? Double.NaN : given.dyPx(),
                given.score(),
                before,
                after,
                flag);
    }
}
