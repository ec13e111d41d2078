// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Formula;
import io.github.spinet.stats.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of columns that hold signs of formulas, such as dF/F, stand between backticks, as in R. */
final class QuotedNames {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    // A character that no sensible name begins with; its number follows.
    private static final char PLACE = '\uE000';

    private QuotedNames() {}

    /** Reads a formula; a name alone is a formula without terms. */
    static Formula parse(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            quoted.appendReplacement(plain, PLACE + Integer.toString(names.size()));
            names.add(quoted.group(1).strip());
        }
        quoted.appendTail(plain);
        if (plain.indexOf("`") >= 0) {
            throw new BadParameterException("formula = '" + text + "' has a backtick that is not closed");
        }
        String whole = plain.indexOf("~") < 0 ? plain + " ~ 1" : plain.toString();
        Formula formula = Formula.parse(whole);
        return names.isEmpty()
                ? formula
                : new Formula(
                        name(formula.response(), names),
                        formula.terms().stream().map(t -> term(t, names)).toList(),
                        formula.random().stream()
                                .map(r -> new Formula.Random(
                                        term(r.group(), names),
                                        r.intercept(),
                                        r.slope().map(s -> name(s, names))))
                                .toList());
    }

    private static Term term(Term term, List<String> names) {
        return new Term(term.factors().stream().map(f -> name(f, names)).toList());
    }

    private static String name(String name, List<String> names) {
        return name.charAt(0) == PLACE ? names.get(Integer.parseInt(name.substring(1))) : name;
    }
}
