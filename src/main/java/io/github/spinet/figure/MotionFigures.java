// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.movie.Image;
import java.awt.Color;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;

/** What motion correction did: the average before and after, an example, the rows of a frame, the onset of movement. */
public final class MotionFigures {

    private static final int WIDTH_PX = 720;
    private static final double LINE_PX = 1.6;

    private MotionFigures() {}

    /**
     * The averages side by side with the same grey levels.
     *
     * @param sharpnessBefore 1/px, NaN if unknown
     */
    public static Figure averages(Image before, Image after, double sharpnessBefore, double sharpnessAfter) {
        String sharper = Double.isNaN(sharpnessBefore + sharpnessAfter)
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Sharpness (RMS slope over RMS contrast): %.3f → %.3f per px.",
                        sharpnessBefore,
                        sharpnessAfter);
        String caption =
                "Average of the same frames as recorded (left) and after correction (right), same grey levels: "
                        + "1st to 99.8th percentile of the right one with gamma 0.6." + sharper;
        return ImageFigure.pair(
                "motion_averages", "Average before (left) and after correction (right)", caption, before, after);
    }

    /**
     * A few seconds, frame by frame, with each frame's shift and correlation.
     *
     * @param along times of the frames shown in s, or their numbers if not timed
     */
    public static Figure example(
            double[] along,
            boolean timed,
            double[] dxPx,
            double[] dyPx,
            double[] before,
            double[] after,
            boolean heldOut,
            Spans movements) {
        Spans shown = timed ? movements.within(along) : Spans.none();
        String caption = "The stretch of the movie in which the field moves most: shift of each frame (top) and its"
                + " correlation with the template" + TimeFigures.likeness(heldOut) + " (bottom). n = " + along.length
                + " frames."
                + TimeFigures.shaded(shown);
        return TimeFigures.motion(
                "motion_example",
                "Motion, the liveliest stretch",
                caption,
                along,
                timed,
                dxPx,
                dyPx,
                before,
                after,
                shown);
    }

    /**
     * The rows of one frame.
     *
     * @param frame from 1
     * @param row middle row of each band, from 1
     * @param meanX shift of the frame as a whole
     */
    public static Figure rows(int frame, double[] row, double[] dxPx, double[] dyPx, double meanX, double meanY) {
        NumberAxis x = Style.axis("Row (from the top)");
        x.setRange(0, row.length == 0 ? 1 : row[row.length - 1] + row[0] - 1);
        XYPlot plot = Style.plot(x, Style.axis("Shift (px)"));
        Curve.add(
                plot,
                new Curve("x", row, dxPx, Style.FIRST, LINE_PX),
                new Curve("y", row, dyPx, Style.SECOND, LINE_PX));
        plot.addRangeMarker(whole(meanX, Style.FIRST));
        plot.addRangeMarker(whole(meanY, Style.SECOND));
        String title = "Motion within frame " + frame;
        String caption = "Shift of each band of eight rows of the frame in which the field moves most while it is"
                + " scanned. Dashed: mean of the frame.";
        return new Figure("motion_rows", title, caption, Style.chart(title, plot, true), WIDTH_PX, 300);
    }

    private static ValueMarker whole(double value, Color color) {
        return new ValueMarker(value, color, Style.dashed(1));
    }

    /**
     * The mean change of correlation around the onset of movements, with standard errors.
     *
     * @param timesS from the onset
     */
    public static Figure aligned(
            double[] timesS,
            double[] before,
            double[] semBefore,
            double[] after,
            double[] semAfter,
            boolean heldOut,
            int movements) {
        NumberAxis x = Style.axis("Time from onset of movement (s)");
        double[] range = Curve.range(timesS);
        x.setRange(range[0], range[1] > range[0] ? range[1] : range[0] + 1);
        XYPlot plot = Style.plot(x, Style.axis("Change of correlation"));
        plot.addDomainMarker(new ValueMarker(0, Style.FAINT, Style.line(1)));
        Curve.add(
                plot,
                new Curve("", timesS, sum(before, semBefore, 1), Style.MIXED, 0.8),
                new Curve("", timesS, sum(before, semBefore, -1), Style.MIXED, 0.8),
                new Curve("", timesS, sum(after, semAfter, 1), Style.GAINED, 0.8),
                new Curve("", timesS, sum(after, semAfter, -1), Style.GAINED, 0.8),
                new Curve("before correction", timesS, before, Style.MIXED, 2),
                new Curve("after correction", timesS, after, Style.GAINED, 2));
        String title = "Correlation around the onset of movement";
        String caption = "Change of the frames' correlation with the template" + TimeFigures.likeness(heldOut)
                + ", against its mean before the onset; mean and, thin, ± SEM over n = " + movements
                + " movements that began after rest.";
        return new Figure("motion_aligned", title, caption, Style.chart(title, plot, true), WIDTH_PX, 340);
    }

    private static double[] sum(double[] values, double[] errors, int sign) {
        double[] sum = new double[values.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = values[i] + sign * errors[i];
        }
        return sum;
    }
}
