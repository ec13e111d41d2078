// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Records;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpineVolumeTest {

    private static final SpineVolume.Params DEFAULTS = Records.defaults(SpineVolume.Params.class);
    private static final int SIZE = 100;

    private final Region spine = Phantoms.disk("a", 30.5, 40.5, 2.2);
    private final Region background = Phantoms.disk("background", 80, 80, 8);
    private final Dendrite dendrite = new Dendrite("d", new double[] {10, 90}, new double[] {50, 50});

    /** Background 10, a band of 110 around y = 50, the spine at 60. */
    private Image field() {
        float[] pixels = new float[SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            int y = i / SIZE;
            pixels[i] = y >= 45 && y < 55 ? 110 : 10;
        }
        for (int i = 0; i < spine.size(); i++) {
            pixels[spine.pixelY()[i] * SIZE + spine.pixelX()[i]] = 60;
        }
        return new Image(SIZE, SIZE, pixels, Calibration.square(0.2));
    }

    private FieldRois rois() {
        return new FieldRois(List.of(spine), List.of(dendrite), Optional.of(background));
    }

    private static SpineVolume.Volume only(Image image, FieldRois rois, SpineVolume.Params params) {
        return SpineVolume.run(image, rois, params).rows().get(0);
    }

    @Test
    void light_above_background_over_the_dendrites() {
        SpineVolume.Volume v = only(field(), rois(), DEFAULTS);
        assertEquals(50.0 * spine.size(), v.integrated());
        assertEquals(100, v.dendriteBrightness(), 1e-9);
        assertEquals(0.5 * spine.size(), v.volumePx(), 1e-9);
        assertEquals(0.5, v.meanRatio(), 1e-9);
    }

    @Test
    void published_mean_ratio_keeps_the_spines_background() {
        SpineVolume.Params published =
                Records.from(SpineVolume.Params.class, Map.of("preset", "HEDRICK2020", "circles", 1));
        // The circles sit on the two clicked vertices.
        assertEquals(0.6, only(field(), rois(), published).meanRatio(), 1e-9);
    }

    @Test
    void brightness_and_offset_of_the_image_do_not_matter() {
        Image image = field();
        float[] brighter = new float[image.pixels().length];
        for (int i = 0; i < brighter.length; i++) {
            brighter[i] = 3 * image.pixels()[i] + 500;
        }
        Image other = new Image(SIZE, SIZE, brighter, image.calibration());
        assertEquals(
                only(image, rois(), DEFAULTS).volumePx(),
                only(other, rois(), DEFAULTS).volumePx(),
                1e-9);
    }

    @Test
    void only_the_nearest_circles_count() {
        Image image = field();
        // 9 µm from the spine and more the dendrite is four times as bright.
        for (int y = 45; y < 55; y++) {
            for (int x = 75; x < SIZE; x++) {
                image.pixels()[y * SIZE + x] = 410;
            }
        }
        assertEquals(100, only(image, rois(), DEFAULTS).dendriteBrightness(), 1e-9);
        SpineVolume.Params all = Records.from(SpineVolume.Params.class, Map.of("circles", 1000));
        assertTrue(only(image, rois(), all).dendriteBrightness() > 110);
    }

    @Test
    void a_spine_as_dim_as_the_background_has_no_volume() {
        FieldRois dim =
                new FieldRois(List.of(Phantoms.disk("dim", 30, 20, 2)), List.of(dendrite), Optional.of(background));
        assertEquals(0, only(field(), dim, DEFAULTS).volumePx());
    }

    @Test
    void pixels_without_data_have_no_say() {
        Image image = field();
        for (int i = 0; i < spine.size(); i++) {
            image.pixels()[spine.pixelY()[i] * SIZE + spine.pixelX()[i]] = Float.NaN;
        }
        assertTrue(Double.isNaN(only(image, rois(), DEFAULTS).volumePx()));
    }

    @Test
    void a_dendrite_darker_than_the_background_gives_no_volume() {
        FieldRois elsewhere = new FieldRois(
                List.of(spine),
                List.of(new Dendrite("d", new double[] {10, 90}, new double[] {10, 10})),
                Optional.of(background));
        assertTrue(Double.isNaN(only(field(), elsewhere, DEFAULTS).volumePx()));
    }

    @Test
    void missing_background_and_dendrite_are_named() {
        FieldRois bare = new FieldRois(List.of(spine), List.of(dendrite), Optional.empty());
        String message = assertThrows(BadInputException.class, () -> SpineVolume.run(field(), bare, DEFAULTS))
                .getMessage();
        assertTrue(message.contains("background") && message.contains("draw"), message);
        SpineVolume.Params dark = Records.from(SpineVolume.Params.class, Map.of("background_from", "DARK_HALF"));
        assertEquals(0.5 * spine.size(), only(field(), bare, dark).volumePx(), 1e-9);
        FieldRois lone = new FieldRois(List.of(spine), List.of(), Optional.of(background));
        assertThrows(BadInputException.class, () -> SpineVolume.run(field(), lone, DEFAULTS));
    }
}
