// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanvasTest {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    // SD of the spot, displacement along x and y; small SDs make the grid finer.
    @ParameterizedTest
    @CsvSource({
        "1.75, 0, 0",
        "1.75, 0.37, -2.81",
        "1.5, -3.5, 1.25",
        "0.8, 0.5, 0.25",
        "0.6, -1.13, 0.77",
        "4, 2.2, 3.3"
    })
    void a_displaced_spot_is_the_gaussian_at_its_new_place(double sigma, double dx, double dy) {
        double x0 = 19.3;
        double y0 = 15.8;
        float[] frame = frame(spot(x0, y0, sigma), dx, dy);
        double sum = 0;
        double cx = 0;
        double cy = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double rx = x + 0.5 - x0 - dx;
                double ry = y + 0.5 - y0 - dy;
                double expected = 10 * Math.exp(-0.5 * (rx * rx + ry * ry) / (sigma * sigma));
                float value = frame[y * WIDTH + x];
                assertTrue(value >= 0);
                assertEquals(expected, value, 0.08, "pixel " + x + ", " + y);
                sum += value;
                cx += value * (x + 0.5);
                cy += value * (y + 0.5);
            }
        }
        if (sigma >= 1 && sigma < 3) {
            assertEquals(x0 + dx, cx / sum, 1e-3);
            assertEquals(y0 + dy, cy / sum, 1e-3);
            assertEquals(10 * 2 * Math.PI * sigma * sigma, sum, 0.005 * sum);
        }
    }

    @org.junit.jupiter.api.Test
    void the_difference_of_two_displacements_is_exact() {
        Canvas canvas = spot(20, 15, 1.75);
        double at0 = centroidX(frame(canvas, 0, 0));
        for (int i = -40; i <= 40; i++) {
            assertEquals(at0 + i / 10.0, centroidX(frame(canvas, i / 10.0, 0.3)), 1e-3);
        }
    }

    @org.junit.jupiter.api.Test
    void an_even_field_stays_even_and_beyond_the_margin_the_edge_goes_on() {
        Canvas canvas = Canvas.around(WIDTH, HEIGHT, 2, 2);
        canvas.fill(3);
        for (float value : frame(canvas, 50, -70)) {
            assertEquals(3, value, 1e-5);
        }
    }

    @org.junit.jupiter.api.Test
    void spots_beyond_the_canvas_are_cut_off() {
        Canvas canvas = Canvas.around(WIDTH, HEIGHT, 2, 2);
        canvas.spot(-100, 5, 2, 1);
        int[] box = canvas.spot(5, 900, 2, 1);
        assertTrue(box[3] < box[1]);
        for (float value : canvas.values()) {
            assertEquals(0, value);
        }
    }

    private static Canvas spot(double x, double y, double sigma) {
        Canvas canvas = Canvas.around(WIDTH, HEIGHT, 6, sigma);
        canvas.spot(x, y, sigma, 10);
        return canvas;
    }

    private static float[] frame(Canvas canvas, double dx, double dy) {
        float[] frame = new float[WIDTH * HEIGHT];
        for (int row = 0; row < HEIGHT; row++) {
            canvas.sampleRow(canvas.values(), row, dx, dy, WIDTH, frame, new float[canvas.width]);
        }
        return frame;
    }

    private static double centroidX(float[] frame) {
        double sum = 0;
        double moment = 0;
        for (int i = 0; i < frame.length; i++) {
            sum += frame[i];
            moment += frame[i] * (i % WIDTH + 0.5);
        }
        return moment / sum;
    }
}
