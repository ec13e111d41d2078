// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadInputException;
import io.github.spinet.stats.Factor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values of a column in each level of a factor.
 *
 * @param names of the levels
 * @param values of each level, not copied
 */
record Samples(List<String> names, List<double[]> values) {

    /** Two of the samples. */
    record Pair(int a, int b) {}

    static Samples of(TestTable table, String variable) {
        Factor factor = table.grouping(variable);
        double[] y = table.response();
        List<double[]> values = new ArrayList<>();
        for (int k = 0; k < factor.levels().size(); k++) {
            int level = k;
            values.add(IntStream.range(0, y.length)
                    .filter(i -> factor.codes()[i] == level)
                    .mapToDouble(i -> y[i])
                    .toArray());
        }
        if (values.size() < 2) {
            String part = table.label().isEmpty() ? "" : " where " + table.label();
            throw new BadInputException("Column '" + variable + "' has one level only, '"
                    + factor.levels().get(0) + "', in the complete rows" + part + "; a comparison needs two");
        }
        return new Samples(factor.levels(), values);
    }

    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                pairs.add(new Pair(a, b));
            }
        }
        return pairs;
    }

    String name(Pair pair) {
        return names.get(pair.a) + " vs " + names.get(pair.b);
    }

    double[] first(Pair pair) {
        return values.get(pair.a);
    }

    double[] second(Pair pair) {
        return values.get(pair.b);
    }

    long[] sizes() {
        return values.stream().mapToLong(v -> v.length).toArray();
    }
}
