// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fonts that a reader of an SVG should use. Words are placed by the widths of the font that Java takes for sans-serif
 * on this machine, so the file asks for that one first and then for fonts of the same widths.
 */
final class SvgFonts {

    private static final String PROBE = "Normalised co-activity 0.123 µm";
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final String ARIAL = "Arial,'Liberation Sans',Helvetica,sans-serif";
    private static final Map<String, String> SAME_WIDTHS = new LinkedHashMap<>();

    static {
        SAME_WIDTHS.put("Arial", ARIAL);
        SAME_WIDTHS.put("Liberation Sans", ARIAL);
        SAME_WIDTHS.put("Helvetica", ARIAL);
        SAME_WIDTHS.put("DejaVu Sans", "'DejaVu Sans','Bitstream Vera Sans',Verdana,sans-serif");
        SAME_WIDTHS.put("Lucida Grande", "'Lucida Grande','Lucida Sans',sans-serif");
        SAME_WIDTHS.put("Lucida Sans", "'Lucida Sans','Lucida Grande',sans-serif");
    }

    private SvgFonts() {}

    /** The value of {@code font-family}; plain sans-serif if the font is none of the usual ones. */
    static String family() {
        double width = width(Font.SANS_SERIF);
        return SAME_WIDTHS.entrySet().stream()
                // A font that is not installed is replaced by Java's default under another name.
                .filter(e -> new Font(e.getKey(), Font.PLAIN, 100).getFamily().equals(e.getKey()))
                .filter(e -> width(e.getKey()) == width)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("sans-serif");
    }

    private static double width(String family) {
        return new Font(family, Font.PLAIN, 100).getStringBounds(PROBE, CONTEXT).getWidth();
    }
}
