// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;
import java.util.List;

/** How much less values tell because those of one cluster (an animal, a dendrite) resemble each other. */
public final class DesignEffect {

    /** The summary. */
    public record Result(
            @Field(help = "Number of values") long n,
            @Field(help = "Number of clusters") int clusters,

            @Field(help = "Intraclass correlation, from the one-way analysis of variance; it can be below 0")
            double intraclassCorrelation,

            @Field(help = "Variance of the mean over that of as many independent values")
            double designEffect,

            @Field(help = "Number of independent values that would tell as much")
            double effectiveN,

            @Field(help = "Why a value is undefined") String note) {}

    private DesignEffect() {}

    /**
     * Kish's design effect of a mean, 1 + (m − 1) ICC, with m = Σ nᵢ² / n, the mean size of the cluster that a value is in.
     * A negative correlation counts as zero.
     *
     * @param y NaN are left out
     * @return NaN with the reason in the note for fewer than two clusters, or no cluster with two values
     */
    public static Result run(double[] y, Factor cluster) {
        CellTable table = CellTable.of(y, List.of(cluster));
        double n = table.rows();
        int clusters = table.occupied().length;
        double squares = 0;
        double between = 0;
        double grand = table.grandMean();
        for (int cell : table.occupied()) {
            double size = table.count(cell);
            squares += size * size;
            between += size * (table.mean(cell) - grand) * (table.mean(cell) - grand);
        }
        String note = "";
        if (clusters < 2) {
            note = "fewer than two clusters";
        } else if (n == clusters) {
            note = "no cluster has two values";
        } else if (between + table.within() == 0) {
            note = "all values are equal";
        }
        if (!note.isEmpty()) {
            return new Result(table.rows(), clusters, Double.NaN, Double.NaN, Double.NaN, note);
        }
        double meanSquareBetween = between / (clusters - 1);
        double meanSquareWithin = table.within() / (n - clusters);
        double typicalSize = (n - squares / n) / (clusters - 1);
        double icc =
                (meanSquareBetween - meanSquareWithin) / (meanSquareBetween + (typicalSize - 1) * meanSquareWithin);
        double effect = 1 + (squares / n - 1) * Math.max(0, icc);
        return new Result(table.rows(), clusters, icc, effect, n / effect, "");
    }
}
