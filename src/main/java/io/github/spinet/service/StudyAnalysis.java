// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.io.DiskRoom;
import io.github.spinet.io.Folders;
import io.github.spinet.spine.SpineRow;
import io.github.spinet.spine.SpineTracking;
import io.github.spinet.spine.SpineVolume;
import io.github.spinet.spine.VolumeChange;
import io.github.spinet.study.Cohort;
import io.github.spinet.study.ResultFiles;
import io.github.spinet.study.SessionActivity;
import io.github.spinet.study.SessionEntry;
import io.github.spinet.study.SessionImaging;
import io.github.spinet.study.SessionTables;
import io.github.spinet.study.Study;
import io.github.spinet.study.StudyParams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole study: every session from its movie to its pairs, the fields over their sessions, the cohort, the report.
 *
 * <p>Results go to {@code sessions/ID}, {@code fields/ID}, {@code cohort} and {@code report.html}. At any time only the images
 * of one field and the activity of one session are held in memory.
 */
public final class StudyAnalysis {

    private final StudyParams params;
    private final boolean keepRegistered;
    private final Path out;
    private final Job job;
    private final Cohort cohort = new Cohort();
    private final StudyReport report;

    private StudyAnalysis(StudyParams params, boolean keepRegistered, Path out, Job job, StudyReport report) {
        this.params = params;
        this.keepRegistered = keepRegistered;
        this.out = out;
        this.job = job;
        this.report = report;
    }

    /**
     * Analyses a study.
     *
     * @param keepRegistered whether the registered movies are written too
     * @param out an empty folder
     * @param report gathers figures and tables on the way; the caller adds to it and writes it
     * @return the tables of all sessions
     */
    public static Cohort run(
            Study study, StudyParams params, boolean keepRegistered, Path out, Job job, StudyReport report) {
        if (keepRegistered && params.registered().saveChannels().isEmpty()) {
            // Recordings may be compressed, so that this is the least.
            DiskRoom.require(out, study.movieBytes(), "The registered movies");
        }
        StudyAnalysis analysis = new StudyAnalysis(params, keepRegistered, out, job, report);
        for (List<SessionEntry> field : study.fields().values()) {
            analysis.field(field);
        }
        analysis.cohort();
        return analysis.cohort;
    }

    private void field(List<SessionEntry> entries) {
        List<SessionImaging> sessions = new ArrayList<>();
        for (SessionEntry entry : entries) {
            job.log().accept("Registering " + entry.id());
            sessions.add(SessionImaging.run(
                    entry,
                    params.motion(),
                    params.judge(),
                    params.registered(),
                    keepRegistered,
                    folder("sessions", entry.id()),
                    job.parallel(),
                    progress(entry),
                    job.log()));
        }
        String id = entries.get(0).fieldId();
        List<SpineTracking.Session> drawn = sessions.stream()
                .map(s -> new SpineTracking.Session(
                        s.entry().id(), s.projections().average(), s.rois()))
                .toList();
        SpineTracking.Result tracking = SpineTracking.run(drawn, params.track(), job.parallel(), job.progress());
        ResultFiles.tracking(folder("fields", id), tracking);
        cohort.add(entries, tracking);
        report.field(id, drawn, tracking);
        List<Table<SpineVolume.Volume>> volumes = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            volumes.add(session(sessions.get(i), rows(tracking, i + 1)));
        }
        ResultFiles.growth(folder("fields", id), VolumeChange.run(volumes, tracking.spines(), params.growth()));
    }

    private Table<SpineVolume.Volume> session(SessionImaging imaging, List<SpineRow> spines) {
        SessionEntry entry = imaging.entry();
        job.log().accept("Analysing " + entry.id());
        SessionActivity activity = SessionActivity.run(
                imaging, spines, params, folder("sessions", entry.id()), job.parallel(), progress(entry));
        cohort.add(entry, activity);
        report.session(imaging, activity);
        if (!SessionActivity.canMeasureVolumes(imaging, params.volumes())) {
            job.log()
                    .accept(entry.id()
                            + ": no volumes, which need a dendrite line, a region 'background' and a pixel size");
        }
        return activity.volumes();
    }

    private void cohort() {
        Path folder = folder("cohort");
        cohort.write(folder);
        Clustering.Result all = cohort.clusters(session -> true, params.clusters(), job.progress());
        ResultFiles.clusters(folder, all);
        report.cohort(cohort, all, params.growth().enlargedFrom());
        for (int session : cohort.sessions()) {
            ResultFiles.clusters(
                    folder("cohort", "session_" + session),
                    cohort.clusters(s -> s == session, params.clusters(), job.progress()));
        }
    }

    private static List<SpineRow> rows(SpineTracking.Result tracking, int session) {
        return SessionTables.ofSession(tracking.spines(), session, Path.of("spines.csv"));
    }

    private Progress progress(SessionEntry entry) {
        return (done, total, what) -> job.progress().update(done, total, entry.id() + ": " + what);
    }

    private Path folder(String... names) {
        Path folder = out;
        for (String name : names) {
            folder = folder.resolve(name);
        }
        return Folders.make(folder);
    }
}
