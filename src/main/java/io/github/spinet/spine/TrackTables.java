// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.Table;
import io.github.spinet.movie.Image;
import java.util.ArrayList;
import java.util.List;

/** Tracks as the rows of {@code spines.csv} and {@code fates.csv}. */
final class TrackTables {

    private final List<SpineTracking.Session> sessions;
    private final List<Warp> warps;
    private final SpineTracking.Params params;
    private final List<DendriteAxis> axes;

    TrackTables(List<SpineTracking.Session> sessions, List<Warp> warps, SpineTracking.Params params) {
        this.sessions = sessions;
        this.warps = warps;
        this.params = params;
        axes = DendriteAtlas.of(sessions, warps, params.maxSpineDistanceUm());
    }

    Table<SpineRow> spines(List<Track> tracks) {
        List<SpineRow> rows = new ArrayList<>();
        for (Track track : tracks) {
            Placement placement = placement(track);
            for (int k = 0; k < sessions.size(); k++) {
                double[] place = place(track, k);
                Region roi = track.roi[k];
                rows.add(new SpineRow(
                        track.name,
                        k + 1,
                        status(track, k, place),
                        place[0],
                        place[1],
                        placement.dendrite(),
                        placement.positionUm(),
                        confidence(track, k),
                        roi == null ? "" : roi.name()));
            }
        }
        return new Table<>(SpineRow.class, rows);
    }

    Table<SpineTracking.Fate> fates(List<Track> tracks) {
        List<SpineTracking.Fate> rows = new ArrayList<>();
        for (Track track : tracks) {
            StringBuilder presence = new StringBuilder();
            int last = 0;
            int seen = 0;
            for (int k = 0; k < sessions.size(); k++) {
                SpineRow.Status status = status(track, k, place(track, k));
                boolean present = status == SpineRow.Status.PRESENT;
                presence.append(present ? '1' : status == SpineRow.Status.ABSENT ? '0' : '?');
                last = present ? k + 1 : last;
                seen += present ? 1 : 0;
            }
            Placement placement = placement(track);
            SpineTracking.Outcome outcome = outcome(presence.toString());
            rows.add(new SpineTracking.Fate(
                    track.name,
                    outcome,
                    presence.toString(),
                    track.first() + 1,
                    last,
                    seen,
                    placement.dendrite(),
                    placement.positionUm(),
                    outcome == SpineTracking.Outcome.UNDEFINED ? reason(presence.toString()) : ""));
        }
        return new Table<>(SpineTracking.Fate.class, rows);
    }

    /** @param presence one of 1, 0 and ? for each session */
    static SpineTracking.Outcome outcome(String presence) {
        if (presence.length() < 2 || presence.indexOf('?') >= 0) {
            return SpineTracking.Outcome.UNDEFINED;
        }
        boolean first = presence.startsWith("1");
        boolean last = presence.endsWith("1");
        if (first && last) {
            return presence.indexOf('0') < 0 ? SpineTracking.Outcome.STABLE : SpineTracking.Outcome.RECURRENT;
        }
        if (first) {
            return SpineTracking.Outcome.ELIMINATED;
        }
        return last ? SpineTracking.Outcome.NEW : SpineTracking.Outcome.TRANSIENT;
    }

    private static String reason(String presence) {
        int gap = presence.indexOf('?');
        return gap < 0 ? "only one session" : "not imaged in session " + (gap + 1);
    }

    private Placement placement(Track track) {
        int first = track.first();
        double[] p = warps.get(first).toReference(track.roi[first].xPx(), track.roi[first].yPx());
        return Placement.of(p[0], p[1], axes, params.maxSpineDistanceUm(), params.along());
    }

    // Where it is absent: the place of the sighting nearest in time, carried over.
    private double[] place(Track track, int k) {
        int seen = track.nearest(k);
        Region roi = track.roi[seen];
        if (seen == k) {
            return new double[] {roi.xPx(), roi.yPx()};
        }
        double[] p = warps.get(seen).toReference(roi.xPx(), roi.yPx());
        return warps.get(k).fromReference(p[0], p[1]);
    }

    private SpineRow.Status status(Track track, int k, double[] place) {
        if (track.roi[k] != null) {
            return SpineRow.Status.PRESENT;
        }
        return isImaged(sessions.get(k).projection(), place) ? SpineRow.Status.ABSENT : SpineRow.Status.NOT_IMAGED;
    }

    private boolean isImaged(Image image, double[] place) {
        double marginX = params.edgeMarginUm() / image.calibration().widthUm();
        double marginY = params.edgeMarginUm() / image.calibration().heightUm();
        return hasData(image, place[0], place[1])
                && hasData(image, place[0] - marginX, place[1])
                && hasData(image, place[0] + marginX, place[1])
                && hasData(image, place[0], place[1] - marginY)
                && hasData(image, place[0], place[1] + marginY);
    }

    private static boolean hasData(Image image, double x, double y) {
        return x >= 0
                && y >= 0
                && x < image.width()
                && y < image.height()
                && Float.isFinite(image.at((int) x, (int) y));
    }

    // The first sighting has the confidence of its link to the next one.
    private static double confidence(Track track, int k) {
        if (track.roi[k] == null || k > track.first()) {
            return track.confidence[k];
        }
        for (int later = k + 1; later < track.roi.length; later++) {
            if (track.roi[later] != null) {
                return track.confidence[later];
            }
        }
        return Double.NaN;
    }
}
