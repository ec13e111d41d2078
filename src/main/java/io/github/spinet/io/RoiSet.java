// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import ij.gui.Roi;
import io.github.spinet.core.BadInputException;
import io.github.spinet.spine.FieldRois;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * ImageJ ROIs in the order drawn, each with a name of its own. Position, group, colours and properties are theirs, so that
 * a set that is read and written is the same set.
 *
 * @param rois the ROIs; not copied, to be treated as unchangeable
 */
public record RoiSet(List<Roi> rois) {

    public RoiSet {
        rois = List.copyOf(rois);
        Set<String> seen = new HashSet<>();
        for (Roi roi : rois) {
            if (roi.getName() == null || roi.getName().isBlank()) {
                throw new BadInputException("A ROI at (" + roi.getBounds().x + ", " + roi.getBounds().y
                        + ") has no name; give it one in the ROI Manager");
            }
            if (!seen.add(roi.getName())) {
                throw new BadInputException("Two ROIs are named '" + roi.getName() + "'; rename one of them");
            }
        }
    }

    /**
     * The ROIs as spines, dendrites and background.
     *
     * <ul>
     *   <li>Areas are spines, with the pixels of ImageJ's own mask, so that sums over them are those of Measure.
     *   <li>Lines are dendrites. ImageJ counts the vertices of lines from pixel centres; half a pixel is added.
     *   <li>Points are spines too: a disk of radius {@value RoiPixels#POINT_RADIUS_PX} px each; those of a multi-point named
     *       {@code p} are {@code p-1}, {@code p-2}, …
     *   <li>An area named {@code background} or {@code bg}, in any case, is the background.
     * </ul>
     *
     * <p>Of a ROI that reaches over the edge of the image its visible pixels are taken, as ImageJ does.
     *
     * @param width of the image that they were drawn on, in pixels
     * @throws BadInputException for a ROI outside of the image, a line that leaves it, or a ROI of another type (angle, text, image)
     */
    public FieldRois toFieldRois(int width, int height) {
        return RoiPixels.toFieldRois(rois, width, height);
    }

    /** ImageJ ROIs of the same pixels and lines: traced outlines, polylines, and one named {@code background}. */
    public static RoiSet of(FieldRois field) {
        return new RoiSet(RoiPixels.toRois(field));
    }
}
