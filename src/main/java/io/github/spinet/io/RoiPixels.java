// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import ij.gui.ImageRoi;
import ij.gui.Line;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.FloatPolygon;
import ij.process.ImageProcessor;
import io.github.spinet.core.BadInputException;
import io.github.spinet.spine.Dendrite;
import io.github.spinet.spine.FieldRois;
import io.github.spinet.spine.Region;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** ImageJ ROIs to pixels and lines, and back. */
final class RoiPixels {

    /** Radius of the disk that stands for a point, that of the disks along a dendrite in Hedrick et al. 2022. */
    static final int POINT_RADIUS_PX = 3;

    // ImageJ's lines and points count from the centre of a pixel, areas and Spinet from its corner.
    private static final double LINE_ORIGIN = 0.5;

    private interface Inside {
        boolean at(int x, int y);
    }

    private RoiPixels() {}

    static FieldRois toFieldRois(List<Roi> rois, int width, int height) {
        Rectangle image = new Rectangle(width, height);
        List<Region> spines = new ArrayList<>();
        List<Dendrite> dendrites = new ArrayList<>();
        List<Region> backgrounds = new ArrayList<>();
        for (Roi roi : rois) {
            if (roi instanceof TextRoi || roi instanceof ImageRoi || roi.getType() == Roi.ANGLE) {
                throw new BadInputException("ROI '" + roi.getName() + "' is of the type " + roi.getTypeAsString()
                        + "; expected areas and points for spines and lines for dendrites: delete it");
            }
            if (roi instanceof PointRoi points) {
                spines.addAll(disks(points, image));
            } else if (roi.isLine()) {
                dendrites.add(dendrite(roi, image));
            } else {
                (isBackground(roi) ? backgrounds : spines).add(area(roi, image));
            }
        }
        if (backgrounds.size() > 1) {
            throw new BadInputException("ROIs '" + backgrounds.get(0).name() + "' and '"
                    + backgrounds.get(1).name() + "' are both the background; expected one");
        }
        return new FieldRois(spines, dendrites, backgrounds.stream().findFirst());
    }

    private static boolean isBackground(Roi roi) {
        String name = roi.getName().trim().toLowerCase(Locale.ROOT);
        return name.equals("background") || name.equals("bg");
    }

    private static Region area(Roi roi, Rectangle image) {
        Rectangle box = roi.getBounds();
        ImageProcessor mask = roi.getMask();
        return region(roi.getName(), box, image, (x, y) -> mask == null || mask.get(x, y) != 0);
    }

    private static List<Region> disks(PointRoi points, Rectangle image) {
        FloatPolygon centres = points.getFloatPolygon();
        List<Region> disks = new ArrayList<>();
        for (int i = 0; i < centres.npoints; i++) {
            String name = centres.npoints == 1 ? points.getName() : points.getName() + "-" + (i + 1);
            double x = centres.xpoints[i] + LINE_ORIGIN;
            double y = centres.ypoints[i] + LINE_ORIGIN;
            int size = 2 * POINT_RADIUS_PX + 2;
            Rectangle box = new Rectangle(
                    (int) Math.floor(x) - POINT_RADIUS_PX, (int) Math.floor(y) - POINT_RADIUS_PX, size, size);
            disks.add(region(
                    name,
                    box,
                    image,
                    (dx, dy) -> Math.hypot(box.x + dx + 0.5 - x, box.y + dy + 0.5 - y) <= POINT_RADIUS_PX));
        }
        return disks;
    }

    // ImageJ measures what of a ROI lies within the image.
    private static Region region(String name, Rectangle box, Rectangle image, Inside inside) {
        Rectangle visible = box.intersection(image);
        if (visible.isEmpty()) {
            throw new BadInputException(
                    "ROI '" + name + "' at (" + box.x + ", " + box.y + ") lies outside the image of " + image.width
                            + " × " + image.height + " pixels; expected ROIs drawn on this movie");
        }
        int[] xs = new int[visible.width * visible.height];
        int[] ys = new int[xs.length];
        int n = 0;
        for (int y = visible.y; y < visible.y + visible.height; y++) {
            for (int x = visible.x; x < visible.x + visible.width; x++) {
                if (inside.at(x - box.x, y - box.y)) {
                    xs[n] = x;
                    ys[n++] = y;
                }
            }
        }
        return Region.of(name, Arrays.copyOf(xs, n), Arrays.copyOf(ys, n));
    }

    private static Dendrite dendrite(Roi roi, Rectangle image) {
        // A thick straight line would give its four corners.
        FloatPolygon line = roi instanceof Line straight ? straight.getFloatPoints() : roi.getFloatPolygon();
        double[] x = new double[line.npoints];
        double[] y = new double[line.npoints];
        for (int i = 0; i < x.length; i++) {
            x[i] = line.xpoints[i] + LINE_ORIGIN;
            y[i] = line.ypoints[i] + LINE_ORIGIN;
            // A line drawn to the edge may end on the last pixel's far side.
            if (x[i] < -1 || x[i] > image.width + 1 || y[i] < -1 || y[i] > image.height + 1) {
                throw new BadInputException("Dendrite '" + roi.getName() + "' has the vertex (" + x[i] + ", " + y[i]
                        + ") outside the image of " + image.width + " × " + image.height
                        + " pixels; expected ROIs drawn on this movie");
            }
        }
        return new Dendrite(roi.getName(), x, y);
    }

    static List<Roi> toRois(FieldRois field) {
        List<Roi> rois = new ArrayList<>();
        field.spines().forEach(spine -> rois.add(outline(spine, spine.name())));
        for (Dendrite dendrite : field.dendrites()) {
            float[] x = new float[dendrite.xPx().length];
            float[] y = new float[x.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (dendrite.xPx()[i] - LINE_ORIGIN);
                y[i] = (float) (dendrite.yPx()[i] - LINE_ORIGIN);
            }
            rois.add(named(new PolygonRoi(x, y, Roi.POLYLINE), dendrite.name()));
        }
        Optional<Region> background = field.background();
        background.ifPresent(region -> rois.add(outline(region, "background")));
        return rois;
    }

    // Traced on a small image that just holds the region.
    private static Roi outline(Region region, String name) {
        int left = Arrays.stream(region.pixelX()).min().orElseThrow();
        int top = Arrays.stream(region.pixelY()).min().orElseThrow();
        int right = Arrays.stream(region.pixelX()).max().orElseThrow();
        int bottom = Arrays.stream(region.pixelY()).max().orElseThrow();
        ByteProcessor image = new ByteProcessor(right - left + 1, bottom - top + 1);
        for (int i = 0; i < region.size(); i++) {
            image.set(region.pixelX()[i] - left, region.pixelY()[i] - top, 255);
        }
        image.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
        Roi roi = new ThresholdToSelection().convert(image);
        roi.setLocation(left, top);
        return named(roi, name);
    }

    private static Roi named(Roi roi, String name) {
        roi.setName(name);
        return roi;
    }
}
