// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadInputException;
import io.github.spinet.io.CsvTables;
import io.github.spinet.io.RoiSets;
import io.github.spinet.spine.FieldRois;
import io.github.spinet.spine.Region;
import io.github.spinet.spine.SpineRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ROIs under the names of the spines that they show, the same in every session. */
public final class NamedRegions {

    private NamedRegions() {}

    /**
     * Reads a ROI set, under the names of the spines if a table of them is given.
     *
     * @param width of the image that it was drawn on
     * @param spines {@code spines.csv} of tracking
     * @param session the session of that table in which the ROIs were drawn
     */
    public static FieldRois read(Path rois, int width, int height, Optional<Path> spines, int session) {
        FieldRois drawn = RoiSets.read(rois).toFieldRois(width, height);
        return spines.map(file ->
                        bySpine(drawn, SessionTables.ofSession(CsvTables.read(file, SpineRow.class), session, file)))
                .orElse(drawn);
    }

    /**
     * @param rowsOfSession the rows of {@code spines.csv} of the session in which the ROIs were drawn
     * @throws BadInputException if a ROI belongs to no spine
     */
    public static FieldRois bySpine(FieldRois rois, List<SpineRow> rowsOfSession) {
        Map<String, String> names = SessionTables.spineByRoi(rowsOfSession);
        List<Region> renamed = rois.spines().stream()
                .map(r -> new Region(spine(names, r), r.xPx(), r.yPx(), r.pixelX(), r.pixelY()))
                .toList();
        return new FieldRois(renamed, rois.dendrites(), rois.background());
    }

    private static String spine(Map<String, String> names, Region region) {
        String name = names.get(region.name());
        if (name == null) {
            throw new BadInputException("ROI '" + region.name() + "' belongs to no spine of this session in spines.csv;"
                    + " expected the ROIs that were tracked, and their session");
        }
        return name;
    }
}
