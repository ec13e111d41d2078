// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.motion.RowShifts;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Traces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code row_shifts.csv}: {@code frame,time_s,dx_px_1 …,dy_px_1 …}, one column a band of rows and axis; no such column if the
 * frames were moved as a whole. It is written in either case, so that none of an earlier run stays behind.
 */
public final class RowShiftTables {

    private static final String DX = "dx_px_";
    private static final String DY = "dy_px_";

    private RowShiftTables() {}

    /** Writes the table, whole or not at all. */
    public static void write(Optional<RowShifts> found, Clock clock, Path file) {
        int bands = found.map(RowShifts::bands).orElse(0);
        List<String> names = new ArrayList<>();
        double[][] values = new double[2 * bands][clock.frames()];
        for (int band = 0; band < bands; band++) {
            names.add(band, DX + (band + 1));
            names.add(DY + (band + 1));
            for (int frame = 0; frame < clock.frames(); frame++) {
                values[band][frame] = found.orElseThrow().dx(frame, band);
                values[bands + band][frame] = found.orElseThrow().dy(frame, band);
            }
        }
        Matrices.write(new Traces(names, clock, values), file);
    }

    /**
     * Reads the table.
     *
     * @param height rows of a frame of the movie
     * @return nothing if the frames were moved as a whole
     * @throws BadInputException if it is no such table or that of a movie of another height
     */
    public static Optional<RowShifts> read(Path file, int height) {
        Traces table = Matrices.read(file);
        List<double[]> dx = new ArrayList<>();
        List<double[]> dy = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            String name = table.names().get(i);
            List<double[]> axis = name.startsWith(DX) ? dx : dy;
            String expected = (name.startsWith(DX) ? DX : DY) + (axis.size() + 1);
            if (!name.equals(expected)) {
                throw new BadInputException(file + " has the column '" + name + "' where '" + expected
                        + "' was expected; is it row_shifts.csv?");
            }
            axis.add(table.values()[i]);
        }
        return table.size() == 0
                ? Optional.empty()
                : Optional.of(RowShifts.of(height, dx.toArray(double[][]::new), dy.toArray(double[][]::new)));
    }
}
