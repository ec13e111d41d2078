// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** The x, y planes of an ImgLib2 image of x, y and time. */
final class ArrayPlanes<T extends RealType<T>> implements Planes {

    private final RandomAccessibleInterval<T> image;

    ArrayPlanes(RandomAccessibleInterval<T> image, String name) {
        if (image.numDimensions() != 3) {
            throw new BadInputException(name + " has " + image.numDimensions() + " dimensions; expected x, y and time");
        }
        this.image = image;
    }

    @Override
    public int width() {
        return (int) image.dimension(0);
    }

    @Override
    public int height() {
        return (int) image.dimension(1);
    }

    @Override
    public int count() {
        return (int) image.dimension(2);
    }

    @Override
    public PixelType type() {
        T type = image.getType();
        double max = type.getMaxValue();
        boolean signed = type.getMinValue() < 0;
        if (max == 255) {
            return PixelType.UINT8;
        }
        return max == 65535 ? PixelType.UINT16 : max == 32767 && signed ? PixelType.INT16 : PixelType.FLOAT32;
    }

    @Override
    public void read(int index, float[] pixels) {
        Cursor<T> cursor = Views.flatIterable(Views.hyperSlice(image, 2, image.min(2) + index))
                .cursor();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = cursor.next().getRealFloat();
        }
    }
}
