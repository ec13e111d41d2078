// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.cli;

import io.github.spinet.command.Commands;
import io.github.spinet.command.SpinetCommand;
import io.github.spinet.core.Version;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The shell: {@code spinet VERB --key value …}. Exit codes: 0 done, 1 failed, 2 bad usage, 130 cancelled. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        Shutdown shutdown = Shutdown.install();
        int code = run(new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err, shutdown, arguments);
        shutdown.finished();
        System.exit(code);
    }

    /** As the shell runs it, without ending the JVM. */
    public static int run(PrintStream out, PrintStream err, Shutdown shutdown, String... arguments) {
        CommandSpec root = CommandSpec.create().name("spinet");
        root.usageMessage()
                .description("From two-photon movies of dendritic spines to functional synaptic clusters.")
                .footer("", "'spinet VERB --help' lists the settings of a verb.");
        root.addOption(helpOption());
        root.version("spinet " + Version.ofSpinet());
        root.addOption(CommandLine.Model.OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Show the version")
                .type(boolean.class)
                .build());
        CommandLine line = new CommandLine(root);
        List<SpinetCommand<?>> commands = Commands.all(Main.class.getClassLoader());
        for (SpinetCommand<?> command : commands) {
            line.addSubcommand(command.verb(), new CommandLine(VerbSpec.of(command, out, err, shutdown)));
        }
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setUsageHelpWidth(110);
        line.setUsageHelpLongOptionsMaxWidth(34);
        line.setParameterExceptionHandler((e, args) -> {
            err.println("spinet: " + UsageProblems.explain(e));
            return Exit.USAGE;
        });
        line.setExecutionStrategy(new CommandLine.RunLast());
        if (arguments.length == 0) {
            line.usage(err);
            return Exit.USAGE;
        }
        return line.execute(arguments);
    }

    static CommandLine.Model.OptionSpec helpOption() {
        return CommandLine.Model.OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help")
                .type(boolean.class)
                .build();
    }
}
