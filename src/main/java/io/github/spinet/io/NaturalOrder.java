// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which people list names: numbers within them by value, so that {@code [5,10)} is before {@code [10,15)};
 * plain numbers are first.
 */
final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder INSTANCE = new NaturalOrder();

    private static final Pattern WHOLE = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern PIECE = Pattern.compile("\\d+(\\.\\d+)?|\\D+");

    private NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        boolean aWhole = WHOLE.matcher(a).matches();
        boolean bWhole = WHOLE.matcher(b).matches();
        int order = aWhole && bWhole ? new BigDecimal(a).compareTo(new BigDecimal(b)) : Boolean.compare(bWhole, aWhole);
        if (order == 0 && !aWhole) {
            order = byPieces(PIECE.matcher(a), PIECE.matcher(b));
        }
        return order == 0 ? a.compareTo(b) : order;
    }

    private static int byPieces(Matcher a, Matcher b) {
        int order = 0;
        boolean more = a.find();
        while (order == 0 && more) {
            order = b.find() ? compared(a.group(), b.group()) : 1;
            more = a.find();
        }
        return order == 0 && b.find() ? -1 : order;
    }

    private static int compared(String a, String b) {
        boolean numbers = isDigit(a.charAt(0)) && isDigit(b.charAt(0));
        return numbers ? new BigDecimal(a).compareTo(new BigDecimal(b)) : a.compareTo(b);
    }

    // Character.isDigit would take digits of other scripts, which the pattern does not.
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
