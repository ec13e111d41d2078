// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.core.BadInputException;
import java.awt.Dimension;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Figures as SVG. The same figure gives the same bytes on the same machine; other fonts may place words otherwise. */
public final class Svg {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2;

    private Svg() {}

    /** Writes the figure, caption included, as a file of its own. */
    public static void write(Figure figure, Path file) {
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        try {
            Files.write(file, (head + render(figure, "", true)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BadInputException(
                    "The figure cannot be written to " + file + " (" + e.getMessage() + "); choose another folder", e);
        }
    }

    /**
     * The chart without its caption, as an element for a page of HTML.
     *
     * @param idPrefix begins all ids, so that several figures can stand on one page
     */
    public static String element(Figure figure, String idPrefix) {
        return render(figure, idPrefix, false);
    }

    private static String render(Figure figure, String idPrefix, boolean captioned) {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        SVGGraphics2D graphics = new SVGGraphics2D(context(document, idPrefix), false);
        int height = figure.heightPx();
        if (captioned) {
            height += (int) Math.ceil(figure.captionHeightPx(graphics));
            figure.draw(graphics);
        } else {
            figure.drawChart(graphics);
        }
        graphics.setSVGCanvasSize(new Dimension(figure.widthPx(), height));
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + figure.widthPx() + " " + height);
        root.setAttribute("role", "img");
        dropUnprefixedId(root);
        root.insertBefore(text(document, "desc", figure.caption()), root.getFirstChild());
        root.insertBefore(text(document, "title", figure.title()), root.getFirstChild());
        StringWriter writer = new StringWriter();
        try {
            graphics.stream(root, writer, true, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IllegalStateException("Writing to memory cannot fail", e);
        }
        String all = writer.toString().replace("font-family:sans-serif", "font-family:" + SvgFonts.family());
        return all.substring(all.indexOf("<svg")).trim() + "\n";
    }

    private static SVGGeneratorContext context(Document document, String idPrefix) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(DECIMALS);
        SVGGeneratorContext.GraphicContextDefaults defaults = new SVGGeneratorContext.GraphicContextDefaults();
        defaults.setFont(Style.NORMAL);
        context.setGraphicContextDefaults(defaults);
        context.setImageHandler(new PngImages());
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return idPrefix + super.generateID(prefix);
            }
        });
        return context;
    }

    // Batik gives one element an id of its own choice, which nothing refers to.
    private static void dropUnprefixedId(Element root) {
        NodeList definitions = root.getElementsByTagNameNS(NAMESPACE, "defs");
        for (int i = 0; i < definitions.getLength(); i++) {
            Element element = (Element) definitions.item(i);
            if (element.getAttribute("id").equals("genericDefs")) {
                element.removeAttribute("id");
            }
        }
    }

    private static Element text(Document document, String name, String content) {
        Element element = document.createElementNS(NAMESPACE, name);
        element.setTextContent(content);
        return element;
    }

    /** Embeds images as PNG by the JDK's own writer; Batik's would need a further library. */
    private static final class PngImages extends ImageHandlerBase64Encoder {
        @Override
        public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
            try {
                ImageIO.write(image, "png", out);
            } catch (IOException e) {
                throw new SVGGraphics2DIOException("Writing to memory cannot fail", e);
            }
        }
    }
}
