// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.movie.Calibration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins the spines of the sessions to tracks, session by session. */
final class Linking {

    private final List<SpineTracking.Session> sessions;
    private final List<Warp> warps;
    private final SpineTracking.Params params;
    private final Set<String> names = new HashSet<>();
    private final List<Track> tracks = new ArrayList<>();

    Linking(List<SpineTracking.Session> sessions, List<Warp> warps, SpineTracking.Params params) {
        this.sessions = sessions;
        this.warps = warps;
        this.params = params;
    }

    /** All tracks in the order in which they were first seen. */
    List<Track> tracks() {
        for (int k = 0; k < sessions.size(); k++) {
            List<Region> spines = sessions.get(k).rois().spines();
            double[][] places = places(k, spines);
            double[] confidence = new double[spines.size()];
            Track[] known = params.identity() == SpineTracking.Identity.NAME
                    ? byName(spines, confidence)
                    : byPlace(places, confidence);
            for (int i = 0; i < known.length; i++) {
                boolean seenBefore = known[i] != null;
                Track track = seenBefore ? known[i] : begin(spines.get(i).name(), k);
                track.roi[k] = spines.get(i);
                track.confidence[k] = seenBefore ? confidence[i] : Double.NaN;
                track.xUm = places[i][0];
                track.yUm = places[i][1];
            }
        }
        return tracks;
    }

    private Track[] byPlace(double[][] places, double[] confidence) {
        double[][] before =
                tracks.stream().map(t -> new double[] {t.xUm, t.yUm}).toArray(double[][]::new);
        SpineMatching.Result result = SpineMatching.match(before, places, params.maxDistanceUm());
        Track[] known = new Track[places.length];
        for (int t = 0; t < before.length; t++) {
            int spine = result.match()[t];
            if (spine >= 0) {
                known[spine] = tracks.get(t);
                confidence[spine] = result.confidence()[t];
            }
        }
        return known;
    }

    private Track[] byName(List<Region> spines, double[] confidence) {
        Map<String, Track> named = new HashMap<>();
        tracks.forEach(t -> named.put(t.name, t));
        Track[] known = new Track[spines.size()];
        for (int i = 0; i < known.length; i++) {
            known[i] = named.get(spines.get(i).name());
            confidence[i] = 1;
        }
        return known;
    }

    private Track begin(String roi, int session) {
        Track track = new Track(distinct(roi, session, names), sessions.size());
        names.add(track.name);
        tracks.add(track);
        return track;
    }

    /** The name itself, or with {@code _s2} for the second session, and so on, until it is not among those taken. */
    static String distinct(String name, int session, Set<String> taken) {
        String free = name;
        while (taken.contains(free)) {
            free += "_s" + (session + 1);
        }
        return free;
    }

    private double[][] places(int session, List<Region> spines) {
        Calibration reference = sessions.get(0).projection().calibration();
        double[][] places = new double[spines.size()][];
        for (int i = 0; i < places.length; i++) {
            double[] p = warps.get(session)
                    .toReference(spines.get(i).xPx(), spines.get(i).yPx());
            places[i] = new double[] {p[0] * reference.widthUm(), p[1] * reference.heightUm()};
        }
        return places;
    }
}
