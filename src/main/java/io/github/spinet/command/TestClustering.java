// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.CoActivity;
import io.github.spinet.analysis.MovementScoring;
import io.github.spinet.core.Field;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.service.StageFigures;
import io.github.spinet.study.ResultFiles;
import io.github.spinet.study.SessionTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Pairs and scores → functional clusters. */
@Plugin(
        type = Command.class,
        name = "clusters",
        label = "Spinet Test Clustering",
        menuPath = "Plugins>Spinet>Spinet Test Clustering",
        priority = 30,
        description = "Tests whether co-activity depends on distance and on being movement-related.")
public final class TestClustering extends SpinetCommand<TestClustering.Request> {

    /** The inputs. */
    public record Request(
            @Field(help = "Pairs of spines: pairs.csv") Path pairs,

            @Field(help = "Which spines are movement-related: scores.csv")
            Path scores,

            Clustering.Params params) {}

    public TestClustering() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        List<CoActivity.Pair> pairs =
                CsvTables.read(request.pairs(), CoActivity.Pair.class).rows();
        Table<MovementScoring.Score> scores = CsvTables.read(request.scores(), MovementScoring.Score.class);
        SessionTables.requireScores(pairs, scores, request.scores());
        Map<String, Boolean> mrs = SessionTables.mrsBySpine(scores);
        Clustering.Result result = spinet.testClustering(pairs, mrs, request.params(), job);
        ResultFiles.clusters(out, result);
        StageFigures.clusters(out, result);
    }
}
