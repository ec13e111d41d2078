// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * What each block of columns of each band of some consecutive frames tells about its shift, as {@link BandEquations} for
 * whole bands.
 */
final class FieldEquations {

    private static final int BLOCKS = BlockSums.BLOCKS;
    // Information xx, xy, yy; right side along x, y, for shifts as such; place across.
    private static final int NUMBERS = 6;

    final int first;
    final int frames;
    final int bands;
    private final float[] numbers;
    // So that costs, differences of large numbers, count from the shift assumed.
    private final float[] assumed;

    /** @param first the first frame */
    FieldEquations(int first, int frames, int bands) {
        this.first = first;
        this.frames = frames;
        this.bands = bands;
        numbers = new float[frames * bands * BLOCKS * NUMBERS];
        assumed = new float[frames * bands * BLOCKS * 2];
    }

    /** Whether any block of a frame tells something. */
    boolean tells(int frame) {
        int size = bands * BLOCKS * NUMBERS;
        int from = (frame - first) * size;
        for (int i = from; i < from + size; i += NUMBERS) {
            if (numbers[i] > 0) {
                return true;
            }
        }
        return false;
    }

    /** The mean information of a band about one axis. */
    double meanInformation() {
        double sum = 0;
        for (int i = 0; i < numbers.length; i += NUMBERS) {
            sum += (double) numbers[i] + numbers[i + 2];
        }
        return sum / (2.0 * frames * bands);
    }

    /**
     * How far apart along rows lies what tells of the shift: the variance of the columns within bands, weighted by
     * information, where columns run from −1 to 1; a third if it lies everywhere, 0 if each band tells at one place only.
     */
    double spread() {
        double squares = 0;
        double total = 0;
        for (int i = 0; i < frames * bands; i++) {
            double weight = 0;
            double mean = 0;
            for (int j = i * BLOCKS; j < (i + 1) * BLOCKS; j++) {
                int at = j * NUMBERS;
                double information = (double) numbers[at] + numbers[at + 2];
                if (information > 0) {
                    weight += information;
                    double step = numbers[at + 5] - mean;
                    mean += step * information / weight;
                    squares += step * (numbers[at + 5] - mean) * information;
                }
            }
            total += weight;
        }
        return total > 0 ? squares / total : 0;
    }

    /**
     * Adds what a band tells to the normal equations of the sizes of polynomials across.
     *
     * @param i band, counted over all frames held
     * @param row first of the unknowns: x and y of each polynomial in turn
     */
    void addTo(BandedCholesky matrix, double[] right, int i, int row, int polynomials) {
        for (int j = i * BLOCKS; j < (i + 1) * BLOCKS; j++) {
            int at = j * NUMBERS;
            double xx = numbers[at];
            if (xx == 0) {
                continue;
            }
            double xy = numbers[at + 1];
            double yy = numbers[at + 2];
            double x = assumed[2 * j];
            double y = assumed[2 * j + 1];
            double rightX = xx * x + xy * y + numbers[at + 3];
            double rightY = xy * x + yy * y + numbers[at + 4];
            for (int k = 0; k < polynomials; k++) {
                double p = ColumnField.basis(k, numbers[at + 5]);
                int r = row + 2 * k;
                right[r] += p * rightX;
                right[r + 1] += p * rightY;
                for (int l = 0; l <= k; l++) {
                    double q = p * ColumnField.basis(l, numbers[at + 5]);
                    int c = row + 2 * l;
                    matrix.add(r, c, q * xx);
                    matrix.add(r + 1, c, q * xy);
                    matrix.add(r + 1, c + 1, q * yy);
                    if (l < k) {
                        matrix.add(r, c + 1, q * xy);
                    }
                }
            }
        }
    }

    /**
     * How much less likely (half the χ²) a band is with other shifts than those assumed.
     *
     * @param sizes of polynomials, x and y in turn
     * @param from where those of this band begin
     */
    double cost(int i, double[] sizes, int from, int polynomials) {
        double cost = 0;
        for (int j = i * BLOCKS; j < (i + 1) * BLOCKS; j++) {
            int at = j * NUMBERS;
            double dx = -assumed[2 * j];
            double dy = -assumed[2 * j + 1];
            for (int k = 0; k < polynomials; k++) {
                double p = ColumnField.basis(k, numbers[at + 5]);
                dx += p * sizes[from + 2 * k];
                dy += p * sizes[from + 2 * k + 1];
            }
            cost += (numbers[at] * dx * dx + 2 * numbers[at + 1] * dx * dy + numbers[at + 2] * dy * dy) / 2
                    - numbers[at + 3] * dx
                    - numbers[at + 4] * dy;
        }
        return cost;
    }

    /**
     * Fills in one frame. Its gain and offset are those that fit best with the shifts assumed.
     *
     * @param pixels of mean 0
     * @param sizes the shifts assumed: x and y of each polynomial in turn, for each band of the frames held
     */
    void add(BlockSums sums, int frame, float[] pixels, SearchRange range, double[] sizes, int polynomials) {
        int blocks = bands * BLOCKS;
        double[][] products = new double[blocks][];
        double[][][] series = new double[blocks][][];
        double[][][] directions = new double[blocks][][];
        int base = (frame - first) * blocks;
        for (int i = 0; i < blocks; i++) {
            int from = i / BLOCKS * RowShifts.BAND;
            int to = Math.min(sums.height(), from + RowShifts.BAND);
            int block = i % BLOCKS;
            int s = ((frame - first) * bands + i / BLOCKS) * 2 * polynomials;
            double u = ColumnField.across(sums.middle(block), sums.width());
            int nx = whole(shift(sizes, s, polynomials, u), range.maxX());
            int ny = whole(shift(sizes, s + 1, polynomials, u), range.maxY());
            BlockSums.Series told = sums.ofSeries(block, from, to, nx, ny);
            u = ColumnField.across(told.column(), sums.width());
            double x = shift(sizes, s, polynomials, u);
            double y = shift(sizes, s + 1, polynomials, u);
            products[i] = sums.ofFrame(pixels, block, from, to, nx, ny);
            series[i] = told.products();
            directions[i] = ShiftFit.directions(x - nx, y - ny);
            assumed[2 * (base + i)] = (float) x;
            assumed[2 * (base + i) + 1] = (float) y;
            numbers[(base + i) * NUMBERS + 5] = (float) u;
        }
        double[] light = BandEquations.light(products, series, directions);
        for (int i = 0; i < blocks; i++) {
            double[] told = BandEquations.told(products[i], series[i], directions[i], light[0], light[1]);
            for (int k = 0; k < told.length; k++) {
                numbers[(base + i) * NUMBERS + k] = (float) told[k];
            }
        }
    }

    private static int whole(double shift, int max) {
        return (int) Math.max(-max, Math.min(max, Math.round(shift)));
    }

    private static double shift(double[] sizes, int from, int polynomials, double u) {
        double px = 0;
        for (int k = 0; k < polynomials; k++) {
            px += sizes[from + 2 * k] * ColumnField.basis(k, u);
        }
        return px;
    }
}
