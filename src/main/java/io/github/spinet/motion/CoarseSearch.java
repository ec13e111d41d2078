// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds a frame to about a pixel: correlation of strongly shrunken images at every place of the search, then on less
 * shrunken ones around the best. Safe for several threads.
 *
 * <p>A field that shows a single dendrite looks much the same wherever it is moved along the dendrite; only its spines,
 * which a shrunken image hardly shows, tell how far. So all places that are nearly as good as the best are followed to
 * the next size, until one stands out.
 */
final class CoarseSearch {

    private static final int COARSEST = 8;
    // The coarsest image has at least so many pixels along its shorter side.
    private static final int ENOUGH = 32;
    private static final int LEVELS = 3;
    // Shrinking may take this much of the best place's correlation, if it falls between pixels there.
    private static final double NEARLY = 0.75;
    private static final int FOLLOWED = 24;
    // Standard deviations by which noise may spoil a correlation.
    private static final double NOISE = 1;

    private final int width;
    private final int height;
    private final SearchLevel[] levels;

    /** @param template pixels of mean 0, all finite */
    CoarseSearch(float[] template, int width, int height, SearchRange range) {
        this.width = width;
        this.height = height;
        int bin = COARSEST;
        while (bin > 1 && Math.min(width, height) / bin < ENOUGH) {
            bin /= 2;
        }
        int coarsest = bin;
        levels = IntStream.range(0, LEVELS)
                .map(i -> coarsest >> i)
                .filter(b -> b > 0)
                .mapToObj(b -> new SearchLevel(template, width, height, range, b))
                .toArray(SearchLevel[]::new);
    }

    /**
     * Where a frame was found.
     *
     * @param match the best place; at the limit if no place around it is worse on every side
     * @param pixel size of a pixel where it was found: about how far off the answer may be
     */
    record Found(Match match, int pixel) {}

    Found find(float[] frame) {
        // Most frames are found without the least shrunken images.
        int used = Math.min(levels.length, 2);
        float[][] images = shrunken(frame, used);
        SearchLevel level = levels[0];
        SearchLevel.Scores scores = level.new Scores(images[0]);
        int[] places = IntStream.range(0, level.places()).toArray();
        for (int l = 1; l < levels.length; l++) {
            SearchLevel above = level;
            SearchLevel below = levels[l];
            float[] image = l < used ? images[l] : Frames.shrink(frame, width, height, below.bin);
            SearchLevel.Scores next = below.new Scores(image);
            int step = above.bin / below.bin;
            places = Arrays.stream(best(scores, places))
                    .map(p -> next.climb(below.place(above.x(p) * step, above.y(p) * step)))
                    .distinct()
                    .toArray();
            level = below;
            scores = next;
            if (best(scores, places).length == 1) {
                break;
            }
        }
        return new Found(scores.match(best(scores, places)[0]), level.bin);
    }

    /** The best place, then the others that are nearly as good. */
    private static int[] best(SearchLevel.Scores scores, int[] places) {
        double most = Arrays.stream(places).mapToDouble(scores::at).max().orElseThrow();
        double least = NEARLY * most - NOISE * scores.noise();
        return Arrays.stream(places)
                .filter(p -> scores.at(p) >= least)
                .boxed()
                .sorted((p, q) -> Double.compare(scores.at(q), scores.at(p)))
                .mapToInt(Integer::intValue)
                .limit(FOLLOWED)
                .toArray();
    }

    private float[][] shrunken(float[] frame, int count) {
        float[][] images = new float[count][];
        int last = count - 1;
        images[last] = Frames.shrink(frame, width, height, levels[last].bin);
        for (int l = last - 1; l >= 0; l--) {
            int finer = levels[l + 1].bin;
            images[l] = Frames.shrink(images[l + 1], width / finer, height / finer, levels[l].bin / finer);
        }
        return images;
    }
}
