// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.LargeMeanPoissonSampler;
import org.apache.commons.rng.sampling.distribution.MarsagliaTsangWangDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/**
 * Poisson numbers with a different mean for every pixel.
 *
 * <p>Up to a mean of 16 they come from tables of Marsaglia, Tsang and Wang for means 1/64 apart; between two tables one is
 * picked at random so that the mean is exact. That adds at most 1/16384 to the variance. Larger means use a rejection
 * sampler. One sampler serves one thread.
 */
final class PhotonSampler {

    private static final int PER_PHOTON = 64;
    private static final int LARGEST_TABLE = 16;
    private static final SharedStateDiscreteSampler[] TABLES = tables();

    private final UniformRandomProvider rng;
    private final SharedStateDiscreteSampler[] bound = new SharedStateDiscreteSampler[TABLES.length];

    PhotonSampler(UniformRandomProvider rng) {
        this.rng = rng;
    }

    /** @param mean expected photons, 0 or more */
    int sample(float mean) {
        if (mean >= LARGEST_TABLE) {
            return LargeMeanPoissonSampler.of(rng, mean).sample();
        }
        float level = mean * PER_PHOTON;
        int below = (int) level;
        int chosen = rng.nextFloat() < level - below ? below + 1 : below;
        return chosen == 0 ? 0 : table(chosen).sample();
    }

    private SharedStateDiscreteSampler table(int level) {
        SharedStateDiscreteSampler sampler = bound[level];
        if (sampler == null) {
            sampler = TABLES[level].withUniformRandomProvider(rng);
            bound[level] = sampler;
        }
        return sampler;
    }

    // The tables hold no state of a generator; each user binds them to its own.
    private static SharedStateDiscreteSampler[] tables() {
        UniformRandomProvider unused = () -> {
            throw new IllegalStateException("Poisson tables must be bound to a generator first");
        };
        SharedStateDiscreteSampler[] tables = new SharedStateDiscreteSampler[LARGEST_TABLE * PER_PHOTON + 1];
        for (int level = 1; level < tables.length; level++) {
            tables[level] = MarsagliaTsangWangDiscreteSampler.Poisson.of(unused, (double) level / PER_PHOTON);
        }
        return tables;
    }
}
