// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.movie.Image;
import java.io.Serializable;
import java.util.List;

/**
 * Finds the same spines again in all sessions of a field.
 *
 * <p>The sessions are brought together by their images ({@link SessionRegistration}); then each session's spines are
 * paired one to one with all spines known from the sessions before, at the least total distance. A spine that is missing
 * in one session and back in a later one stays the same spine. The classes of fates are those of Hedrick et al. 2022,
 * Nat Neurosci, doi:10.1038/s41593-022-01086-6.
 */
public final class SpineTracking {

    /** What makes two ROIs the same spine. */
    public enum Identity {
        /** Their places, after the sessions were brought together. */
        POSITION,
        /** Their names, for ROI sets that use one name for one spine in all sessions. */
        NAME
    }

    /** The settings. */
    public record Params(
            @Field(
                    init = "POSITION",
                    help =
                            "What makes two ROIs the same spine: their POSITION, or their NAME where the ROI sets use one"
                                    + " name for one spine throughout")
            Identity identity,

            @Field(
                    init = "2.5",
                    unit = "µm",
                    min = 0.01,
                    max = 100,
                    help = "Largest distance between the places of one spine in two sessions after alignment")
            double maxDistanceUm,

            @Field(
                    init = "5",
                    unit = "µm",
                    min = 0.01,
                    max = 100,
                    help = "Largest distance of a spine's centre from the centre line of its dendrite")
            double maxSpineDistanceUm,

            @Field(
                    init = "PROJECTION",
                    help =
                            "Position along the dendrite: the PROJECTION onto its line, or the NEAREST_VERTEX as published")
            DendriteAxis.Along along,

            @Field(
                    init = "1",
                    unit = "µm",
                    min = 0,
                    max = 100,
                    help = "Absent spines nearer than this to the end of the imaged field count as not imaged")
            double edgeMarginUm,

            SessionRegistration.Params registration)
            implements Serializable {}

    /**
     * One session of the field.
     *
     * @param name for messages
     * @param projection the average or maximum projection on which the ROIs were drawn, NaN where there are no data
     * @param rois what was drawn
     */
    public record Session(String name, Image projection, FieldRois rois) {}

    /** What became of a spine. */
    public enum Outcome {
        /** Present in every session. */
        STABLE,
        /** Absent in the first session, present in the last; first seen in the second of three or later tells when. */
        NEW,
        /** Absent in the first and the last session, present between. */
        TRANSIENT,
        /** Present in the first session, absent in the last. */
        ELIMINATED,
        /** Present in the first and the last session, absent in one between: missed there, or lost and grown again. */
        RECURRENT,
        /** Its place was not imaged in every session, or there is only one session. */
        UNDEFINED
    }

    /** One spine's fate: a row of {@code fates.csv}. */
    public record Fate(
            @Field(help = "Spine") String spine,

            @Field(help = "What became of it: STABLE, NEW, TRANSIENT, ELIMINATED, RECURRENT or UNDEFINED")
            Outcome fate,

            @Field(help = "One sign a session: 1 present, 0 absent, ? not imaged")
            String presence,

            @Field(help = "First session in which it was seen")
            int firstSession,

            @Field(help = "Last session in which it was seen")
            int lastSession,

            @Field(help = "Number of sessions in which it was seen")
            int sessionsPresent,

            @Field(help = "Dendrite that it sits on, empty if none was drawn near it")
            String dendrite,

            @Field(help = "Distance along the dendrite from its first vertex", unit = "µm")
            double positionUm,

            @Field(help = "Why the fate is undefined, else empty")
            String reason) {}

    /**
     * The outcome.
     *
     * @param spines a row for every spine in every session, the spines in the order in which they were first seen, then
     *     the sessions; {@link SpineRow#roi} leads from the names of a session's ROIs to the spines
     * @param fates one row a spine
     * @param registration one row a session
     */
    public record Result(Table<SpineRow> spines, Table<Fate> fates, Table<SessionRegistration.Quality> registration) {}

    private SpineTracking() {}

    /**
     * Tracks the spines.
     *
     * <p>A spine has the name of its ROI in the first session in which it was seen. If another spine has that name
     * already, {@code _s2} is added for a spine first seen in session 2, and so on. Its dendrite and position are those of
     * its place in the first session, the same in all rows; a dendrite drawn in a later session alone counts too, and
     * gets {@code _s2} in the same way if its name is taken.
     *
     * @param sessions in order
     * @throws BadInputException if there is no session, a ROI lies outside its projection, or the pixel size of a
     *     projection is unknown where there are several sessions or dendrites
     */
    public static Result run(List<Session> sessions, Params params, Parallel parallel, Progress progress) {
        if (sessions.isEmpty()) {
            throw new BadInputException("No session to track; expected a projection and a ROI set of each session");
        }
        for (Session session : sessions) {
            check(session, sessions.size() > 1);
        }
        SessionRegistration.Result registered = SessionRegistration.run(
                sessions.stream().map(Session::projection).toList(), params.registration(), parallel, progress);
        Linking linking = new Linking(sessions, registered.toFirst(), params);
        TrackTables tables = new TrackTables(sessions, registered.toFirst(), params);
        List<Track> tracks = linking.tracks();
        return new Result(
                tables.spines(tracks),
                tables.fates(tracks),
                new Table<>(SessionRegistration.Quality.class, registered.quality()));
    }

    // Spines of one session without a dendrite are neither moved nor measured along anything.
    private static void check(Session session, boolean several) {
        Image image = session.projection();
        boolean needsSize = several || !session.rois().dendrites().isEmpty();
        if (needsSize && !image.calibration().isKnown()) {
            throw new BadInputException(
                    "The projection of session '" + session.name()
                            + "' has no pixel size in µm; give it as um_per_px, or set it in Fiji (Image > Properties) and save it again");
        }
        for (Region spine : session.rois().spines()) {
            try {
                spine.requireInside(image.width(), image.height());
            } catch (BadInputException e) {
                throw new BadInputException("Session '" + session.name() + "': " + e.getMessage(), e);
            }
        }
    }
}
