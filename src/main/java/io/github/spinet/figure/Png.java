// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.core.BadInputException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Figures as pixels. */
public final class Png {

    private Png() {}

    /**
     * Writes the figure, caption included.
     *
     * @param scale pixels a px of the figure: 1 for a screen, 2 or more for print
     */
    public static void write(Figure figure, Path file, double scale) {
        try {
            if (!ImageIO.write(image(figure, scale), "png", file.toFile())) {
                throw new IllegalStateException("Every Java platform writes PNG");
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "The figure cannot be written to " + file + " (" + e.getMessage() + "); choose another folder", e);
        }
    }

    /** The figure, caption included, as an image. */
    public static BufferedImage image(Figure figure, double scale) {
        Graphics2D probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        double height = figure.heightPx() + Math.ceil(figure.captionHeightPx(probe));
        probe.dispose();
        BufferedImage image = new BufferedImage(
                (int) Math.round(figure.widthPx() * scale),
                (int) Math.round(height * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(scale, scale);
        figure.draw(graphics);
        graphics.dispose();
        return image;
    }
}
