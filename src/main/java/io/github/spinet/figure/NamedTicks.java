// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis whose ticks are words at given places. */
final class NamedTicks extends NumberAxis {

    private static final long serialVersionUID = 1L;

    private final List<String> names;
    private final double[] places;

    NamedTicks(List<String> names, double[] places) {
        super(null);
        this.names = List.copyOf(names);
        this.places = places.clone();
        Style.style(this);
        setTickMarksVisible(false);
        setAxisLineVisible(false);
    }

    @Override
    public List<?> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        List<NumberTick> ticks = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            TextAnchor anchor = RectangleEdge.isLeftOrRight(edge) ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
            ticks.add(new NumberTick(places[i], names.get(i), anchor, TextAnchor.CENTER, 0));
        }
        return ticks;
    }
}
