// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Table;
import io.github.spinet.movie.Image;
import io.github.spinet.stats.Quantile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A spine's volume from its brightness: the light of the spine above the background, over the brightness of the dendrite
 * beside it, which takes out how deep and how well labelled the place is. The result is an area in pixels of dendrite
 * brightness and is to be compared within a spine, across sessions.
 *
 * <p>Source: Hedrick et al. 2022, Nat Neurosci, doi:10.1038/s41593-022-01086-6, with its published analysis code.
 */
public final class SpineVolume {

    /** Whose rules. */
    public enum Preset {
        /** Circles at equal distances along the dendrite; the mean brightness of spine and dendrite above background. */
        LEGEND,
        /**
         * The published analysis code of 2020: circles at the vertices as clicked, and no background taken off the mean
         * brightness of the spine.
         */
        HEDRICK2020
    }

    /** Where the brightness of the background is read. */
    public enum Background {
        /** In the region drawn for it. */
        REGION,
        /** In the darker half of all pixels, for ROI sets without such a region; volumes are then somewhat larger. */
        DARK_HALF
    }

    /** The settings. */
    public record Params(
            @Field(init = "LEGEND", help = "Whose rules: LEGEND or the published code, HEDRICK2020")
            Preset preset,

            @Field(
                    init = "REGION",
                    help = "Where the background is read: its drawn REGION, or the DARK_HALF of the pixels")
            Background backgroundFrom,

            @Field(
                    init = "99",
                    unit = "%",
                    min = 0,
                    max = 100,
                    help = "Percentile of the background above which light belongs to a spine")
            double backgroundPercentile,

            @Field(init = "3", unit = "px", min = 0.5, max = 1000, help = "Radius of the circles on the dendrite")
            double circleRadiusPx,

            @Field(init = "1", unit = "µm", min = 0.01, max = 1000, help = "Distance of the circles along the dendrite")
            double circleSpacingUm,

            @Field(init = "5", min = 1, max = 10000, help = "Nearest circles whose mean is the dendrite's brightness")
            int circles)
            implements Serializable {}

    /** One spine's volume: a row of {@code volumes.csv}. */
    public record Volume(
            @Field(help = "Spine") String spine,

            @Field(help = "Sum over the spine's pixels of what is above the background's percentile")
            double integrated,

            @Field(help = "Mean brightness of the nearest dendrite above the mean of the background")
            double dendriteBrightness,

            @Field(
                    help = "Volume: integrated over the dendrite's brightness; undefined where that is not positive",
                    unit = "px")
            double volumePx,

            @Field(help = "Mean brightness of the spine over that of the dendrite")
            double meanRatio) {}

    private SpineVolume() {}

    /**
     * Measures all spines of a session.
     *
     * @param projection the average over the session's frames; NaN pixels have no say
     * @param rois spines, at least one dendrite, and the background
     * @return one row a spine in their order; volumes are NaN where no dendrite circle lies on the image, the dendrite is
     *     not brighter than the background, or the spine has no pixel with data
     * @throws BadInputException if the background or all dendrites are missing, a ROI lies outside the projection, or
     *     (for {@link Preset#LEGEND}) the pixel size is unknown
     */
    public static Table<Volume> run(Image projection, FieldRois rois, Params params) {
        if (rois.dendrites().isEmpty()) {
            throw new BadInputException("No dendrite was drawn; draw each with Fiji's segmented line, add it to the ROI"
                    + " Manager and save the ROI set again");
        }
        double[] background = background(projection, rois, params);
        double threshold = Quantile.matlab(background, params.backgroundPercentile());
        double mean = mean(background);
        List<Circle> circles = circles(projection, rois.dendrites(), mean, params);
        List<Volume> rows = new ArrayList<>();
        for (Region spine : rois.spines()) {
            spine.requireInside(projection.width(), projection.height());
            rows.add(volume(values(projection, spine), spine, threshold, mean, circles, params));
        }
        return new Table<>(Volume.class, rows);
    }

    private static Volume volume(
            double[] pixels, Region spine, double threshold, double mean, List<Circle> circles, Params params) {
        double integrated = pixels.length == 0 ? Double.NaN : 0;
        for (double value : pixels) {
            integrated += Math.max(0, value - threshold);
        }
        double dendrite = circles.stream()
                .sorted(Comparator.comparingDouble(c -> c.squaredDistance(spine)))
                .limit(params.circles())
                .mapToDouble(Circle::brightness)
                .average()
                .orElse(Double.NaN);
        double spineMean = mean(pixels) - (params.preset() == Preset.LEGEND ? mean : 0);
        return new Volume(
                spine.name(),
                integrated,
                dendrite,
                dendrite > 0 ? integrated / dendrite : Double.NaN,
                dendrite > 0 ? spineMean / dendrite : Double.NaN);
    }

    private static double[] background(Image projection, FieldRois rois, Params params) {
        double[] values;
        if (params.backgroundFrom() == Background.DARK_HALF) {
            double[] all = values(projection, null);
            double median = Quantile.median(all);
            values = Arrays.stream(all).filter(v -> v <= median).toArray();
        } else {
            Region region = rois.background()
                    .orElseThrow(() -> new BadInputException("No background region was drawn; draw an ellipse over a"
                            + " place without structure, name it 'background', add it to the ROI Manager and save the ROI"
                            + " set again, or set background_from to DARK_HALF"));
            region.requireInside(projection.width(), projection.height());
            values = values(projection, region);
        }
        if (values.length == 0) {
            throw new BadInputException("The background has no pixel with data; draw it where the field was imaged");
        }
        return values;
    }

    private record Circle(double x, double y, double brightness) {
        double squaredDistance(Region spine) {
            return (x - spine.xPx()) * (x - spine.xPx()) + (y - spine.yPx()) * (y - spine.yPx());
        }
    }

    // Circles without a pixel with data are left out.
    private static List<Circle> circles(Image projection, List<Dendrite> dendrites, double background, Params params) {
        boolean spaced = params.preset() == Preset.LEGEND;
        if (spaced && !projection.calibration().isKnown()) {
            throw new BadInputException("The projection has no pixel size in µm; set it in Fiji (Image > Properties),"
                    + " save it, and run again");
        }
        List<Circle> circles = new ArrayList<>();
        for (Dendrite dendrite : dendrites) {
            DendriteAxis axis = DendriteAxis.of(dendrite, projection.calibration());
            for (double[] p : spaced ? axis.pointsEvery(params.circleSpacingUm()) : axis.vertices()) {
                double mean = circleMean(projection, p[0], p[1], params.circleRadiusPx());
                if (!Double.isNaN(mean)) {
                    circles.add(new Circle(p[0], p[1], mean - background));
                }
            }
        }
        return circles;
    }

    private static double circleMean(Image image, double cx, double cy, double radius) {
        double sum = 0;
        int n = 0;
        for (int y = Math.max(0, (int) Math.floor(cy - radius)); y < Math.min(image.height(), cy + radius); y++) {
            for (int x = Math.max(0, (int) Math.floor(cx - radius)); x < Math.min(image.width(), cx + radius); x++) {
                double dx = x + 0.5 - cx;
                double dy = y + 0.5 - cy;
                if (dx * dx + dy * dy <= radius * radius && Float.isFinite(image.at(x, y))) {
                    sum += image.at(x, y);
                    n++;
                }
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    // The finite values of a region; without one, of the image.
    private static double[] values(Image image, Region region) {
        int n = region == null ? image.pixels().length : region.size();
        double[] values = new double[n];
        int kept = 0;
        for (int i = 0; i < n; i++) {
            float v = region == null ? image.pixels()[i] : image.at(region.pixelX()[i], region.pixelY()[i]);
            if (Float.isFinite(v)) {
                values[kept++] = v;
            }
        }
        return Arrays.copyOf(values, kept);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
