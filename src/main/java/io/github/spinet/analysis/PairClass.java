// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

/** What the two spines of a pair are. */
public enum PairClass {
    /** Both are movement-related. */
    MRS("MRS–MRS"),
    /** Neither is movement-related. */
    NON_MRS("nonMRS–nonMRS"),
    /** One is. */
    MIXED("mixed");

    private final String label;

    PairClass(String label) {
        this.label = label;
    }

    /** The name in figures. */
    public String label() {
        return label;
    }

    static PairClass of(boolean firstIsMrs, boolean secondIsMrs) {
        if (firstIsMrs != secondIsMrs) {
            return MIXED;
        }
        return firstIsMrs ? MRS : NON_MRS;
    }
}
