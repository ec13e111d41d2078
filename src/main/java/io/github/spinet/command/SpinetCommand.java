// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Component;
import io.github.spinet.core.Names;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.SpinetException;
import io.github.spinet.io.OutputFolder;
import io.github.spinet.service.DefaultSpinetService;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.service.Verb;
import io.github.spinet.study.RunFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scijava.Context;
import org.scijava.command.DynamicCommand;
import org.scijava.command.DynamicCommandInfo;
import org.scijava.plugin.Plugin;

/**
 * A command of the menu and, under its {@code name}, a verb of the shell. A subclass names its request record and does the
 * work; inputs, help, checks, output folder, provenance and messages are the same for all and stand here.
 *
 * @param <Q> the record of the command's inputs and parameters
 */
public abstract class SpinetCommand<Q extends Record> extends DynamicCommand implements Verb {

    private final Class<Q> request;
    private boolean described;

    protected SpinetCommand(Class<Q> request) {
        this.request = request;
    }

    /**
     * Reads the inputs, calls the service, writes the results.
     *
     * @param request the checked settings
     * @param spinet the analyses
     * @param out where results go; they appear in the user's folder when this method returns
     * @param job threads, progress, messages
     */
    protected abstract void execute(Q request, SpinetService spinet, Path out, Job job);

    /** The files that the provenance names with their checksums: all paths of the request that are files. */
    protected List<Path> inputs(Q request) {
        return RunFile.filesOf(request);
    }

    /** Values that a door's values stand for, e.g. those of an earlier run. */
    protected Map<String, ?> complete(Map<String, ?> given) {
        return given;
    }

    @Override
    public final String verb() {
        return plugin().name();
    }

    /** The name in the menu and in {@code run(…)} of a macro. */
    public final String label() {
        return plugin().label();
    }

    /** One sentence on what the command is for. */
    public final String help() {
        return plugin().description();
    }

    /** All inputs, in the order of help and dialogs. */
    public final List<Component> components() {
        return Invocation.components(request);
    }

    /** The shell, plain ImageJ and {@link SpinetService#run} come in here, and so does {@link #run()}. */
    @Override
    public final Path execute(Map<String, ?> given, Job job) {
        Invocation<Q> invocation = Invocation.of(verb(), request, complete(given));
        CommonOptions common = invocation.common();
        try (Parallel parallel = Parallel.of(common.workers());
                OutputFolder out = OutputFolder.open(common.out())) {
            Job own = new Job(parallel, job.progress(), job.log());
            execute(invocation.request(), service(), out.file(""), own);
            RunFile.write(
                    out.file("").resolve(verb() + ".json"),
                    verb(),
                    invocation.settings(),
                    inputs(invocation.request()));
            out.publish();
            return out.published("");
        }
    }

    @Override
    public final void run() {
        FijiSession fiji = new FijiSession(label(), getContext());
        try {
            Optional<Map<String, String>> macro = MacroOptions.ofThisThread();
            Map<String, ?> given = macro.isPresent() ? macro.get() : inputsGiven();
            Path out = execute(given, fiji.job());
            fiji.show(out);
        } catch (SpinetException e) {
            fiji.fail(e);
            throw e;
        }
    }

    /** The static description plus the inputs made from the request record. */
    @Override
    public final DynamicCommandInfo getInfo() {
        DynamicCommandInfo info = super.getInfo();
        if (!described) {
            described = true;
            for (Component component : components()) {
                SettingItem.addTo(info, component);
                super.setInput(component.key(), SettingItem.initialValue(component));
            }
        }
        return info;
    }

    @Override
    public final void setInput(String name, Object value) {
        if (getInfo().getInput(name) == null && !name.startsWith(".")) {
            throw new BadParameterException(Names.unknown(
                    name, components().stream().map(Component::key).toList()));
        }
        super.setInput(name, value);
    }

    /** From here on the inputs have the types that dialogs need; a macro that leaves some out gets no dialog for them. */
    @Override
    public final void initialize() {
        boolean macro = MacroOptions.ofThisThread().isPresent();
        for (Component component : components()) {
            ((SettingItem<?>) getInfo().getInput(component.key())).settle();
            if (macro) {
                resolveInput(component.key());
            }
        }
    }

    private Map<String, Object> inputsGiven() {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Component component : components()) {
            Object value = getInput(component.key());
            if (value != null && !(value.toString().isEmpty() && component.isRequired())) {
                given.put(component.key(), value);
            }
        }
        return given;
    }

    private SpinetService service() {
        Context context = getContext();
        SpinetService known = context == null ? null : context.getService(SpinetService.class);
        return known == null ? new DefaultSpinetService() : known;
    }

    private Plugin plugin() {
        return getClass().getAnnotation(Plugin.class);
    }
}
