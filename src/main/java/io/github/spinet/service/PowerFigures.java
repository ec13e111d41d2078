// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import io.github.spinet.core.Table;
import io.github.spinet.figure.Figure;
import io.github.spinet.figure.PowerFigure;
import io.github.spinet.stats.BinaryPower;
import io.github.spinet.stats.Power;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code power.svg}: the power of each analysis against what there is more and more of. */
public final class PowerFigures {

    private PowerFigures() {}

    /** The figure of a study of numbers. */
    public static void write(Path folder, Table<Power.Row> rows, Power.Params params) {
        List<PowerFigure.Line> lines = new ArrayList<>();
        for (Power.Analysis analysis : Power.Analysis.values()) {
            List<Power.Row> of =
                    rows.stream().filter(r -> r.analysis() == analysis).toList();
            lines.add(new PowerFigure.Line(
                    words(analysis.toString()),
                    of.stream().mapToDouble(Power.Row::animals).toArray(),
                    of.stream().mapToDouble(Power.Row::power).toArray(),
                    of.stream().mapToDouble(Power.Row::powerLow).toArray(),
                    of.stream().mapToDouble(Power.Row::powerHigh).toArray()));
        }
        String caption = caption(params) + " Difference of two groups of "
                + words(params.comparison().toString()) + ": " + params.effectSd() + " SD; " + params.dendrites()
                + " dendrites an animal, " + params.spines() + " spines a dendrite.";
        write(folder, lines, "Number of animals", params, caption);
    }

    /** The figure of a study of outcomes 0 and 1. */
    public static void write(Path folder, Table<BinaryPower.Row> rows, BinaryPower.Params binary, Power.Params params) {
        List<PowerFigure.Line> lines = new ArrayList<>();
        for (BinaryPower.Analysis analysis : BinaryPower.Analysis.values()) {
            List<BinaryPower.Row> of =
                    rows.stream().filter(r -> r.analysis() == analysis).toList();
            lines.add(new PowerFigure.Line(
                    words(analysis.toString()),
                    of.stream().mapToDouble(r -> number(r, binary.vary())).toArray(),
                    of.stream().mapToDouble(BinaryPower.Row::power).toArray(),
                    of.stream().mapToDouble(BinaryPower.Row::powerLow).toArray(),
                    of.stream().mapToDouble(BinaryPower.Row::powerHigh).toArray()));
        }
        String label = switch (binary.vary()) {
            case ANIMALS -> "Number of animals";
            case DENDRITES -> "Dendrites of each animal";
            case SPINES -> "Spines of each dendrite";
        };
        List<String> sizes = new ArrayList<>();
        if (binary.vary() != BinaryPower.Vary.ANIMALS) {
            sizes.add(binary.studiedAnimals() + " animals");
        }
        if (binary.vary() != BinaryPower.Vary.DENDRITES) {
            sizes.add(params.dendrites() + " dendrites an animal");
        }
        if (binary.vary() != BinaryPower.Vary.SPINES) {
            sizes.add(params.spines() + " spines a dendrite");
        }
        String caption = caption(params) + " Chance of two groups of "
                + words(params.comparison().toString()) + ": " + binary.firstChance() + " and "
                + binary.secondChance() + "; " + String.join(", ", sizes) + ".";
        write(folder, lines, label, params, caption);
    }

    private static int number(BinaryPower.Row row, BinaryPower.Vary vary) {
        return switch (vary) {
            case ANIMALS -> row.animals();
            case DENDRITES -> row.dendrites();
            case SPINES -> row.spines();
        };
    }

    private static String caption(Power.Params params) {
        return "Share of " + params.simulations() + " simulated studies with p < " + params.alpha()
                + ", with its 95 % interval (Wilson); dashed: wanted power, dotted: p by chance.";
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void write(
            Path folder, List<PowerFigure.Line> lines, String label, Power.Params params, String caption) {
        Figure figure = PowerFigure.of(lines, label, params.wantedPower(), params.alpha(), caption);
        StageFigures.write(folder, figure);
    }
}
