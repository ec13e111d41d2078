// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Optional;

/**
 * Whether frames moved as a whole, rows were placed, or a field across their columns, too, and why.
 *
 * <p>The gain is what a path through the rows foretells better than frames moved as a whole, on bands of rows that were
 * left out of both fits, per frame. Frames moved as a whole may share what neighbouring frames tell, too, so that the gain
 * measures movement within frames only. Frames moved as a whole are then placed on such a path, if it foretells better
 * than frames placed one by one.
 *
 * @param used {@link Engine#PIECEWISE}, {@link Engine#ROWS}, {@link Engine#RIGID} or {@link Engine#NCC}
 * @param gain mean gain a frame, half χ²; NaN if rows were not tried
 * @param standardError of the gain over blocks of four frames; NaN with fewer than two blocks
 * @param withinFramePx movement within frames that would make such a gain: root mean square of a row's displacement
 *     against its frame, along one axis; 0 if there is no gain, NaN if rows were not tried
 * @param reason why
 * @param across what a field across columns gains, if it was tried
 * @param linking whether whole frames share what neighbouring frames tell, if they are what was placed
 */
public record EngineChoice(
        Engine used,
        double gain,
        double standardError,
        double withinFramePx,
        Reason reason,
        Optional<Across> across,
        Optional<Linking> linking) {

    /** Why an engine was used. */
    public enum Reason {
        /** The settings asked for it. */
        ASKED_FOR,
        /** Rows foretell better, by more than chance and by movement that matters. */
        ROWS_MOVE,
        /** A field across columns foretells better than straight rows, by more than chance and by movement that matters. */
        COLUMNS_MOVE,
        /** Most rows show structures at one place only, so that nothing tells columns apart. */
        COLUMNS_ALIKE,
        /** Rows do not foretell better, or not by more than chance. */
        GAIN_NOT_SIGNIFICANT,
        /** Rows foretell better than by chance, but the movement within frames is too small to matter. */
        MOVEMENT_TOO_SMALL,
        /** Each frame had a template of its own, on which only whole frames are found. */
        RUNNING_TEMPLATE,
        /** A smooth path over time foretells better, by more than chance and by an error that matters. */
        FRAMES_LINKED,
        /** Such a path foretells better than by chance, but frames placed one by one err by too little to matter. */
        ERROR_TOO_SMALL,
        /** Too few frames to tell. */
        TOO_FEW_FRAMES,
        /** Nothing was placed: the shifts were given. */
        GIVEN
    }

    /**
     * What a field across columns foretells better than straight rows, on bands that were left out of both fits.
     *
     * @param gain mean gain a frame, half χ²; NaN if it was not tried
     * @param standardError of the gain over blocks of four frames; NaN with fewer than two blocks
     * @param acrossPx movement within rows that would make such a gain: root mean square, along one axis
     * @param reason why a field was placed or not
     */
    public record Across(double gain, double standardError, double acrossPx, Reason reason) {}

    /**
     * What whole frames on a smooth path over time foretell better than whole frames placed one by one, on bands that were
     * left out of both fits.
     *
     * @param linked whether frames were placed on such a path
     * @param gain mean gain a frame, half χ²
     * @param standardError of the gain over blocks of four frames; NaN with fewer than two blocks
     * @param sparedPx error of frames placed one by one that would make such a gain: root mean square, along one axis
     * @param reason why
     */
    public record Linking(boolean linked, double gain, double standardError, double sparedPx, Reason reason) {

        static Linking of(double[] apart, double[] path, double unit, double information) {
            Across step = step(apart, path, unit, information, false, Reason.FRAMES_LINKED);
            boolean found = step.reason == Reason.FRAMES_LINKED || step.reason == Reason.MOVEMENT_TOO_SMALL;
            boolean small = step.reason == Reason.MOVEMENT_TOO_SMALL || step.gain < SMALLEST_GAIN;
            Reason reason = found && small ? Reason.ERROR_TOO_SMALL : step.reason;
            return new Linking(reason == Reason.FRAMES_LINKED, step.gain, step.standardError, step.acrossPx, reason);
        }
    }

    /** Whether whole frames were placed on a smooth path over time. */
    public boolean linked() {
        return linking.map(Linking::linked).orElse(false);
    }

    // Far beyond chance, because gains of blocks have long tails.
    private static final double STANDARD_ERRORS = 3;
    private static final double SMALLEST_PX = 0.015;
    // Of 4/3 that frames placed one by one lose on average by their noise. Drawing frames that jump at random a little
    // towards each other gains less than this, and would be wrong for any one of them.
    private static final double SMALLEST_GAIN = 0.1;
    // Errors of a path are alike in neighbouring frames.
    private static final int BLOCK = 4;
    private static final int FEWEST_BLOCKS = 5;

    /** @param engine that was asked for; {@link Engine#AUTO} where there was nothing to choose from */
    static EngineChoice ofWholeFrames(Engine engine) {
        boolean open = engine == Engine.AUTO;
        return new EngineChoice(
                open ? Engine.RIGID : engine,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                open ? Reason.RUNNING_TEMPLATE : Reason.ASKED_FOR,
                Optional.empty(),
                Optional.empty());
    }

    static EngineChoice given(Optional<RowShifts> rows) {
        Engine like = rows.isEmpty() ? Engine.RIGID : rows.get().bends() ? Engine.PIECEWISE : Engine.ROWS;
        return new EngineChoice(
                like, Double.NaN, Double.NaN, Double.NaN, Reason.GIVEN, Optional.empty(), Optional.empty());
    }

    /**
     * Decides between rows and whole frames.
     *
     * @param whole costs of the left-out bands of each frame if frames move as a whole
     * @param rows the same for a path through the rows
     * @param unit of the costs: what half a χ² costs
     * @param information in the same unit that a frame holds about its shift along one axis, 1/px²
     * @param always whether rows are placed whatever they gain
     */
    static EngineChoice of(double[] whole, double[] rows, double unit, double information, boolean always) {
        Across step = step(whole, rows, unit, information, always, Reason.ROWS_MOVE);
        boolean places = always || step.reason == Reason.ROWS_MOVE;
        return new EngineChoice(
                places ? Engine.ROWS : Engine.RIGID,
                step.gain,
                step.standardError,
                step.acrossPx,
                step.reason,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Decides between straight rows, which this choice has placed, and a field across their columns.
     *
     * @param straight costs of the left-out bands of each frame if rows keep their shape
     * @param field the same with a field
     */
    EngineChoice across(double[] straight, double[] field, double unit, double information, boolean always) {
        Across step = step(straight, field, unit, information, always, Reason.COLUMNS_MOVE);
        boolean places = always || step.reason == Reason.COLUMNS_MOVE;
        return new EngineChoice(
                places ? Engine.PIECEWISE : used,
                gain,
                standardError,
                withinFramePx,
                places ? step.reason : reason,
                Optional.of(step),
                linking);
    }

    /** The same for whole frames that were linked, or not. */
    EngineChoice with(Linking over) {
        return new EngineChoice(used, gain, standardError, withinFramePx, reason, across, Optional.of(over));
    }

    /** The same where nothing tells the columns of rows apart. */
    EngineChoice withoutColumns() {
        Across untold = new Across(Double.NaN, Double.NaN, Double.NaN, Reason.COLUMNS_ALIKE);
        return new EngineChoice(used, gain, standardError, withinFramePx, reason, Optional.of(untold), linking);
    }

    private static Across step(
            double[] simple, double[] flexible, double unit, double information, boolean always, Reason better) {
        int blocks = simple.length / BLOCK;
        double mean = 0;
        double squares = 0;
        for (int b = 0; b < blocks; b++) {
            double gain = 0;
            for (int f = b * BLOCK; f < (b + 1) * BLOCK; f++) {
                gain += (simple[f] - flexible[f]) / BLOCK;
            }
            double step = gain - mean;
            mean += step / (b + 1);
            squares += step * (gain - mean);
        }
        double gain = blocks > 0 ? mean : Double.NaN;
        double error = blocks > 1 ? Math.sqrt(squares / (blocks - 1) / blocks) : Double.NaN;
        // Half χ² of equal displacements d along both axes is information · d².
        double px = Math.sqrt(Math.max(0, gain / information));
        Reason reason = always ? Reason.ASKED_FOR : reason(blocks, gain, error, px, better);
        return new Across(gain / unit, error / unit, px, reason);
    }

    private static Reason reason(int blocks, double gain, double error, double px, Reason better) {
        if (blocks < FEWEST_BLOCKS) {
            return Reason.TOO_FEW_FRAMES;
        }
        if (!(gain > STANDARD_ERRORS * error)) {
            return Reason.GAIN_NOT_SIGNIFICANT;
        }
        return px >= SMALLEST_PX ? better : Reason.MOVEMENT_TOO_SMALL;
    }
}
