// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.core.BadInputException;
import java.awt.Color;
import java.awt.Shape;
import org.jfree.data.xy.DefaultIntervalXYDataset;

/**
 * Means (or other central values) of one group with their spread, by a number such as distance or session.
 *
 * @param name its entry in the legend
 * @param color its colour
 * @param mark the shape of its points, centred on (0, 0), in px
 * @param x where the points stand, not copied
 * @param y their heights, NaN for none
 * @param low lower ends of the error bars
 * @param high upper ends
 */
public record Group(String name, Color color, Shape mark, double[] x, double[] y, double[] low, double[] high) {

    public Group {
        if (y.length != x.length || low.length != x.length || high.length != x.length) {
            throw new BadInputException("Group '" + name + "' has " + x.length + " places for " + y.length
                    + " values with " + low.length + " and " + high.length + " bounds; expected equal numbers");
        }
    }

    /** A group of plain means with error bars of {@code error} to both sides, such as the SEM; NaN has none. */
    public static Group of(String name, Color color, Shape mark, double[] x, double[] mean, double[] error) {
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            // A single value has no error: its bar has no length, but its point is drawn.
            double half = Double.isNaN(error[i]) ? 0 : error[i];
            low[i] = mean[i] - half;
            high[i] = mean[i] + half;
        }
        return new Group(name, color, mark, x, mean, low, high);
    }

    /** The points as JFreeChart wants them. */
    static DefaultIntervalXYDataset dataset(Iterable<Group> groups) {
        DefaultIntervalXYDataset data = new DefaultIntervalXYDataset();
        for (Group g : groups) {
            data.addSeries(g.name, new double[][] {g.x, g.x, g.x, g.y, g.low, g.high});
        }
        return data;
    }
}
