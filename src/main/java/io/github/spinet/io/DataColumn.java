// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.stats.Factor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;

/**
 * A column of a {@link DataTable}: its different cells, and which of them each row has. Empty cells, {@code NA} and
 * {@code NaN} are missing values.
 */
public final class DataColumn {

    private static final int MISSING = Factor.MISSING;

    private final Path file;
    private final String name;
    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private int[] codes = new int[1 << 10];
    // Of the row that has a text first.
    private final List<Long> firstLines = new ArrayList<>();
    private int rows;

    DataColumn(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    void add(String cell, long line) {
        if (rows == codes.length) {
            codes = Arrays.copyOf(codes, 2 * rows);
        }
        if (cell.isEmpty() || cell.equals("NA") || cell.equalsIgnoreCase("nan")) {
            codes[rows++] = MISSING;
            return;
        }
        Integer code = known.get(cell);
        if (code == null) {
            code = texts.size();
            known.put(cell, code);
            texts.add(cell);
            firstLines.add(line);
        }
        codes[rows++] = code;
    }

    /** Its name in the header. */
    public String name() {
        return name;
    }

    /** Whether a row has no value. */
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    /** How many different cells there are, missing ones not counted. */
    public int different() {
        return texts.size();
    }

    /** Whether every cell is a number or missing. */
    public boolean isNumeric() {
        for (String text : texts) {
            if (Double.isNaN(number(text))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The numbers, one a row, NaN where missing.
     *
     * @throws BadInputException for a cell that is not a finite number; the message names file, line, column and value
     */
    public double[] numbers() {
        double[] values = new double[texts.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = number(texts.get(k));
            if (Double.isNaN(values[k])) {
                throw Csv.notANumber(file, firstLines.get(k), name, texts.get(k));
            }
            if (Double.isInfinite(values[k])) {
                throw new BadInputException(file + ", line " + firstLines.get(k) + ", column '" + name + "': '"
                        + texts.get(k) + "' is infinite; expected a finite number or an empty cell");
            }
        }
        double[] numbers = new double[rows];
        for (int i = 0; i < rows; i++) {
            numbers[i] = codes[i] == MISSING ? Double.NaN : values[codes[i]];
        }
        return numbers;
    }

    /**
     * The numbers, as {@link #numbers()}, of which only some are accepted.
     *
     * @param expected what they are, for the message that refuses others
     */
    public double[] numbers(DoublePredicate accepted, String expected) {
        double[] numbers = numbers();
        for (int i = 0; i < rows; i++) {
            if (codes[i] != MISSING && !accepted.test(numbers[i])) {
                throw new BadInputException(file + ", line " + firstLines.get(codes[i]) + ", column '" + name + "': '"
                        + texts.get(codes[i]) + "' is not " + expected);
            }
        }
        return numbers;
    }

    /** The column as a categorical variable, its levels in the order of {@link NaturalOrder}; {@code 1} and {@code 1.0} differ. */
    public Factor factor() {
        List<String> levels = texts.stream().sorted(NaturalOrder.INSTANCE).toList();
        Map<String, Integer> places = new HashMap<>();
        for (int k = 0; k < levels.size(); k++) {
            places.put(levels.get(k), k);
        }
        int[] place = texts.stream().mapToInt(places::get).toArray();
        int[] sorted = new int[rows];
        for (int i = 0; i < rows; i++) {
            sorted[i] = codes[i] == MISSING ? MISSING : place[codes[i]];
        }
        return new Factor(name, levels, sorted);
    }

    // NaN for what is no number: missing cells are none of the texts.
    private static double number(String text) {
        try {
            return NumberParser.parse(text.toCharArray(), 0, text.length());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
