// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.stats.TestResult;
import io.github.spinet.stats.TestRow;

/** Builds rows of {@code tests.csv}, of which each test fills other cells. */
final class TestRows {

    private final String test;
    private final String term;
    private String statisticName = "";
    private double statistic = Double.NaN;
    private double df1 = Double.NaN;
    private double df2 = Double.NaN;
    private double estimate = Double.NaN;
    private double stdError = Double.NaN;
    private String effectName = "";
    private double effect = Double.NaN;
    private double low = Double.NaN;
    private double high = Double.NaN;
    private double p = Double.NaN;
    private double lnP = Double.NaN;
    private String warning = "";

    private TestRows(String test, String term) {
        this.test = test;
        this.term = term;
    }

    static TestRows of(String test, String term) {
        return new TestRows(test, term);
    }

    TestRows statistic(String name, double value) {
        statisticName = name;
        statistic = value;
        return this;
    }

    TestRows df(double first, double second) {
        df1 = first;
        df2 = second;
        return this;
    }

    TestRows estimate(double value, double error) {
        estimate = value;
        stdError = error;
        return this;
    }

    TestRows effect(String name, double value, double lower, double upper) {
        effectName = name;
        effect = value;
        low = lower;
        high = upper;
        return this;
    }

    /** p, its logarithm and the note of a result. */
    TestRows p(TestResult result) {
        p = result.p();
        lnP = result.lnP();
        warning = result.note();
        return this;
    }

    TestRows warning(String note) {
        warning = note;
        return this;
    }

    /** Adds to what {@link #p} or {@link #warning} said. */
    TestRows warned(String more) {
        warning = warning.isEmpty() || more.isEmpty() ? warning + more : warning + "; " + more;
        return this;
    }

    TestRow row(long n, String method) {
        return new TestRow(
                test,
                term,
                statisticName,
                statistic,
                df1,
                df2,
                n,
                Double.NaN,
                estimate,
                stdError,
                effectName,
                effect,
                low,
                high,
                p,
                lnP,
                Double.NaN,
                method,
                warning);
    }

    /** The same row with the part of the table before its term. */
    static TestRow prefixed(TestRow row, String part) {
        return part.isEmpty() ? row : named(row, part + ": " + row.term());
    }

    /** The same row of another term. */
    static TestRow named(TestRow row, String term) {
        return named(row, row.test(), term);
    }

    /** The same row of another test and term. */
    static TestRow named(TestRow row, String test, String term) {
        return new TestRow(
                test,
                term,
                row.statisticName(),
                row.statistic(),
                row.df1(),
                row.df2(),
                row.n(),
                row.sumOfSquares(),
                row.estimate(),
                row.stdError(),
                row.effectName(),
                row.effect(),
                row.effectLow(),
                row.effectHigh(),
                row.p(),
                row.lnP(),
                row.pAdjusted(),
                row.method(),
                row.warning());
    }
}
