// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Table;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Traces;
import io.github.spinet.simulate.PressModel.Press;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What truly happens in one session.
 *
 * @param key the session
 * @param clock the frames
 * @param spines all spines of the field, present or not, in order of dendrite and position
 * @param roiNames the ROIs of the spines that are there
 * @param presses the animal's movements in order
 * @param activities of the spines that are there, in the order of {@code roiNames}
 */
public record SessionTruth(
        SessionKey key,
        Clock clock,
        List<PlannedSpine> spines,
        List<String> roiNames,
        List<Press> presses,
        List<SpineActivity> activities) {

    /** Whose spines are called what: by their number among those present, or by their identity. */
    enum Naming {
        NUMBER,
        IDENTITY
    }

    static SessionTruth draw(
            SessionKey key,
            StudyDesign design,
            List<PlannedSpine> spines,
            double[] lengthsUm,
            ActivityModel.Params activity,
            PressModel.Params lever,
            Naming naming) {
        Clock clock = Clock.uniform(design.frames(), design.rateHz());
        List<PlannedSpine> present =
                spines.stream().filter(s -> s.isPresent(key.session())).toList();
        List<String> names = new ArrayList<>();
        for (PlannedSpine spine : present) {
            names.add(naming == Naming.NUMBER ? "S" + (names.size() + 1) : spine.name());
        }
        List<Press> presses = PressModel.presses(design.durationS(), lever, key.stream(design.seed(), "presses"));
        return new SessionTruth(
                key,
                clock,
                spines,
                List.copyOf(names),
                presses,
                ActivityModel.run(present, lengthsUm, presses, clock, activity, design.seed(), key));
    }

    /** The spines that are there, in the order of the ROIs. */
    public List<PlannedSpine> present() {
        return activities.stream().map(SpineActivity::spine).toList();
    }

    /** Noise-free ΔF/F0 of the spines that are there. */
    public Traces dff() {
        return new Traces(
                roiNames, clock, activities.stream().map(SpineActivity::dff).toArray(double[][]::new));
    }

    /** 1 where a spine that is there is active, else 0. */
    public Traces active() {
        double[][] active = new double[activities.size()][clock.frames()];
        for (int s = 0; s < active.length; s++) {
            for (SpineActivity.Event event : activities.get(s).events()) {
                Arrays.fill(active[s], event.frames().start(), event.frames().end(), 1);
            }
        }
        return new Traces(roiNames, clock, active);
    }

    /** The frames that fall within a movement. */
    public Epochs moving() {
        boolean[] moving = new boolean[clock.frames()];
        for (Press press : presses) {
            for (int i = (int) Math.ceil(press.startS() * clock.rateHz());
                    i < moving.length && clock.timeS(i) <= press.endS();
                    i++) {
                moving[i] = true;
            }
        }
        return Epochs.of(moving);
    }

    public Table<Truth.Movement> movements() {
        List<Truth.Movement> rows = new ArrayList<>();
        for (Press p : presses) {
            rows.add(new Truth.Movement(
                    key.animal(), key.field(), key.session(), rows.size() + 1, p.startS(), p.endS(), p.learned()));
        }
        return new Table<>(Truth.Movement.class, rows);
    }

    public Table<Truth.Event> events() {
        List<Truth.Event> rows = new ArrayList<>();
        for (int s = 0; s < activities.size(); s++) {
            int number = 0;
            for (SpineActivity.Event e : activities.get(s).events()) {
                rows.add(new Truth.Event(
                        key.animal(),
                        key.field(),
                        key.session(),
                        activities.get(s).spine().name(),
                        roiNames.get(s),
                        ++number,
                        e.frames().start() + 1,
                        e.frames().end(),
                        e.startS(),
                        e.peakDff(),
                        e.source()));
            }
        }
        return new Table<>(Truth.Event.class, rows);
    }

    /** The ROI of a spine, empty where it is absent. */
    String roi(PlannedSpine spine) {
        int i = present().indexOf(spine);
        return i < 0 ? "" : roiNames.get(i);
    }
}
