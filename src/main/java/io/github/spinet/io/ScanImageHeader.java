// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.movie.Calibration;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What ScanImage writes of an acquisition. Version 3 keeps its settings in the description of each page
 * ({@code state.acq.…}), version 5 too ({@code scanimage.SI.…}), later ones in the software tag ({@code SI.…}) with the
 * frame's time in the description.
 *
 * <p>Neither writes the pixel's size in older versions; give it as µm per pixel.
 */
final class ScanImageHeader {

    /** The key of a frame's time in the description of its page. */
    static final String FRAME_TIME = "frameTimestamps_sec";

    private static final int SOFTWARE = 305;
    private static final DateTimeFormatter TRIGGER = DateTimeFormatter.ofPattern("M/d/yyyy H:mm:ss.SSS", Locale.ROOT);

    private ScanImageHeader() {}

    static boolean isIn(TiffFile file) {
        return file.description().startsWith("state.") || isModern(file);
    }

    static StackHeader read(TiffFile file) {
        return isModern(file)
                ? modern(
                        settings(file),
                        file.frameHeaders(),
                        file.pages().size(),
                        file.layout().width(),
                        file.layout().height())
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
                Math.min(channels, planes), slices, frames, true, rate, Calibration.UNKNOWN, new double[0], start);
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

    /** @param pages the description of each page if it has its frame's time, else empty */
    static StackHeader modern(String settings, List<String> pages, int planes, int width, int height) {
        HeaderText text = new HeaderText(settings);
        int channels = Math.max(1, text.numbers("SI.hChannels.channelSave").length);
        boolean volumes = text.isTrue("SI.hFastZ.enable")
                || text.isTrue("SI.hStackManager.enable")
                        && !text.text("SI.hStackManager.stackMode")
                                .orElse("fast")
                                .contains("slow");
        int slices = 1;
        double rate = text.number("SI.hRoiManager.scanFrameRate").orElse(Double.NaN)
                / Math.max(1, text.number("SI.hScan2D.logAverageFactor").orElse(1));
        if (volumes) {
            slices = text.whole(
                            "SI.hStackManager.numFramesPerVolumeWithFlyback",
                            "SI.hFastZ.numFramesPerVolume",
                            "SI.hStackManager.numSlices",
                            "SI.hStackManager.slicesPerAcq")
                    .orElse(1);
            rate = slices > 1 ? text.number("SI.hRoiManager.scanVolumeRate").orElse(rate / slices) : rate;
        } else if (text.isTrue("SI.hStackManager.enable")) {
            slices = text.whole("SI.hStackManager.actualNumSlices", "SI.hStackManager.numSlices")
                    .orElse(1);
            rate = slices > 1 ? Double.NaN : rate;
        }
        if (slices < 1 || planes < channels * slices) {
            slices = 1;
        }
        int frames = Math.max(1, planes / (channels * slices));
        int step = channels * slices;
        boolean timed = pages.size() == planes && (slices == 1 || volumes);
        double[] times = timed ? times(pages, frames, step) : new double[0];
        double start = pages.isEmpty() ? Double.NaN : start(new HeaderText(pages.get(0)));
        return new StackHeader(
                Math.min(channels, planes),
                slices,
                frames,
                !volumes,
                rate,
                fieldOfView(text, width, height),
                times,
                start);
    }

    // Times that do not increase are left out; the rate stands for them.
    private static double[] times(List<String> pages, int frames, int step) {
        double[] times = new double[frames];
        for (int i = 0; i < frames; i++) {
            times[i] = new HeaderText(pages.get(i * step)).number(FRAME_TIME).orElse(Double.NaN);
            if (i > 0 && !(times[i] > times[i - 1])) {
                return new double[0];
            }
        }
        return times;
    }

    // The date of the acquisition's start and the first frame's time after it.
    private static double start(HeaderText page) {
        double[] date = page.numbers("epoch");
        double after = page.number(FRAME_TIME).orElse(Double.NaN);
        if (date.length != 6) {
            return Double.NaN;
        }
        try {
            LocalDateTime minute =
                    LocalDateTime.of((int) date[0], (int) date[1], (int) date[2], (int) date[3], (int) date[4]);
            return seconds(minute) + date[5] + after;
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
