// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Field;
import io.github.spinet.motion.LinePhase;
import java.io.Serializable;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws frames: the scene at rest, spines brightened by their activity, all displaced by the motion, bleached, counted in
 * photons and read out by the detector.
 *
 * <p>A frame depends on the study's seed, the session and the frame's number only. Safe for several threads.
 */
public final class FrameRenderer {

    /** Light and detector. */
    public record Params(
            @Field(init = "1", min = 0.001, max = 10000, help = "Expected photons per pixel and frame on the dendrite")
            double photons,

            @Field(init = "0.35", unit = "µm", min = 0.05, max = 5, help = "Lateral blur of the microscope (SD)")
            double psfUm,

            @Field(
                    init = "0.15",
                    min = 0,
                    max = 5,
                    help = "Brightness of the out-of-focus axon, as a share of the dendrite's")
            double haze,

            @Field(
                    init = "0.04",
                    min = 0,
                    max = 5,
                    help = "Even background light, as a share of the dendrite's brightness")
            double glow,

            @Field(
                    init = "10",
                    unit = "%",
                    min = 0,
                    max = 95,
                    help = "Light lost by bleaching from the first frame to the last")
            double bleaching,

            @Field(init = "200", min = 0.1, max = 60000, help = "Detector counts per photon")
            double gain,

            @Field(init = "40", min = 0, max = 60000, help = "Detector counts without light")
            double offset,

            @Field(init = "10", min = 0, max = 10000, help = "Detector counts of read noise (SD)")
            double readNoise)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static final float BRIGHTEST = 65535;

    private final Scene scene;
    private final List<double[]> dff;
    private final MotionModel motion;
    private final LinePhase phase;
    private final Params params;
    private final int width;
    private final int height;
    private final int frames;
    private final long seed;
    private final SessionKey key;

    /** @param dff noise-free ΔF/F0 of each spine of the scene, one value a frame */
    FrameRenderer(
            Scene scene,
            List<double[]> dff,
            MotionModel motion,
            LinePhase phase,
            Params params,
            FieldGeometry.Params field,
            int frames,
            long seed,
            SessionKey key) {
        this.scene = scene;
        this.dff = dff;
        this.motion = motion;
        this.phase = phase;
        this.params = params;
        this.width = field.widthPx();
        this.height = field.heightPx();
        this.frames = frames;
        this.seed = seed;
        this.key = key;
    }

    /** Expected photons of each pixel of a frame: the frame without noise. */
    void expect(int frame, float[] photons) {
        Canvas canvas = scene.canvas();
        float[] picture = canvas.values().clone();
        for (int s = 0; s < dff.size(); s++) {
            float factor = (float) dff.get(s)[frame];
            if (factor != 0) {
                scene.patches().get(s).addTo(picture, canvas.width, factor);
            }
        }
        float[] scratch = new float[canvas.width];
        for (int row = 0; row < height; row++) {
            double dx = motion.rowPx(0, frame, row) + phase.of(frame, row);
            double dy = motion.rowPx(1, frame, row);
            if (motion.isUneven()) {
                sampleUneven(picture, frame, row, dx, dy, photons);
            } else {
                canvas.sampleRow(picture, row, dx, dy, width, photons, scratch);
            }
        }
        float bleached = (float) Math.pow(1 - params.bleaching / 100, (double) frame / frames);
        for (int i = 0; i < width * height; i++) {
            photons[i] *= bleached;
        }
    }

    private void sampleUneven(float[] picture, int frame, int row, double dx, double dy, float[] photons) {
        for (int x = 0; x < width; x++) {
            // What is seen at x lay at x − dx; that the uneven part moves it too changes nothing that could be seen.
            double more = motion.unevenPx(0, frame, row, x - dx);
            double shift = dx + motion.unevenPx(0, frame, row, x - dx - more);
            double fall = dy + motion.unevenPx(1, frame, row, x - dx - more);
            photons[row * width + x] = scene.canvas().sample(picture, x - shift, row - fall);
        }
    }

    /** A frame as the detector gives it: whole numbers of 0 … 65535. */
    void render(int frame, float[] counts) {
        expect(frame, counts);
        UniformRandomProvider rng = key.stream(seed, "frame", frame);
        PhotonSampler photons = new PhotonSampler(rng);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
        float gain = (float) params.gain;
        float offset = (float) params.offset;
        float noise = (float) params.readNoise;
        for (int i = 0; i < width * height; i++) {
            float value = offset + gain * photons.sample(counts[i]);
            if (noise > 0) {
                value += noise * (float) normal.sample();
            }
            counts[i] = Math.max(0, Math.min(BRIGHTEST, Math.round(value)));
        }
    }
}
