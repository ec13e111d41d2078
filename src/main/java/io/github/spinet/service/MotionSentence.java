// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import io.github.spinet.motion.LinePhase;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.motion.MotionVerdict;
import java.util.Locale;
import java.util.stream.Collectors;

/** How well a movie could be registered, in a sentence. */
public final class MotionSentence {

    private static final double PERCENT = 100;

    private MotionSentence() {}

    public static String of(MotionCorrection.Result result) {
        return of(result, MotionVerdict.of(result.shifts()), false);
    }

    /** The same with what columns say that had no say in the correction. */
    public static String of(MotionQuality.Result quality) {
        String kept = quality.keptRaw() ? "; correction did not help, all frames were kept as recorded" : "";
        return of(quality.motion(), MotionVerdict.of(quality), quality.keptRaw())
                + String.format(
                        Locale.ROOT,
                        "; in stripes not used to find the frames %.3f before, %.3f after",
                        quality.gain().before(),
                        quality.gain().after())
                + kept;
    }

    private static String of(MotionCorrection.Result result, MotionVerdict verdict, boolean keptRaw) {
        String reasons = verdict.reasons().isEmpty()
                ? ""
                : " ("
                        + verdict.reasons().stream()
                                .map(r -> r.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                .collect(Collectors.joining(", "))
                        + ")";
        return String.format(
                Locale.ROOT,
                "Registration %s%s: %.1f %% of the frames can be used, correlation %+.3f; engine %s%s, %s%s; %s",
                verdict.grade().name().toLowerCase(Locale.ROOT),
                reasons,
                PERCENT * verdict.okShare(),
                verdict.correlationGain(),
                result.choice().used(),
                keptRaw ? " tried" : "",
                result.choice().reason().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                result.choice().linked() ? ", frames linked over time" : "",
                lines(result.scan().phase()));
    }

    private static String lines(LinePhase phase) {
        String used = phase.moves()
                ? String.format(Locale.ROOT, "even lines lay %+.2f px right of odd ones", phase.meanPx())
                        + (phase.driftPx() > 0 ? String.format(Locale.ROOT, " (drift %.2f px)", phase.driftPx()) : "")
                : "lines left in place";
        return used + ", " + phase.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
