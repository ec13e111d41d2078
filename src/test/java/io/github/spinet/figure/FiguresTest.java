// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What holds for every figure. They stay in {@code target/figures} to be looked at. */
class FiguresTest {

    private static final Path KEPT = Path.of("target", "figures");

    @TempDir
    Path folder;

    @Test
    void the_same_figure_gives_the_same_bytes() throws IOException {
        List<Figure> first = Gallery.all();
        List<Figure> second = Gallery.all();
        Files.createDirectories(KEPT);
        for (int i = 0; i < first.size(); i++) {
            Path file = KEPT.resolve(first.get(i).name() + ".svg");
            Svg.write(first.get(i), file);
            byte[] once = Files.readAllBytes(file);
            Svg.write(first.get(i), folder.resolve("again.svg"));
            assertArrayEquals(once, Files.readAllBytes(folder.resolve("again.svg")), file + " again");
            Svg.write(second.get(i), folder.resolve("other.svg"));
            assertArrayEquals(once, Files.readAllBytes(folder.resolve("other.svg")), file + " made anew");
        }
    }

    @Test
    void svg_is_well_formed_small_and_says_what_it_shows() throws Exception {
        for (Figure figure : Gallery.all()) {
            Path file = folder.resolve(figure.name() + ".svg");
            Svg.write(figure, file);
            byte[] bytes = Files.readAllBytes(file);
            Document svg =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
            assertEquals("svg", svg.getDocumentElement().getTagName());
            assertEquals(
                    figure.title(), svg.getElementsByTagName("title").item(0).getTextContent());
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertFalse(text.contains("NaN"), figure.name() + " has an undefined coordinate");
            assertTrue(bytes.length < 600_000, figure.name() + " has " + bytes.length + " bytes");
        }
    }

    @Test
    void ids_of_two_figures_on_a_page_differ() {
        Set<String> ids = new HashSet<>();
        int n = 0;
        for (Figure figure : Gallery.all()) {
            Matcher matcher = Pattern.compile(" id=\"([^\"]+)\"").matcher(Svg.element(figure, "f" + n++ + "-"));
            while (matcher.find()) {
                assertTrue(ids.add(matcher.group(1)), figure.name() + " repeats the id " + matcher.group(1));
            }
        }
    }

    @Test
    void png_has_the_figure_at_its_scale_with_the_caption_below() throws IOException {
        Figure figure = Gallery.all().get(0);
        Png.write(figure, folder.resolve("a.png"), 2);
        BufferedImage image = ImageIO.read(folder.resolve("a.png").toFile());
        assertEquals(2 * figure.widthPx(), image.getWidth());
        assertTrue(image.getHeight() > 2 * figure.heightPx() + 20, "room for the caption");
        boolean ink = false;
        for (int y = 2 * figure.heightPx(); y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                ink |= (image.getRGB(x, y) & 0xFF) < 100;
            }
        }
        assertTrue(ink, "the caption is drawn");
    }
}
