// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.IJ;
import io.github.spinet.movie.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {

    @TempDir
    Path folder;

    private static BufferedImage noise(int type) {
        BufferedImage image = new BufferedImage(61, 47, type);
        for (int i = 0; i < 61 * 47; i++) {
            image.getRaster().setSample(i % 61, i / 61, 0, (i * 7919L * (i % 13)) % (i % 5 == 0 ? 251 : 16));
        }
        return image;
    }

    private static void equal(BufferedImage expected, Image image) {
        for (int i = 0; i < 61 * 47; i++) {
            assertEquals(expected.getRaster().getSample(i % 61, i / 61, 0), image.pixels()[i], "pixel " + i);
        }
    }

    @Test
    void reads_png_of_8_and_16_bits() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            Path file = folder.resolve("grey.png");
            ImageIO.write(noise(type), "png", file.toFile());
            equal(noise(type), Images.read(file));
        }
    }

    @Test
    void reads_equal_colours_as_grey_and_asks_for_one_of_others() throws IOException {
        BufferedImage colours = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        colours.setRGB(1, 1, 0x070707);
        Path file = folder.resolve("colours.png");
        ImageIO.write(colours, "png", file.toFile());
        assertEquals(7, Images.read(file).at(1, 1));
        colours.setRGB(1, 1, 0x010203);
        ImageIO.write(colours, "png", file.toFile());
        refused(() -> Images.read(file), "colours.png has 3 channels", "1 … 3");
        assertEquals(2, Images.read(file, 2, Double.NaN).at(1, 1));
    }

    // Written by the JDK's own TIFF writer.
    @Test
    void reads_tiff_packed_by_lzw_deflate_and_packbits() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        for (String compression : new String[] {"LZW", "ZLib", "Deflate", "PackBits"}) {
            for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
                Path file = folder.resolve(compression + type + ".tif");
                try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
                    writer.setOutput(out);
                    ImageWriteParam how = writer.getDefaultWriteParam();
                    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                    how.setCompressionType(compression);
                    writer.write(null, new IIOImage(noise(type), null, null), how);
                }
                equal(noise(type), Images.read(file));
            }
        }
    }

    @Test
    void reads_long_lzw_with_every_width_of_code() throws IOException {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 400 * 300; i++) {
            image.getRaster().setSample(i % 400, i / 400, 0, Math.floorMod(i * 2654435761L >> 7, 256));
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        Path file = folder.resolve("long.tif");
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType("LZW");
            how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            how.setTiling(256, 304, 0, 0);
            writer.write(null, new IIOImage(image, null, null), how);
        }
        Image read = Images.read(file);
        for (int i = 0; i < 400 * 300; i++) {
            assertEquals(image.getRaster().getSample(i % 400, i / 400, 0), read.pixels()[i], "pixel " + i);
        }
    }

    @Test
    void real_projections_are_those_of_imagej() {
        for (String name : new String[] {"longitudinal_rr30a/MAX_rr30a_tp0_ch2.png", "scanimage/yasuda_refimg.tif"}) {
            Path file = RealData.path(name);
            float[] expected = (float[]) IJ.openImage(file.toString())
                    .getProcessor()
                    .convertToFloatProcessor()
                    .getPixels();
            assertArrayEquals(expected, Images.read(file).pixels(), name);
        }
        assertEquals(
                0.12,
                Images.read(RealData.path("scanimage/yasuda_refimg.tif"), 0, 0.12)
                        .calibration()
                        .widthUm());
    }

    @Test
    void refuses_stacks_and_what_is_no_image() throws IOException {
        Path stack = new TiffMaker().write(folder.resolve("stack.tif"));
        refused(() -> Images.read(stack), "stack.tif is a stack", "Z Project");
        Path text = Files.writeString(folder.resolve("text.png"), "no image");
        refused(() -> Images.read(text), "text.png is no image");
        refused(() -> Images.read(folder), "is a folder");
    }
}
