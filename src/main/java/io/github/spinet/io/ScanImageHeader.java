// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.movie.Calibration;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What ScanImage writes of an acquisition. Version 3 keeps its settings in the description of each page
 * ({@code state.acq.…}), version 5 too ({@code scanimage.SI.…}), later ones in the software tag ({@code SI.…}) with the
 * frame's time in the description.
 *
 * <p>Neither writes the pixel's size in older versions; give it as µm per pixel.
 */
final class ScanImageHeader {

    private static final String FRAME_TIME = "frameTimestamps_sec";

    private static final int SOFTWARE = 305;
    private static final DateTimeFormatter TRIGGER = DateTimeFormatter.ofPattern("M/d/yyyy H:mm:ss.SSS", Locale.ROOT);

    private ScanImageHeader() {}

    static boolean isIn(TiffFile file) {
        return file.description().startsWith("state.") || isModern(file);
    }

    static StackHeader read(TiffFile file) {
        return isModern(file)
                ? modern(file)
                : version3(new HeaderText(file.description()), file.pages().size());
    }

    private static boolean isModern(TiffFile file) {
        return settings(file).contains("SI.hRoiManager.") || settings(file).contains("SI.hChannels.");
    }

    // The settings follow the frame's own lines in version 5 and stand alone in the software tag later.
    private static String settings(TiffFile file) {
        String software = file.tags().text(SOFTWARE);
        return (software.contains("SI.") ? software : file.description()).replace("scanimage.SI.", "SI.");
    }

    static StackHeader version3(HeaderText text, int planes) {
        int channels = Math.max(1, text.whole("state.acq.numberOfChannelsSave").orElse(1));
        int slices = Math.max(1, text.whole("state.acq.numberOfZSlices").orElse(1));
        if (planes < channels * slices) {
            slices = 1;
        }
        double averaged = Math.max(1, text.number("state.acq.numAvgFramesSave").orElse(1));
        // The frames of a stack are not evenly spaced in time, so a stack has no rate.
        double rate =
                slices > 1 ? Double.NaN : text.number("state.acq.frameRate").orElse(Double.NaN) / averaged;
        double start = trigger(text.text("state.internal.triggerTimeString").orElse(""));
        int frames = Math.max(1, planes / (channels * slices));
        return new StackHeader(
                Math.min(channels, planes),
                slices,
                frames,
                true,
                rate,
                Calibration.UNKNOWN,
                new double[0],
                start,
                ScanImageScan.version3(text, averaged > 1 ? Double.NaN : rate));
    }

    private static double trigger(String text) {
        try {
            return seconds(LocalDateTime.parse(text.replace("'", ""), TRIGGER));
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    private static double seconds(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) + time.getNano() / 1e9;
    }

    /** When a page was taken, from its description, without reading the settings that may follow. */
    static OptionalDouble frameTimeS(String description) {
        int key = description.indexOf(FRAME_TIME);
        if (key < 0) {
            return OptionalDouble.empty();
        }
        int end = description.indexOf('\n', key);
        String line = description.substring(key, end < 0 ? description.length() : end);
        return new HeaderText(line).number(FRAME_TIME);
    }

    private static StackHeader modern(TiffFile file) {
        HeaderText text = new HeaderText(settings(file));
        int planes = file.pages().size();
        int channels = Math.max(1, text.numbers("SI.hChannels.channelSave").length);
        boolean stack = text.isTrue("SI.hStackManager.enable") || text.isTrue("SI.hFastZ.enable");
        boolean slow = text.text("SI.hStackManager.stackMode").orElse("").contains("slow");
        int slices = stack ? slices(text, slow) : 1;
        if (planes < channels * slices) {
            slices = 1;
        }
        int frames = Math.max(1, planes / (channels * slices));
        boolean movie = slices == 1 || !slow;
        double[] times = movie ? everyNth(file.frameTimesS(), channels * slices, frames) : new double[0];
        double[] all = file.frameTimesS();
        double start = all.length > 0 ? date(new HeaderText(file.description())) + all[0] : Double.NaN;
        // The frames of a slow stack are not evenly spaced in time, so it has no rate.
        return new StackHeader(
                Math.min(channels, planes),
                slices,
                frames,
                slow,
                movie ? rate(text, slices) : Double.NaN,
                fieldOfView(text, file.layout().width(), file.layout().height()),
                times,
                start,
                ScanImageScan.modern(text, file.layout().height(), movie ? rate(text, slices) : Double.NaN));
    }

    // Volumes are stored with the frames during which the objective flies back.
    private static int slices(HeaderText text, boolean slow) {
        return Math.max(
                1,
                slow
                        ? text.whole("SI.hStackManager.actualNumSlices", "SI.hStackManager.numSlices")
                                .orElse(1)
                        : text.whole(
                                        "SI.hStackManager.numFramesPerVolumeWithFlyback",
                                        "SI.hFastZ.numFramesPerVolume",
                                        "SI.hStackManager.numSlices")
                                .orElse(1));
    }

    private static double rate(HeaderText text, int slices) {
        double averaged = Math.max(1, text.number("SI.hScan2D.logAverageFactor").orElse(1));
        double frameRate = text.number("SI.hRoiManager.scanFrameRate").orElse(Double.NaN) / averaged;
        return slices > 1 ? text.number("SI.hRoiManager.scanVolumeRate").orElse(frameRate / slices) : frameRate;
    }

    // Times that do not increase are left out; the rate stands for them.
    private static double[] everyNth(double[] all, int step, int frames) {
        if (all.length < frames * step) {
            return new double[0];
        }
        double[] times = new double[frames];
        for (int i = 0; i < frames; i++) {
            times[i] = all[i * step];
            if (i > 0 && !(times[i] > times[i - 1])) {
                return new double[0];
            }
        }
        return times;
    }

    // The date at which the times of the frames begin, in s.
    private static double date(HeaderText page) {
        double[] date = page.numbers("epoch");
        if (date.length != 6) {
            return Double.NaN;
        }
        try {
            return seconds(LocalDateTime.of((int) date[0], (int) date[1], (int) date[2], (int) date[3], (int) date[4]))
                    + date[5];
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    // The corners of the field, x and y in turn, in µm from its centre.
    private static Calibration fieldOfView(HeaderText text, int width, int height) {
        double[] corners = text.numbers("SI.hRoiManager.imagingFovUm");
        if (corners.length != 8) {
            return Calibration.UNKNOWN;
        }
        double x = Math.max(corners[2], corners[4]) - Math.min(corners[0], corners[6]);
        double y = Math.max(corners[5], corners[7]) - Math.min(corners[1], corners[3]);
        return x > 0 && y > 0 ? new Calibration(x / width, y / height) : Calibration.UNKNOWN;
    }
}
