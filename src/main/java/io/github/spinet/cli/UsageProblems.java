// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.cli;

import io.github.spinet.core.Names;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one line, with the nearest known word. */
final class UsageProblems {

    private UsageProblems() {}

    static String explain(ParameterException e) {
        CommandLine line = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String given = unmatched.getUnmatched().get(0);
            boolean verb = line.getParent() == null && !given.startsWith("-");
            String kind = verb ? "command" : given.startsWith("-") ? "option" : "argument";
            return "Unknown " + kind + " '" + given + "'; " + hint(line, given, verb);
        }
        return e.getMessage();
    }

    private static String hint(CommandLine line, String given, boolean verb) {
        List<String> known = verb
                ? List.copyOf(line.getSubcommands().keySet())
                : line.getCommandSpec().options().stream()
                        .map(CommandLine.Model.OptionSpec::longestName)
                        .toList();
        String help =
                "'" + line.getCommandSpec().qualifiedName().replace("spinet spinet", "spinet") + " --help' lists all";
        Optional<String> nearest = Names.nearest(given, known);
        return nearest.map(n -> "did you mean '" + n + "'? " + help).orElse(help);
    }
}
