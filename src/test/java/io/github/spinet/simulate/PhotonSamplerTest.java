// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.core.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotonSamplerTest {

    // 15.999 lies between the last two tables; 16 and more come from the other sampler.
    @ParameterizedTest
    @ValueSource(floats = {0.004f, 0.05f, 0.71f, 3.3333f, 15.999f, 16f, 250.5f})
    void mean_and_variance_are_those_of_poisson(float mean) {
        long seed = 11;
        PhotonSampler sampler = new PhotonSampler(Seeds.stream(seed, "test", mean));
        int n = 400_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            int k = sampler.sample(mean);
            sum += k;
            squares += (double) k * k;
        }
        double average = sum / n;
        double variance = squares / n - average * average;
        // The standard error of the variance follows from the fourth central moment, mean + 3 mean².
        double seVariance = Math.sqrt((mean + 2.0 * mean * mean) / n);
        assertEquals(mean, average, 4.5 * Math.sqrt(mean / n), "seed " + seed);
        assertEquals(mean, variance, 4.5 * seVariance, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.4f, 2.01f})
    void probabilities_are_those_of_poisson(float mean) {
        PhotonSampler sampler = new PhotonSampler(Seeds.stream(5, "test", mean));
        int n = 200_000;
        int[] counts = new int[40];
        for (int i = 0; i < n; i++) {
            counts[sampler.sample(mean)]++;
        }
        double p = Math.exp(-mean);
        for (int k = 0; k < 6; k++) {
            assertEquals(p, (double) counts[k] / n, 5 * Math.sqrt(p / n), k + " photons, seed 5");
            p *= mean / (k + 1);
        }
    }

    @org.junit.jupiter.api.Test
    void darkness_gives_no_photons() {
        PhotonSampler sampler = new PhotonSampler(Seeds.stream(1, "test"));
        for (int i = 0; i < 1000; i++) {
            assertEquals(0, sampler.sample(0));
        }
    }
}
