// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.DerivedMovie;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Scan;
import java.util.List;
import java.util.Optional;

/** One channel of a file, of an open image or of an array, made by {@link Movies}. */
public final class StackMovie implements Movie {

    /**
     * One of the files of a movie.
     *
     * @param name of the file, or the title of what is no file
     * @param frames that it has of the movie
     */
    public record Part(String name, int frames) {}

    private final String name;
    private final Planes planes;
    private final int[] plane;
    private final float offset;
    private final Timing timing;
    private final Calibration calibration;
    private final String info;
    private final Recording recording;

    /**
     * Composes a movie.
     *
     * @param plane the plane of each frame
     * @param offset what is added to each stored value
     * @param info what else the source says about itself
     * @param recording the whole that this is one channel of
     */
    StackMovie(
            String name,
            Planes planes,
            int[] plane,
            float offset,
            Timing timing,
            Calibration calibration,
            String info,
            Recording recording) {
        this.name = name;
        this.planes = planes;
        this.plane = plane;
        this.offset = offset;
        this.timing = timing;
        this.calibration = calibration;
        this.info = info;
        this.recording = recording;
    }

    /** The movie itself, or the one whose frames it shows changed. */
    static Optional<StackMovie> behind(Movie movie) {
        if (movie instanceof DerivedMovie derived) {
            return behind(derived.source());
        }
        return movie instanceof StackMovie stack ? Optional.of(stack) : Optional.empty();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int width() {
        return planes.width();
    }

    @Override
    public int height() {
        return planes.height();
    }

    @Override
    public Clock clock() {
        return timing.clock();
    }

    @Override
    public Calibration calibration() {
        return calibration;
    }

    @Override
    public FrameMask mask() {
        return timing.mask();
    }

    @Override
    public Scan scan() {
        return timing.scan();
    }

    /** How the source stores a pixel; signed where the source shifts signed values to positive ones. */
    public PixelType pixelType() {
        return offset < 0 ? PixelType.INT16 : planes.type();
    }

    /** Whatever text the source has about itself, e.g. ScanImage's settings; empty if there is none. */
    public String info() {
        return info;
    }

    /** Which channel of its source this is, from 1. */
    public int channel() {
        return recording.channel();
    }

    /** How many channels the source has. */
    public int channels() {
        return recording.channels();
    }

    /**
     * Another channel of the same source, with the same frames and times. Closing one closes all.
     *
     * @param other from 1
     * @throws BadInputException if there is no such channel
     */
    public StackMovie channel(int other) {
        return other == channel() ? this : recording.other().apply(other);
    }

    /** The files that the frames are from, in order. */
    public List<Part> files() {
        return recording.files();
    }

    StackLook look() {
        return recording.look();
    }

    /** What the source calls a frame, if it has names for its planes. */
    Optional<String> label(int frame) {
        return Optional.of(look().labels())
                .filter(labels -> plane[frame] < labels.size())
                .map(labels -> labels.get(plane[frame]))
                .filter(label -> !label.isEmpty());
    }

    Timing timing() {
        return timing;
    }

    @Override
    public void read(int frame, float[] pixels) {
        if (frame < 0 || frame >= plane.length || pixels.length != width() * height()) {
            throw new BadInputException(name + ": frame " + (frame + 1) + " into " + pixels.length + " values; it has "
                    + plane.length + " frames of " + width() + " × " + height() + " pixels");
        }
        planes.read(plane[frame], pixels);
        if (offset != 0) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] += offset;
            }
        }
    }

    /** Gives file handles back until the next reading. */
    void release() {
        planes.release();
    }

    @Override
    public void close() {
        planes.close();
    }
}
