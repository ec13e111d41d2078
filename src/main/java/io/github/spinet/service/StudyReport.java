// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.MovementScoring;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Table;
import io.github.spinet.core.Version;
import io.github.spinet.figure.DistanceFigure;
import io.github.spinet.figure.Figure;
import io.github.spinet.figure.RecoveryFigure;
import io.github.spinet.figure.Report;
import io.github.spinet.figure.Spans;
import io.github.spinet.figure.SpineFigures;
import io.github.spinet.figure.TraceFigure;
import io.github.spinet.io.Folders;
import io.github.spinet.io.InputFile;
import io.github.spinet.motion.MotionSummary;
import io.github.spinet.signal.EventDetection;
import io.github.spinet.signal.Traces;
import io.github.spinet.spine.SpineTracking;
import io.github.spinet.stats.Quantile;
import io.github.spinet.study.Cohort;
import io.github.spinet.study.Recovery;
import io.github.spinet.study.SessionActivity;
import io.github.spinet.study.SessionImaging;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report of a study, written down session by session while the study runs, so that no session's movie or traces need
 * to stay in memory. Each figure is also an SVG file of its own.
 */
public final class StudyReport {

    private static final int EXAMPLES = 8;
    private static final int ROWS = 40;

    private final Path folder;
    private final Path figures;
    private final Report findings;
    private final Report fields = Report.part("F");
    private final Report sessions = Report.part("S");

    /** @param folder where figures go, {@code figures/…} */
    public StudyReport(String title, Path folder) {
        this.folder = folder;
        this.figures = Folders.make(folder.resolve("figures"));
        this.findings = Report.of(title);
    }

    /** The spines of one field over its sessions. */
    public void field(String id, List<SpineTracking.Session> drawn, SpineTracking.Result tracking) {
        fields.heading("Field " + id);
        StageFigures.tracking(drawn, tracking).forEach(f -> add(fields, id, f));
        fields.table(tracking.fates(), "fields/" + id + "/fates.csv");
    }

    /** One session. */
    public void session(SessionImaging imaging, SessionActivity activity) {
        String id = imaging.entry().id();
        Spans movements = activity.behavior()
                .map(b -> Spans.of(b.moving(), activity.dff().dff().clock()))
                .orElseGet(Spans::none);
        sessions.heading("Session " + id);
        sessions.facts(facts(imaging, activity));
        MotionPanels.of(imaging.quality(), activity.dff().dff().clock(), movements)
                .forEach(f -> add(sessions, id, f));
        activity.behavior()
                .filter(b -> b.aligned().size() > 0)
                .ifPresent(b -> add(sessions, id, MotionPanels.aligned(b.aligned())));
        sessions.table(
                new Table<>(
                        MotionSummary.class,
                        List.of(MotionSummary.of(
                                imaging.quality(),
                                imaging.entry().movie().get(0).getFileName().toString(),
                                imaging.entry()
                                        .motionChannel()
                                        .or(() -> imaging.entry().channel())
                                        .orElse(1)))),
                "sessions/" + id + "/motion_verdict.csv");
        add(sessions, id, traces(activity, movements));
        activity.behavior().ifPresent(b -> {
            add(sessions, id, StageFigures.movements(b.movements()));
            add(sessions, id, scores(activity.scores().rows()));
        });
    }

    /**
     * What all sessions say together.
     *
     * @param enlargedFrom ratio of volumes from which a spine counts as enlarged
     */
    public void cohort(Cohort cohort, Clustering.Result clusters, double enlargedFrom) {
        findings.section("Summary").facts(CohortSummary.facts(cohort, clusters));
        findings.section("Functional clusters")
                .text(
                        "Co-activity is the rate at which both spines of a pair are active, divided by the geometric mean of"
                                + " their own rates. Pairs of all animals, fields and sessions; each session's own tables are in"
                                + " cohort/session_N.");
        add(findings, "cohort", DistanceFigure.of(clusters));
        findings.table(clusters.bins(), "cohort/bins.csv")
                .table(
                        clusters.tests(),
                        "cohort/tests.csv",
                        ROWS,
                        "test",
                        "term",
                        "statistic_name",
                        "statistic",
                        "df1",
                        "df2",
                        "n",
                        "p",
                        "p_adjusted",
                        "warning")
                .table(clusters.decays(), "cohort/decays.csv");
        findings.section("Spines over the sessions").text(CohortSummary.sentence(cohort));
        CohortSummary.fates(cohort).ifPresent(f -> add(findings, "cohort", f));
        CohortSummary.volumes(cohort, enlargedFrom).ifPresent(f -> add(findings, "cohort", f));
    }

    /** How much of a made study's truth was found again. */
    public void recovery(Table<Recovery.Row> recovery) {
        findings.section("Recovery of the planted truth")
                .text("This study was made by Spinet, so what is true of it is known.");
        add(
                findings,
                "cohort",
                RecoveryFigure.of(recovery.stream()
                        .map(r -> new RecoveryFigure.Item(r.quantity(), r.truth(), r.recovered(), r.unit()))
                        .toList()));
        findings.table(recovery, "recovery.csv");
    }

    /**
     * Ends and writes {@code report.html}.
     *
     * @param settings every setting of the study
     * @param inputs the files that were read
     */
    public void write(Record settings, List<InputFile> inputs) {
        findings.section("Fields").append(fields);
        findings.section("Sessions").append(sessions);
        findings.section("Settings").settings(settings);
        findings.section("Inputs").inputs(inputs);
        findings.section("Versions").facts(Version.facts());
        findings.write(folder.resolve("report.html"));
    }

    private void add(Report part, String id, Figure figure) {
        part.figure(figure);
        StageFigures.write(figures, figure.named(id + "_" + figure.name()));
    }

    private static Map<String, String> facts(SessionImaging imaging, SessionActivity activity) {
        Map<String, String> facts = new LinkedHashMap<>();
        Traces dff = activity.dff().dff();
        facts.put("Frames", imaging.motion().mask().validFrames() + " valid of " + dff.frames());
        facts.put("Registration", MotionSentence.of(imaging.quality()));
        facts.put("Frame rate", Numbers.toText(dff.clock().rateHz()) + " Hz");
        facts.put("Spines", Integer.toString(dff.size()));
        activity.behavior().ifPresent(b -> {
            facts.put("Movements", Integer.toString(b.movements().movements().size()));
            facts.put(
                    "Movement-related spines",
                    activity.scores().stream()
                                    .filter(s -> s.mrs().orElse(false))
                                    .count() + " of "
                            + activity.scores().stream()
                                    .filter(s -> s.mrs().isPresent())
                                    .count());
        });
        double[] rates = activity.events().thresholds().stream()
                .mapToDouble(EventDetection.Threshold::eventsPerMin)
                .filter(r -> !Double.isNaN(r))
                .toArray();
        facts.put("Median event rate", rates.length == 0 ? "undefined" : rate(Quantile.matlab(rates, 50)));
        return facts;
    }

    private static String rate(double perMin) {
        return Math.round(100 * perMin) / 100.0 + " per min";
    }

    private static Figure traces(SessionActivity activity, Spans movements) {
        Traces dff = activity.dff().dff();
        List<String> shown = dff.names().subList(0, Math.min(EXAMPLES, dff.size()));
        return TraceFigure.of(dff, activity.events().active(), shown, movements);
    }

    private static Figure scores(List<MovementScoring.Score> scores) {
        double[] rank = scores.stream().mapToDouble(MovementScoring.Score::p).toArray();
        boolean[] mrs = new boolean[rank.length];
        for (int i = 0; i < mrs.length; i++) {
            mrs[i] = scores.get(i).mrs().orElse(false);
        }
        return SpineFigures.scores(rank, mrs);
    }
}
