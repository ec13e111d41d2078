// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.*;
import java.util.*;

final class Tune {
    public static void main(String[] a) {
        LongitudinalField f = LongitudinalField.load();
        Map<String, Object> set = new HashMap<>();
        for (String s : a) {
            String[] kv = s.split("=");
            set.put(kv[0], kv[1]);
        }
        SpineTracking.Params p = Records.from(SpineTracking.Params.class, set);
        long t0 = System.nanoTime();
        SessionRegistration.Result r =
                SessionRegistration.run(f.images, p.registration(), Parallel.of(2), Progress.NONE);
        System.out.println("time " + (System.nanoTime() - t0) / 1e9);
        r.quality().forEach(System.out::println);
        for (int[] ab : new int[][] {{0, 1}, {1, 2}, {0, 2}}) {
            var truth = f.truth(ab[0], ab[1]);
            double s2 = 0, mx = 0, before = 0;
            List<Double> all = new ArrayList<>();
            for (var e : truth.entrySet()) {
                var pa = f.points.get(ab[0]).stream()
                        .filter(q -> q.label() == e.getKey())
                        .findFirst()
                        .get();
                var pb = f.points.get(ab[1]).stream()
                        .filter(q -> q.label() == e.getValue())
                        .findFirst()
                        .get();
                double[] qa = r.toFirst().get(ab[0]).toReference(pa.xPx(), pa.yPx());
                double[] qb = r.toFirst().get(ab[1]).toReference(pb.xPx(), pb.yPx());
                double d = Math.hypot(qa[0] - qb[0], qa[1] - qb[1]) * .12;
                s2 += d * d;
                mx = Math.max(mx, d);
                all.add(d);
                before += Math.pow(.12 * Math.hypot(pa.xPx() - pb.xPx(), pa.yPx() - pb.yPx()), 2);
            }
            Collections.sort(all);
            System.out.printf(
                    "%d-%d n %d residual rms %.3f median %.3f p95 %.3f max %.3f um (before rms %.3f)%n",
                    ab[0],
                    ab[1],
                    truth.size(),
                    Math.sqrt(s2 / truth.size()),
                    all.get(all.size() / 2),
                    all.get((int) (all.size() * .95)),
                    mx,
                    Math.sqrt(before / truth.size()));
        }
        for (int[] ab : new int[][] {{0, 1}, {1, 2}, {0, 2}, {0, 1, 2}}) {
            List<SpineTracking.Session> ss = new ArrayList<>();
            for (int k : ab) ss.add(f.session(k, true));
            var res = SpineTracking.run(ss, p, Parallel.of(2), Progress.NONE);
            Map<String, String[]> m = new LinkedHashMap<>();
            for (SpineRow row : res.spines())
                m.computeIfAbsent(row.spine(), k -> new String[ab.length])[row.session() - 1] = row.roi();
            for (int i = 0; i < ab.length; i++)
                for (int j = i + 1; j < ab.length; j++) {
                    var truth = f.truth(ab[i], ab[j]);
                    int ok = 0, n = 0;
                    for (String[] v : m.values())
                        if (!v[i].isEmpty() && !v[j].isEmpty()) {
                            n++;
                            Integer t = truth.get(Integer.parseInt(v[i].substring(1)));
                            boolean o = t != null && v[j].equals("s" + t);
                            if (o) ok++;
                        }
                    System.out.printf(
                            "%s %d-%d precision %d/%d %.4f recall %d/%d %.4f%n",
                            Arrays.toString(ab),
                            ab[i],
                            ab[j],
                            ok,
                            n,
                            (double) ok / n,
                            ok,
                            truth.size(),
                            (double) ok / truth.size());
                }
            Map<String, Integer> c = new TreeMap<>();
            res.fates().forEach(x -> c.merge(x.fate().toString(), 1, Integer::sum));
            System.out.println(c);
        }
    }
}
