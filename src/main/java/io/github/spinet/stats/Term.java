// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadParameterException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A term of a linear model: one factor, or the interaction of several.
 *
 * @param factors names of the factors, all different
 */
public record Term(List<String> factors) {

    public Term {
        factors = List.copyOf(factors);
        if (factors.isEmpty() || factors.stream().distinct().count() < factors.size()) {
            throw new BadParameterException("A term needs one or more different factors, not " + factors);
        }
    }

    /** The term of these factors. */
    public static Term of(String... factors) {
        return new Term(List.of(factors));
    }

    /** All terms of up to {@code order} factors, main effects first. */
    static List<Term> upTo(int order, List<String> names) {
        List<Term> terms = new ArrayList<>();
        for (int mask = 1; mask < 1 << names.size(); mask++) {
            if (Integer.bitCount(mask) <= order) {
                List<String> chosen = new ArrayList<>();
                for (int f = 0; f < names.size(); f++) {
                    if ((mask >> f & 1) == 1) {
                        chosen.add(names.get(f));
                    }
                }
                terms.add(new Term(chosen));
            }
        }
        terms.sort(Comparator.comparingInt(term -> term.factors().size()));
        return terms;
    }

    /** Whether this term is an interaction of all factors of another term with more. */
    boolean contains(Term other) {
        return factors.size() > other.factors.size() && factors.containsAll(other.factors);
    }

    /** As it is printed in tables: {@code a:b}. */
    @Override
    public String toString() {
        return String.join(":", factors);
    }
}
