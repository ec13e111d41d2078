// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;

/**
 * Fisher's exact test of a table of any size (Freeman and Halton 1951): the probability, given the margins, of all tables
 * that are no likelier than the observed one, as R's {@code fisher.test} and SciPy have it.
 */
public final class FisherTables {

    /** The outcome of the test. */
    public record Result(
            @Field(help = "Number of observations") long n,

            @Field(help = "p value: all tables no likelier than the observed one")
            double p,

            @Field(help = "Natural logarithm of p") double lnP,

            @Field(help = "Number of tables that were counted")
            long tables,

            @Field(help = "Cramér's V, from 0 for none to 1 for complete association")
            double cramersV,

            @Field(help = "Lower end of its 90 % confidence interval")
            double cramersVLow,

            @Field(help = "Upper end of its 90 % confidence interval")
            double cramersVHigh,

            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("V", cramersV, cramersVLow, cramersVHigh) + ", n = " + n;
        }
    }

    /** The most tables that are counted; about ten seconds. */
    public static final long MOST_TABLES = 100_000_000;

    // Tables within this factor count as equally likely, as in R.
    private static final double EQUAL = Math.log1p(1e-7);
    private static final long PROGRESS = 1 << 16;

    private final int[] rows;
    private final int[] columns;
    private final double[] lnFactorial;
    private final double bound;
    private final Progress progress;
    private long visited;
    // Sum of probabilities over that of the observed table, so that a p of any size is kept.
    private double sum;

    /**
     * Counts all tables with the margins of the observed one.
     *
     * @param counts {@code counts[row][column]}, rows of equal length, none negative
     * @return NaN with the reason in the note if a row or a column is empty
     * @throws BadInputException if there are more tables than {@link #MOST_TABLES}
     */
    public static Result run(long[][] counts, Progress progress) {
        ChiSquared.Result association = ChiSquared.run(counts);
        if (Double.isNaN(association.p())) {
            double nan = Double.NaN;
            return new Result((long) association.n(), nan, nan, 0, nan, nan, nan, association.note());
        }
        FisherTables all = new FisherTables(oriented(counts), association.n(), progress);
        // ln of (Π rows! Π columns! / n!) over the product of the cells' factorials
        double lnObserved = all.lnMargins((int) association.n()) + all.bound;
        all.column(0, all.rows.clone(), 0);
        double lnP = Math.min(0, lnObserved + Math.log(all.sum));
        return new Result(
                (long) association.n(),
                Math.exp(lnP),
                lnP,
                all.visited,
                association.cramersV(),
                association.cramersVLow(),
                association.cramersVHigh(),
                "");
    }

    /** − Σ ln x! over the cells, by which tables with the same margins are ordered. */
    static double lnWeight(double[][] table) {
        double weight = 0;
        for (double[] row : table) {
            for (double count : row) {
                weight -= Gamma.logGamma(count + 1);
            }
        }
        return weight;
    }

    private FisherTables(long[][] counts, double n, Progress progress) {
        if (n > 1_000_000) {
            throw tooMany();
        }
        this.progress = progress;
        lnFactorial = new double[(int) n + 1];
        for (int k = 1; k < lnFactorial.length; k++) {
            lnFactorial[k] = Gamma.logGamma(k + 1.0);
        }
        rows = new int[counts.length];
        columns = new int[counts[0].length];
        double weight = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i] += (int) counts[i][j];
                columns[j] += (int) counts[i][j];
                weight -= lnFactorial[(int) counts[i][j]];
            }
        }
        bound = weight;
    }

    // The recursion runs down the rows of one column, then to the next; the last column is what is left.
    private static long[][] oriented(long[][] counts) {
        if (counts.length <= counts[0].length) {
            return counts;
        }
        long[][] turned = new long[counts[0].length][counts.length];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < turned.length; j++) {
                turned[j][i] = counts[i][j];
            }
        }
        return turned;
    }

    private double lnMargins(int n) {
        return Arrays.stream(rows).mapToDouble(r -> lnFactorial[r]).sum()
                + Arrays.stream(columns).mapToDouble(c -> lnFactorial[c]).sum()
                - lnFactorial[n];
    }

    private void column(int j, int[] left, double weight) {
        if (j == columns.length - 1) {
            double whole = weight;
            for (int rest : left) {
                whole -= lnFactorial[rest];
            }
            visit(whole);
            return;
        }
        cell(j, 0, columns[j], left, weight);
    }

    // Deals what is still to be placed in a column over its rows from i on.
    private void cell(int j, int i, int toPlace, int[] left, double weight) {
        if (i == rows.length - 1) {
            if (toPlace <= left[i]) {
                left[i] -= toPlace;
                column(j + 1, left, weight - lnFactorial[toPlace]);
                left[i] += toPlace;
            }
            return;
        }
        int below = 0;
        for (int k = i + 1; k < rows.length; k++) {
            below += left[k];
        }
        int most = Math.min(toPlace, left[i]);
        for (int x = Math.max(0, toPlace - below); x <= most; x++) {
            left[i] -= x;
            cell(j, i + 1, toPlace - x, left, weight - lnFactorial[x]);
            left[i] += x;
        }
    }

    private void visit(double weight) {
        if (++visited > MOST_TABLES) {
            throw tooMany();
        }
        if (visited % PROGRESS == 0) {
            progress.update(visited, MOST_TABLES, "Tables counted");
        }
        if (weight <= bound + EQUAL) {
            sum += Math.exp(weight - bound);
        }
    }

    private static BadInputException tooMany() {
        return new BadInputException("More than " + MOST_TABLES / 1_000_000 + " million tables have the margins of the"
                + " observed one, too many to count; use method = PERMUTATION, which draws some of them");
    }

    /**
     * The same test from random tables with the margins of the observed one.
     *
     * @param keys the identity of the table, which names the random stream
     */
    public static Permutation.Result permutation(
            long[][] counts, Permutation.Params params, Progress progress, Object... keys) {
        return ChiSquared.permuted(counts, FisherTables::lnWeight, params.with(Permutation.Tail.LESS), progress, keys);
    }
}
