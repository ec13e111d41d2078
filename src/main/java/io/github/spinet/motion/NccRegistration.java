// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * The engine of the published analysis: zero-mean normalised cross-correlation at half size, with the peak placed
 * between pixels by parabolas.
 *
 * <p>Template and frame are shrunk by the means of 2 × 2 pixels. The template without its margins is compared with every
 * equally large window of the frame; the margins are the search range. The window of the highest correlation, corrected
 * by a parabola through it and its neighbours along each axis, is the place.
 *
 * <p>Source: the motion correction of Mitani and Komiyama (2018), doi:10.3389/fninf.2018.00098, as the analysis code of
 * Hedrick et al. 2022, doi:10.1038/s41593-022-01086-6, used it. Unlike that code, it takes images that are not square.
 */
final class NccRegistration implements Registration {

    private static final int FACTOR = 2;

    private final int width;
    private final int height;
    private final int smallWidth;
    private final int smallHeight;
    private final Core core;
    private final double[] coreSpectrum;
    private final ThreadLocal<Scratch> scratch;

    NccRegistration(Template template, SearchRange range) {
        width = template.width();
        height = template.height();
        smallWidth = width / FACTOR;
        smallHeight = height / FACTOR;
        float[] small = Frames.shrink(template.centred(), width, height, FACTOR);
        core = new Core(small, smallWidth, smallHeight, range.maxX() / FACTOR, range.maxY() / FACTOR);
        Fft2 fft = new Fft2(smallWidth, smallHeight);
        coreSpectrum = fft.newSpectrum();
        fft.forward(core.values, core.width, core.height, coreSpectrum);
        scratch = ThreadLocal.withInitial(Scratch::new);
    }

    @Override
    public Match register(float[] frame) {
        ScoreMap map = scores(frame);
        int peak = map.peak();
        double[] offset = map.offset(peak);
        double x = (peak % map.width() + offset[0] - core.marginX) * FACTOR;
        double y = (peak / map.width() + offset[1] - core.marginY) * FACTOR;
        return new Match(x, y, map.scores()[peak], map.isBorder(peak));
    }

    /** The correlations at all places of the search. */
    ScoreMap scores(float[] frame) {
        float[] small = Frames.shrink(frame, width, height, FACTOR);
        Scratch s = scratch.get();
        int places = s.products.length;
        int mapWidth = 2 * core.marginX + 1;
        s.fft.forward(small, smallWidth, smallHeight, s.spectrum);
        Fft2.timesConjugate(s.spectrum, coreSpectrum);
        s.fft.inverse(s.spectrum, mapWidth, 2 * core.marginY + 1, s.products);
        WindowSums sums = new WindowSums(small, smallWidth, smallHeight);
        double[] scores = new double[places];
        for (int i = 0; i < places; i++) {
            scores[i] = core.correlation(s.products[i], sums, i % mapWidth, i / mapWidth);
        }
        return new ScoreMap(mapWidth, 2 * core.marginY + 1, scores);
    }

    private final class Scratch {
        private final Fft2 fft = new Fft2(smallWidth, smallHeight);
        private final double[] spectrum = fft.newSpectrum();
        private final double[] products = new double[(2 * core.marginX + 1) * (2 * core.marginY + 1)];
    }
}
