// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.io.EllipseRois;
import io.github.spinet.io.Folders;
import io.github.spinet.io.PixelType;
import io.github.spinet.io.RoiSets;
import io.github.spinet.io.TiffWriter;
import io.github.spinet.io.WholeFile;
import io.github.spinet.motion.CorrectedMovie;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Projections;
import io.github.spinet.simulate.PressModel;
import io.github.spinet.simulate.SessionKey;
import io.github.spinet.simulate.SimulatedSession;
import io.github.spinet.simulate.SimulatedStudy;
import io.github.spinet.simulate.Truth;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A made study as files: {@code study.csv}, and by session {@code movies}, {@code rois}, {@code targets} (the image that the
 * ROIs were drawn on) and {@code levers}; what is true of it in {@code truth}.
 */
public final class SampleStudy {

    // Enough frames that the drawing image is as good as an operator's average of a registered movie.
    private static final int TARGET_FRAMES = 400;
    private static final String LEVER_COLUMN = "lever_v";

    private final SimulatedStudy<SimulatedSession> study;
    private final Path folder;
    private final Parallel parallel;
    private final Progress progress;
    private final List<SessionEntry> entries = new ArrayList<>();
    private final List<Truth.Shift> shifts = new ArrayList<>();
    private final List<Truth.Lines> lines = new ArrayList<>();
    private final List<Truth.Event> events = new ArrayList<>();
    private final List<Truth.Spine> spines = new ArrayList<>();
    private final List<Truth.Movement> movements = new ArrayList<>();

    private SampleStudy(SimulatedStudy<SimulatedSession> study, Path folder, Parallel parallel, Progress progress) {
        this.study = study;
        this.folder = folder;
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * Writes a study.
     *
     * @param folder an existing folder
     */
    public static void write(
            SimulatedStudy<SimulatedSession> study, Path folder, Parallel parallel, Progress progress) {
        new SampleStudy(study, folder, parallel, progress).write();
    }

    private void write() {
        List.of("movies", "rois", "targets", "levers", "truth").forEach(n -> Folders.make(folder.resolve(n)));
        study.sessions().forEach(this::session);
        CsvTables.write(new Table<>(SessionEntry.class, entries), folder.resolve("study.csv"));
        Path truth = folder.resolve("truth");
        CsvTables.write(new Table<>(Truth.Shift.class, shifts), truth.resolve("shifts.csv"));
        CsvTables.write(new Table<>(Truth.Lines.class, lines), truth.resolve("scan.csv"));
        CsvTables.write(new Table<>(Truth.Event.class, events), truth.resolve("events.csv"));
        CsvTables.write(new Table<>(Truth.Spine.class, spines), truth.resolve("spines.csv"));
        CsvTables.write(new Table<>(Truth.Movement.class, movements), truth.resolve("movements.csv"));
        CsvTables.write(study.fates(), truth.resolve("fates.csv"));
        CsvTables.write(study.coactivity(), truth.resolve("coactivity.csv"));
    }

    private void session(SimulatedSession session) {
        SessionKey key = session.key();
        Path movie = Path.of("movies", key.label() + ".tif");
        Path rois = Path.of("rois", key.label() + ".zip");
        Path target = Path.of("targets", key.label() + ".tif");
        Path lever = Path.of("levers", key.label() + ".csv");
        Movie pixels = session.movie();
        TiffWriter.write(pixels, PixelType.UINT16, "", folder.resolve(movie), parallel, named(key));
        RoiSets.write(EllipseRois.of(session.outlines(), session.rois().dendrites()), folder.resolve(rois));
        TiffWriter.write(target(session, pixels), folder.resolve(target));
        lever(session.lever(), folder.resolve(lever));
        entries.add(new SessionEntry(
                key.animal(),
                key.field(),
                key.session(),
                List.of(movie),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rois,
                Optional.of(target),
                Optional.of(lever),
                Optional.of(LEVER_COLUMN),
                Optional.of((double) PressModel.LEVER_RATE_HZ),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        shifts.addAll(session.shifts().rows());
        lines.addAll(session.lines().rows());
        events.addAll(session.truth().events().rows());
        spines.addAll(session.spines().rows());
        movements.addAll(session.truth().movements().rows());
    }

    // The average of some frames, their lines in step, moved back by their true shifts: what ROIs are drawn on.
    private Image target(SimulatedSession session, Movie pixels) {
        FrameMask.State[] states = new FrameMask.State[pixels.frames()];
        Arrays.fill(states, FrameMask.State.BAD);
        int step = Math.max(1, pixels.frames() / TARGET_FRAMES);
        for (int i = 0; i < states.length; i += step) {
            states[i] = FrameMask.State.VALID;
        }
        List<Shift> truth = session.shifts().stream()
                .map(s -> new Shift(s.frame(), s.timeS(), s.dxPx(), s.dyPx(), 1, 1, 1, Flag.OK))
                .toList();
        Movie straight = session.scan().straight(pixels);
        Movie corrected =
                new CorrectedMovie(straight, new Table<>(Shift.class, truth), Optional.empty(), FrameMask.of(states));
        return Projections.run(corrected, parallel, named(session.key())).average();
    }

    private static void lever(double[] volts, Path file) {
        WholeFile.write(file, temporary -> {
            try (BufferedWriter text = Files.newBufferedWriter(temporary)) {
                text.write(LEVER_COLUMN + "\n");
                for (double v : volts) {
                    // A converter of 16 bits over ±10 V resolves 0.3 mV; a tenth of that loses nothing.
                    text.write(io.github.spinet.core.Numbers.toText(Math.rint(v * 1e5) / 1e5));
                    text.write('\n');
                }
            }
        });
    }

    private Progress named(SessionKey key) {
        return (done, total, what) -> progress.update(done, total, key.label() + ": " + what);
    }
}
