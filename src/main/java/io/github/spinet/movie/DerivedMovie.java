// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

/** A movie that shows the frames of another one changed. Closing it closes the source. */
public abstract class DerivedMovie implements Movie {

    /** Where the frames come from. */
    protected final Movie source;

    protected DerivedMovie(Movie source) {
        this.source = source;
    }

    /** The movie that this one shows changed. */
    public final Movie source() {
        return source;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public int width() {
        return source.width();
    }

    @Override
    public int height() {
        return source.height();
    }

    @Override
    public Clock clock() {
        return source.clock();
    }

    @Override
    public Calibration calibration() {
        return source.calibration();
    }

    @Override
    public FrameMask mask() {
        return source.mask();
    }

    @Override
    public Scan scan() {
        return source.scan();
    }

    @Override
    public void close() {
        source.close();
    }
}
