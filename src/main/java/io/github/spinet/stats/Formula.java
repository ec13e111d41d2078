// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadParameterException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model as R and MATLAB write it: {@code y ~ a * b + x + (1|mouse/dendrite)}. {@code a:b} is an interaction, {@code a * b}
 * is {@code a + b + a:b}, {@code (a + b + c)^2} holds all interactions of up to two, {@code (1|g)} is a random intercept and
 * {@code (1|g/h)} one of g and one of h within g. {@code (x|g)} is a random slope of x with a random intercept that may correlate
 * with it, {@code (x||g)} both without correlation and {@code (0 + x|g)} the slope alone.
 *
 * @param response name of the response
 * @param terms of the fixed part without the intercept, main effects first
 * @param random the random part
 */
public record Formula(String response, List<Term> terms, List<Random> random) {

    /**
     * What differs at random between groups.
     *
     * @param group one name or more, the later ones nested in the earlier ones
     * @param intercept whether the level of the response does
     * @param slope the variable whose slope does
     */
    public record Random(Term group, boolean intercept, Optional<String> slope) {

        /** The names of the grouping factors, outermost first. */
        public List<String> factors() {
            return group.factors();
        }

        /** All names: grouping factors and the variable of the slope. */
        public List<String> names() {
            List<String> names = new ArrayList<>(group.factors());
            slope.ifPresent(names::add);
            return names;
        }

        /** As it is written: {@code (1|mouse/dendrite)}; of the nested groups only the innermost is meant. */
        @Override
        public String toString() {
            String effects = slope.map(x -> intercept ? x : "0 + " + x).orElse("1");
            return "(" + effects + "|" + String.join("/", group.factors()) + ")";
        }
    }

    private static final Pattern RANDOM = Pattern.compile("\\(([^()|]*)(\\|\\|?)([^()|]*)\\)");
    private static final Pattern POWER = Pattern.compile("\\(([^()]*)\\)\\s*\\^\\s*(\\d+)");

    public Formula {
        terms = List.copyOf(terms);
        random = List.copyOf(random);
    }

    /** Reads a formula. Names may hold anything but {@code ~ + * : ^ ( ) | /} and are trimmed. */
    public static Formula parse(String text) {
        String[] sides = text.split("~", -1);
        if (sides.length != 2 || sides[0].isBlank()) {
            throw bad(text, "expected a response, ~ and terms");
        }
        List<Random> random = new ArrayList<>();
        Matcher groups = RANDOM.matcher(sides[1]);
        while (groups.find()) {
            List<String> nested = names(groups.group(3), "/", text);
            boolean apart = groups.group(2).length() > 1;
            for (int depth = 1; depth <= nested.size(); depth++) {
                random.addAll(random(groups.group(1), apart, new Term(nested.subList(0, depth)), text));
            }
        }
        String fixed = RANDOM.matcher(sides[1]).replaceAll("1");
        Set<Term> terms = new LinkedHashSet<>();
        Matcher powers = POWER.matcher(fixed);
        while (powers.find()) {
            int order = Integer.parseInt(powers.group(2));
            terms.addAll(Term.upTo(order, names(powers.group(1), "\\+", text)));
        }
        for (String part : POWER.matcher(fixed).replaceAll("1").split("\\+", -1)) {
            if (!part.strip().equals("1")) {
                terms.addAll(product(part, text));
            }
        }
        List<Term> ordered = new ArrayList<>();
        for (Term term : terms) {
            boolean known = ordered.stream()
                    .anyMatch(t -> t.factors().size() == term.factors().size()
                            && t.factors().containsAll(term.factors()));
            if (!known) {
                ordered.add(term);
            }
        }
        ordered.sort(Comparator.comparingInt(term -> term.factors().size()));
        return new Formula(sides[0].strip(), ordered, random);
    }

    // 1, x, 1 + x or 0 + x; apart for ||
    private static List<Random> random(String effects, boolean apart, Term group, String text) {
        List<String> names = new ArrayList<>(names(effects, "\\+", text));
        boolean intercept = !names.remove("0");
        names.remove("1");
        if (names.size() > 1 || names.isEmpty() && !intercept) {
            throw bad(
                    text,
                    "'(" + effects.strip() + " | " + group + ")' has " + names.size()
                            + " slopes; expected one, as in (x|mouse), or an intercept, (1|mouse)");
        }
        Optional<String> slope = names.stream().findFirst();
        return intercept && slope.isPresent() && apart
                ? List.of(new Random(group, true, Optional.empty()), new Random(group, false, slope))
                : List.of(new Random(group, intercept, slope));
    }

    // a * b:c holds a, b:c and a:b:c
    private static List<Term> product(String part, String text) {
        List<Term> terms = new ArrayList<>();
        for (String crossed : part.split("\\*", -1)) {
            List<String> names = names(crossed, ":", text);
            List<Term> more = new ArrayList<>();
            more.add(new Term(names));
            for (Term term : terms) {
                Set<String> joint = new LinkedHashSet<>(term.factors());
                joint.addAll(names);
                more.add(new Term(List.copyOf(joint)));
            }
            terms.addAll(more);
        }
        return terms;
    }

    private static List<String> names(String list, String separator, String text) {
        List<String> names =
                Arrays.stream(list.split(separator, -1)).map(String::strip).toList();
        for (String name : names) {
            if (name.isEmpty() || name.matches(".*[~+*:^()|/].*")) {
                throw bad(text, "'" + list.strip() + "' is not understood");
            }
        }
        return names;
    }

    private static BadParameterException bad(String text, String why) {
        return new BadParameterException("formula = '" + text + "': " + why + ", for example y ~ a * b + (1|mouse)");
    }
}
