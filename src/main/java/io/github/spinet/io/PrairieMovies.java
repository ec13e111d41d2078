// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Numbers;
import io.github.spinet.io.PrairieLog.Frame;
import io.github.spinet.io.PrairieLog.Page;
import io.github.spinet.io.PrairieLog.Sequence;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Recordings of Prairie View (Bruker): a folder of TIFF files, one a frame and channel or of many pages, and an XML file
 * that lists them.
 *
 * <p>Frame times are those of the XML. Frames whose file is not there are missing, as are those of zeros. Channels are
 * counted from 1 among those recorded, in the order of their numbers.
 */
final class PrairieMovies {

    // Periods are written with five digits.
    private static final double ROUNDING = 1e-3;

    private PrairieMovies() {}

    /** Opens a recording by its XML file. */
    static StackMovie open(Path xml, MovieOptions options) {
        PrairieLog log = PrairieLog.read(xml);
        List<Sequence> volumes = volumes(xml, log);
        int slices = volumes.get(0).frames().size();
        List<Integer> channels = List.copyOf(log.channels().keySet());
        List<Page> pages = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Sequence volume : volumes) {
            for (Frame frame : volume.frames()) {
                for (int channel : channels) {
                    pages.add(frame.pages().get(channel));
                    labels.add(log.channels().get(channel));
                }
            }
        }
        double[] times = times(volumes, log.sequences().size() > 1);
        if (Double.isNaN(options.rateHz())) {
            checkTimes(xml, times);
        }
        double rate = slices > 1 ? Double.NaN : 1 / log.number("framePeriod").orElse(Double.NaN);
        StackHeader header = new StackHeader(
                channels.size(),
                slices,
                volumes.size(),
                false,
                ImageJHeader.rounded(rate),
                new Calibration(
                        log.number("micronsPerPixel_XAxis").orElse(Double.NaN),
                        log.number("micronsPerPixel_YAxis").orElse(Double.NaN)),
                times,
                Double.NaN,
                scan(log));
        PrairiePlanes planes = new PrairiePlanes(xml.toAbsolutePath().getParent(), pages, xml);
        try {
            String info = log.settings().entrySet().stream()
                    .map(e -> e.getKey() + " = " + e.getValue())
                    .collect(Collectors.joining("\n"));
            return StackMovies.of(
                    xml.toString(), planes, header, 0, options, info, new StackLook("", labels, List.of()));
        } catch (RuntimeException e) {
            planes.close();
            throw e;
        }
    }

    /** Time points: volumes of slices, or single frames. One that was cut off at the end is left out. */
    private static List<Sequence> volumes(Path xml, PrairieLog log) {
        List<Sequence> sequences =
                log.sequences().stream().filter(s -> !s.frames().isEmpty()).toList();
        if (sequences.isEmpty() || log.channels().isEmpty()) {
            throw new BadInputException(xml + " lists no frames with their files; expected <Frame> with <File>: name"
                    + " the TIFF files themselves if there are any");
        }
        boolean volumes = sequences.stream().anyMatch(Sequence::isVolume);
        if (!volumes) {
            return sequences.stream()
                    .flatMap(s -> s.frames().stream())
                    .map(f -> new Sequence("", false, List.of(f)))
                    .toList();
        }
        if (sequences.stream().anyMatch(Sequence::upAndDown)) {
            throw new BadInputException(xml + " is a recording of volumes that are scanned up and down by turns"
                    + " (bidirectionalZ); save the frames of one slice as a TIFF stack in Fiji and use that");
        }
        int slices = sequences.get(0).frames().size();
        List<Sequence> whole =
                sequences.stream().filter(s -> s.frames().size() == slices).toList();
        if (whole.size() < sequences.size() - 1) {
            throw new BadInputException(xml + " has cycles of different numbers of slices; expected " + slices
                    + " in each, as in the first");
        }
        return whole;
    }

    // The time within a cycle begins anew with each cycle.
    private static double[] times(List<Sequence> volumes, boolean cycles) {
        double[] times = volumes.stream()
                .map(v -> v.frames().get(0))
                .mapToDouble(f -> cycles ? f.absoluteS() : f.relativeS())
                .toArray();
        return Arrays.stream(times).allMatch(Double::isFinite) ? times : new double[0];
    }

    private static void checkTimes(Path xml, double[] times) {
        for (int i = 1; i < times.length; i++) {
            if (!(times[i] > times[i - 1])) {
                throw new BadInputException(xml + ": frame " + (i + 1) + " was taken at " + Numbers.toText(times[i])
                        + " s, not after the " + Numbers.toText(times[i - 1])
                        + " s of the frame before; give the frame rate as rate_hz to count frames instead");
            }
        }
    }

    private static Scan scan(PrairieLog log) {
        double lineS = log.number("scanLinePeriod").orElse(Double.NaN);
        double frameS = log.number("framePeriod").orElse(Double.NaN);
        double part = log.number("linesPerFrame").orElse(Double.NaN) * lineS / frameS;
        boolean averaged = log.number("rastersPerFrame").orElse(1) > 1;
        double duty = !averaged && part > 0 && part <= 1 + ROUNDING ? Math.min(1, part) : Double.NaN;
        return new Scan(lines(log), duty);
    }

    // A resonant mirror's lines are recorded both ways; where galvanometers go, the file may not say.
    private static Scan.Lines lines(PrairieLog log) {
        String both = log.text("bidirectionalScan");
        if (!both.isEmpty()) {
            return Boolean.parseBoolean(both) ? Scan.Lines.BOTH_WAYS : Scan.Lines.ONE_WAY;
        }
        return log.text("activeMode").contains("Resonant") ? Scan.Lines.BOTH_WAYS : Scan.Lines.UNKNOWN;
    }
}
