// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Design.Coding;
import io.github.spinet.stats.MixedModel.Freedom;
import io.github.spinet.stats.MixedModel.Likelihood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models of the data of {@link MixedModelTest} against R. More of them: d$md = paste(mouse, dend); d$ys = d$y +
 * c(0.6,-0.4,0.9,-0.2,-0.7,0.3)[mouse+1]*x; d$yc = d$y + c(-2,1,.5,3,-1,0,2,-2.5,1.5,.2)[s+1]; unbalanced data are the rows
 * 1:120 % 7 != 0 &amp; !(mouse == 2 &amp; i > 60).
 */
class RandomSlopeTest {

    private static final double[] SLOPES = {0.6, -0.4, 0.9, -0.2, -0.7, 0.3};
    private static final double[] OF_S = {-2, 1, .5, 3, -1, 0, 2, -2.5, 1.5, .2};
    private static final int N = MixedModelTest.N;
    private static final Covariate X = new Covariate("x", MixedModelTest.X);
    private static final Factor MOUSE = MixedModelTest.MOUSE;
    private static final Factor DENDRITE = MixedModel.nested(MOUSE, MixedModelTest.DENDRITE);

    // R 4.2, lme4 1.1-31, lmerTest 3.1: m = lmer(formula, d, REML); its theta is then polished by Newton's method with
    // numDeriv's grad and hessian (d = eps = 0.02, r = 4) of the deviance function, levels of f in order of the rows,,
    // since lmer stops at some six digits. REMLcrit(m) or
    // -2 logLik(m); VarCorr(m); coef(summary(m, ddf)), of which estimate, standard error and df stand here.
    private static final String REFERENCES = """
            ys ~ x + g + (x | mouse), balanced, REML, SATTERTHWAITE, 455.673293204
                mouse (intercept) 21.6063873 | mouse x 0.4228852395 | mouse r 0.7574253187 | residual 2.00434309
                4.363742143 2.407271767 4.492293594 | 0.6593946016 0.2873495905 4.980775044 | 17.49937753 2.914526374 4.003783284
            ys ~ x + g + (x | mouse) + (1 | md), balanced, REML, SATTERTHWAITE, 361.358461885
                mouse/dendrite (intercept) 2.01974466 | mouse (intercept) 19.59337582 | mouse x 0.4015244719 | mouse r 0.4558887924 | residual 0.5888606058
                5.775536992 2.49041882 4.337783078 | 0.6048484455 0.2659192439 4.988031773 | 15.0417259 3.34774079 4.004523015
            ys ~ x + g + (x | mouse), balanced, ML, SATTERTHWAITE, 461.062583047
                mouse (intercept) 15.84251082 | mouse x 0.341654346 | mouse r 0.8321294214 | residual 2.003787031
                4.351254634 2.032162212 6.131245817 | 0.6604019276 0.2627267726 5.97213956 | 17.52139491 2.38254588 6.006989914
            ys ~ x + g + (x || mouse), balanced, REML, SATTERTHWAITE, 457.413944078
                mouse (intercept) 19.29975674 | mouse x 0.4382604835 | residual 2.001654321
                6.416621596 2.561689275 4.003318199 | 0.6580782706 0.2917526224 4.981760794 | 13.39897288 3.620003845 3.991442838
            ys ~ x + g + (0 + x | mouse) + (1 | md) + (1 | s), unbalanced, REML, SATTERTHWAITE, 318.493995119
                mouse/dendrite (intercept) 16.61996288 | s (intercept) 0 | mouse x 0.3328893822 | residual 0.6006595767
                6.934626175 1.383456391 16.07719388 | 0.569402757 0.2467655987 4.899231472 | 12.86428409 1.950966158 15.90111564
            ys ~ x * g + (x | mouse) + (1 | md), unbalanced, REML, SATTERTHWAITE, 296.071843361
                mouse/dendrite (intercept) 1.927487118 | mouse (intercept) 19.94650072 | mouse x 0.2742998356 | mouse r 0.3605619641 | residual 0.6016719363
                6.88827304 2.632959853 3.999346767 | 0.8538396067 0.3214367344 4.098059253 | 12.96902275 3.721111003 3.98887688 | -0.5753294994 0.4520847657 4.022307712
            y ~ x + g + (x | mouse), balanced, REML, SATTERTHWAITE, 445.194746093
                mouse (intercept) 18.85497345 | mouse x 0.0113411497 | mouse r 1 | residual 1.951870392
                5.701787214 2.492063115 4.113325141 | 0.5746715309 0.1168329353 13.08830181 | 14.83987077 3.464053013 4.070786613
            y ~ x + g + (x || mouse) + (1 | md), balanced, REML, SATTERTHWAITE, 343.141739258
                mouse/dendrite (intercept) 2.043218183 | mouse x 0 | mouse (intercept) 19.66101498 | residual 0.563411969
                6.807139377 2.608829 4.018700544 | 0.5215120258 0.06014009573 101.5276507 | 12.98485843 3.685147924 4.000027745
            y ~ x + g + (1 | mouse) + (x | md), unbalanced, REML, SATTERTHWAITE, 282.367508199
                mouse/dendrite (intercept) 2.08677905 | mouse/dendrite x 0.0003750794636 | mouse/dendrite r -1 | mouse (intercept) 19.14175432 | residual 0.5711219773
                6.865319786 2.577023319 4.035437076 | 0.5047787275 0.06810735551 73.41128634 | 12.92346868 3.636362158 3.999260941
            ys ~ f + x + (x | mouse) + (x | md), balanced, REML, SATTERTHWAITE, 369.926827801
                mouse/dendrite (intercept) 2.017266673 | mouse/dendrite x 0.008290023009 | mouse/dendrite r -0.04226200332 | mouse (intercept) 79.92584456 | mouse x 0.3981991394 | mouse r -0.2562538143 | residual 0.591919762
                12.41451543 5.102948005 4.154052355 | 1.733183049 7.094083694 4.003747849 | 0.0718903055 0.2038423018 93.86635055 | 1.715424947 7.094100896 4.003786501 | 0.6049824979 0.2658120937 4.986247137
            y ~ x + g + (1 | mouse) + (1 | md), unbalanced, REML, SATTERTHWAITE, 282.436028773
                mouse/dendrite (intercept) 1.970469813 | mouse (intercept) 19.18575809 | residual 0.5718191125
                6.852150761 2.578749467 4.027260066 | 0.5059643258 0.06796748708 76.62813516 | 12.94513401 3.640618675 3.999580969
            yc ~ x + g + (1 | mouse) + (1 | s), unbalanced, ML, SATTERTHWAITE, 389.118153944
                s (intercept) 3.554351089 | mouse (intercept) 13.82369248 | residual 2.057946451
                7.094129978 2.27686402 7.270614964 | 0.4775040647 0.1751024006 88.3304625 | 13.01518593 3.073670774 6.082017746
            ys ~ x + (x | md), unbalanced, ML, SATTERTHWAITE, 351.671057628
                mouse/dendrite (intercept) 55.98379815 | mouse/dendrite x 0.2422175983 | mouse/dendrite r -0.2956212737 | residual 0.5795279349
                13.44749372 1.772047262 18.06744114 | 0.5313030775 0.136832793 18.4115781
            ys ~ x * g + (0 + x | mouse) + (1 | md), unbalanced, ML, SATTERTHWAITE, 320.437207190
                mouse/dendrite (intercept) 14.83204412 | mouse x 0.1959423057 | residual 0.5988842025
                6.88529164 1.310333217 18.1713885 | 0.8531854591 0.2776891211 6.122511419 | 12.9661469 1.848269989 17.98588871 | -0.5698434487 0.3899341025 5.986864726
            ys ~ x + g + (x | mouse) + (1 | md), balanced, REML, KENWARD_ROGER, 361.358461885
                mouse/dendrite (intercept) 2.01974466 | mouse (intercept) 19.59337582 | mouse x 0.4015244719 | mouse r 0.4558887924 | residual 0.5888606058
                5.775536992 2.75742708 4.392138883 | 0.6048484455 0.265930369 4.999893156 | 15.0417259 4.100223413 3.999934367
            y ~ x + g + (1 | mouse) + (1 | md), unbalanced, REML, KENWARD_ROGER, 282.436028773
                mouse/dendrite (intercept) 1.970469813 | mouse (intercept) 19.18575809 | residual 0.5718191125
                6.852150761 2.578757454 4.02767932 | 0.5059643258 0.06802257372 76.62994122 | 12.94513401 3.640619473 3.999996272
            ys ~ f + x + (x || mouse), unbalanced, REML, KENWARD_ROGER, 369.670005611
                mouse (intercept) 82.29163459 | mouse x 0.2055554317 | residual 2.068378106
                12.009539 5.263839323 4.028990448 | 2.721410436 7.43918535 4.014958056 | 0.1557566339 0.4433065339 81.84807713 | 2.840590472 7.438657275 4.014140856 | 0.5161106653 0.2272438406 4.889737855
            y ~ x + g + (1 | mouse) + (1 | s), balanced, REML, KENWARD_ROGER, 445.726003821
                s (intercept) 0 | mouse (intercept) 20.22481771 | residual 1.965577427
                6.62469443 2.614071775 4.060783467 | 0.5743466737 0.1165946387 23.91707759 | 12.99584698 3.680883609 4.000013103
            yc ~ x * g + (1 | mouse) + (1 | s), unbalanced, REML, KENWARD_ROGER, 382.862824088
                s (intercept) 3.580478896 | mouse (intercept) 20.29552148 | residual 2.07311438
                6.755153731 2.726764415 4.55115578 | 0.6439406732 0.2236449852 84.52636454 | 13.65118563 3.7507934 4.070316905 | -0.3186010556 0.2579609335 79.67424785
            """;

    private static Stream<String> references() {
        return Pattern.compile("\n(?=\\S)").splitAsStream(REFERENCES.strip());
    }

    private static double[] response(String name, boolean balanced) {
        double[] y = new double[N];
        for (int i = 0; i < N; i++) {
            y[i] = MixedModelTest.Y[i];
            y[i] += name.equals("ys") ? SLOPES[i % 6] * MixedModelTest.X[i] : 0;
            y[i] += name.equals("yc") ? OF_S[i * 13 % 10] : 0;
            boolean left = (i + 1) % 7 == 0 || i % 6 == 2 && i > 60;
            y[i] = left && !balanced ? Double.NaN : y[i];
        }
        return y;
    }

    private static List<RandomTerm> random(String formula) {
        List<RandomTerm> random = new ArrayList<>();
        Matcher terms = Pattern.compile("\\((\\S+|0 \\+ x) (\\|+) (\\w+)\\)").matcher(formula);
        while (terms.find()) {
            Factor group =
                    terms.group(3).equals("md") ? DENDRITE : terms.group(3).equals("s") ? MixedModelTest.S : MOUSE;
            if (terms.group(1).equals("1") || terms.group(2).equals("||")) {
                random.add(RandomTerm.intercept(group));
            }
            if (terms.group(1).startsWith("0") || terms.group(2).equals("||")) {
                random.add(RandomTerm.slope(group, X));
            } else if (terms.group(1).equals("x")) {
                random.add(RandomTerm.interceptAndSlope(group, X));
            }
        }
        return random;
    }

    private static Design design(String formula) {
        List<Term> terms = new ArrayList<>();
        String fixed = formula.replaceAll(" \\+ \\(.*", "").replaceAll(".*~ ", "");
        for (String term : fixed.replace("x * g", "x + g + x:g").split(" \\+ ")) {
            terms.add(Term.of(term.split(":")));
        }
        return Design.of(N, List.of(MixedModelTest.G, MixedModelTest.F), List.of(X), terms, Coding.TREATMENT);
    }

    private static MixedFit fit(String formula, boolean balanced, Likelihood likelihood, Freedom freedom) {
        return MixedModel.run(
                response(formula.split(" ")[0], balanced),
                design(formula),
                random(formula),
                new MixedModel.Params(likelihood, freedom));
    }

    private static MixedFit fit(String formula) {
        return fit(formula, true, Likelihood.REML, Freedom.SATTERTHWAITE);
    }

    private static void near(double expected, double actual, double relative, String what) {
        assertEquals(expected, actual, relative * Math.abs(expected) + 1e-12, what);
    }

    @ParameterizedTest
    @MethodSource("references")
    void estimates_errors_and_degrees_of_freedom_agree_with_R(String reference) {
        String[] lines = reference.split("\n");
        String[] head = lines[0].split(", ");
        MixedFit fit = fit(head[0], head[1].equals("balanced"), Likelihood.valueOf(head[2]), Freedom.valueOf(head[3]));
        assertEquals(Double.parseDouble(head[4]), fit.deviance(), 1e-7, head[0]);
        for (String part : lines[1].strip().split(" \\| ")) {
            String[] words = part.split(" ");
            boolean correlation = words[1].equals("r");
            VarianceComponent component = fit.components().stream()
                    .filter(c -> c.group().equals(words[0])
                            && (c.effect().isEmpty() || c.effect().equals(correlation ? "x" : words[1])))
                    .findFirst()
                    .orElseThrow();
            double expected = Double.parseDouble(words[words.length - 1]);
            near(expected, correlation ? component.correlation() : component.variance(), 1e-6, part);
        }
        String[] coefficients = lines[2].strip().split(" \\| ");
        assertEquals(coefficients.length, fit.coefficients().size());
        for (int j = 0; j < coefficients.length; j++) {
            String[] numbers = coefficients[j].split(" ");
            Coefficient c = fit.coefficients().get(j);
            near(Double.parseDouble(numbers[0]), c.estimate(), 1e-6, c.name());
            near(Double.parseDouble(numbers[1]), c.se(), 1e-6, c.name());
            near(Double.parseDouble(numbers[2]), c.df(), 1e-5, c.name());
        }
    }

    @Test
    void what_is_singular_is_named() {
        assertEquals("", fit("ys ~ x + g + (x | mouse)").note());
        assertEquals(
                "the correlation of intercept and slope of x of mouse is estimated as 1",
                fit("y ~ x + g + (x | mouse)").note());
        MixedFit zero = fit("y ~ x + g + (x || mouse)");
        assertEquals("the variance of the slope of x of mouse is estimated as zero", zero.note());
        assertTrue(zero.singular());
    }

    // R: contest1D(m, c(0, 1, 0, 0.5), ddf) of m = ys ~ x * g + (x | mouse) + (1 | md), unbalanced; vcov(m)
    @Test
    void contrasts_agree_with_lmerTest() {
        String formula = "ys ~ x * g + (x | mouse) + (1 | md)";
        double[] weights = {0, 1, 0, 0.5};
        MixedFit fit = fit(formula, false, Likelihood.REML, Freedom.SATTERTHWAITE);
        Coefficient c = fit.contrast("mean slope", weights);
        near(0.566174857, c.estimate(), 1e-6, "estimate");
        near(0.2260423832, c.se(), 1e-6, "se");
        near(4.022307672, c.df(), 1e-5, "df");
        near(0.06608621743, c.p(), 1e-5, "p");
        Coefficient kr =
                fit(formula, false, Likelihood.REML, Freedom.KENWARD_ROGER).contrast("", weights);
        near(0.2264666162, kr.se(), 1e-6, "se");
        near(3.981967318, kr.df(), 1e-5, "df");
        double[][] covariance = fit.covariance();
        near(0.5174434650, covariance[2][3], 1e-6, "covariance");
        near(
                covariance[2][3],
                fit.covariance(new double[] {0, 0, 1, 0}, new double[] {0, 0, 0, 1}),
                1e-12,
                "covariance");
        near(c.t() * c.t(), fit.joint("", new double[][] {weights}).f(), 1e-9, "F of one contrast is t squared");
        assertThrows(BadParameterException.class, () -> fit.contrast("", new double[3]));
    }

    // R: anova(m, ddf = "Kenward-Roger") of m = ys ~ f + x + (x || mouse), unbalanced, by pbkrtest 0.5.2
    @Test
    void tests_of_terms_agree_with_pbkrtest() {
        MixedFit fit = fit("ys ~ f + x + (x || mouse)", false, Likelihood.REML, Freedom.KENWARD_ROGER);
        TermTest f = fit.terms().get(0);
        near(0.1063274573, f.f(), 1e-6, "F");
        near(16.306793143, f.errorDf(), 1e-5, "df");
        near(0.95519565944, f.p(), 1e-5, "p");
        near(5.1582385901, fit.terms().get(1).f(), 1e-6, "F");
    }

    // R: ranef(m) of m = ys ~ x + g + (x | mouse) + (1 | md)
    @Test
    void predictions_of_levels_agree_with_lme4() {
        List<RandomEffect> effects = fit("ys ~ x + g + (x | mouse) + (1 | md)").predictions();
        assertEquals(6 * 2 + 18, effects.size());
        assertEquals(
                "mouse 0 (intercept)",
                effects.get(0).group() + " " + effects.get(0).level() + " "
                        + effects.get(0).effect());
        near(-2.1492642198, effects.get(0).value(), 2e-6, "mouse 0");
        near(0.5062449677, effects.get(1).value(), 2e-6, "slope of mouse 0");
        near(0.2465192555, effects.get(11).value(), 2e-6, "slope of mouse 5");
        RandomEffect dendrite = effects.stream()
                .filter(e -> e.level().equals("0/1"))
                .findFirst()
                .orElseThrow();
        near(-0.04346821237, dendrite.value(), 1e-5, "mouse 0 dendrite 1");
    }

    // R: v = var(model.matrix(m) %*% fixef(m)); r = mean(rowSums((Z %*% VarCorr(m)$mouse) * Z)), Z = cbind(1, x); e =
    // sigma(m)^2 of m = ys ~ x + g + (x | mouse); c(v, v + r)/(v + r + e)
    @Test
    void shares_of_variance_are_those_of_Nakagawa_and_Johnson() {
        MixedFit fit = fit("ys ~ x + g + (x | mouse)");
        near(0.6865717627, fit.marginalR2(), 1e-6, "marginal");
        near(0.9821726114, fit.conditionalR2(), 1e-6, "conditional");
        assertEquals(
                1,
                fit.components().stream().mapToDouble(VarianceComponent::share).sum(),
                1e-12);
        List<VarianceComponent> nested =
                fit("y ~ x + g + (1 | mouse) + (1 | md)").components();
        double all = nested.stream().mapToDouble(VarianceComponent::variance).sum();
        near(nested.get(0).variance() / all, nested.get(0).icc(), 1e-12, "two rows of a mouse");
        near((all - nested.get(2).variance()) / all, nested.get(1).icc(), 1e-12, "two rows of a dendrite");
    }

    // R: REMLcrit(lmer(ys ~ x + g + (1 | mouse), d)) - REMLcrit(lmer(ys ~ x + g + (x | mouse), d)) = 18.7540735873;
    // (pchisq(18.7540735873, 1, lower = FALSE) + pchisq(18.7540735873, 2, lower = FALSE))/2
    @Test
    void a_slope_is_tested_by_the_mixture_of_chi_squared() {
        MixedFit smaller = fit("ys ~ x + g + (1 | mouse)");
        MixedFit larger = fit("ys ~ x + g + (x | mouse)");
        LikelihoodRatio ratio = MixedModel.compare(smaller, larger);
        near(18.7540735873, ratio.chi2(), 1e-6, "chi-squared");
        assertEquals(2, ratio.df());
        near(4.975809544e-05, ratio.p(), 1e-5, "p");
        assertTrue(ratio.note().contains("mean of those of chi-squared with 1 and 2"), ratio.note());
    }

    @Test
    void units_and_zero_of_the_variable_do_not_matter() {
        MixedFit plain = fit("ys ~ x + g + (x | mouse)");
        Covariate other = new Covariate(
                "x", Arrays.stream(MixedModelTest.X).map(v -> 1e4 * v - 3e5).toArray());
        MixedFit same = MixedModel.run(
                response("ys", true),
                Design.of(
                        N,
                        List.of(MixedModelTest.G),
                        List.of(other),
                        List.of(Term.of("x"), Term.of("g")),
                        Coding.TREATMENT),
                List.of(RandomTerm.interceptAndSlope(MOUSE, other)),
                MixedModel.Params.defaults());
        near(plain.coefficient("x").t(), same.coefficient("x").t(), 1e-6, "t");
        near(plain.coefficient("x").df(), same.coefficient("x").df(), 1e-5, "df");
        near(plain.components().get(1).sd() / 1e4, same.components().get(1).sd(), 1e-6, "sd");
    }

    @Test
    void rows_without_the_variable_of_a_slope_are_left_out() {
        double[] some = MixedModelTest.X.clone();
        double[] y = response("ys", true);
        for (int i = 0; i < N; i += 7) {
            some[i] = Double.NaN;
            y[i] = Double.NaN;
        }
        List<RandomTerm> holes = List.of(RandomTerm.interceptAndSlope(MOUSE, new Covariate("x", some)));
        Design design = design("ys ~ g");
        MixedFit fit = MixedModel.run(response("ys", true), design, holes, MixedModel.Params.defaults());
        MixedFit same = MixedModel.run(
                y, design, List.of(RandomTerm.interceptAndSlope(MOUSE, X)), MixedModel.Params.defaults());
        assertEquals(same.deviance(), fit.deviance());
        assertEquals(102, fit.n());
    }

    @Test
    void random_parts_that_make_no_sense_are_refused() {
        double[] y = response("ys", true);
        Design design = design("ys ~ g");
        MixedModel.Params params = MixedModel.Params.defaults();
        RandomTerm slope = RandomTerm.interceptAndSlope(MOUSE, X);
        assertThrows(
                BadParameterException.class,
                () -> MixedModel.run(y, design, List.of(slope, RandomTerm.intercept(MOUSE)), params));
        RandomTerm flat = RandomTerm.slope(MOUSE, new Covariate("x", new double[N]));
        assertThrows(BadInputException.class, () -> MixedModel.run(y, design, List.of(flat), params));
        double[] infinite = MixedModelTest.X.clone();
        infinite[3] = Double.POSITIVE_INFINITY;
        RandomTerm far = RandomTerm.slope(MOUSE, new Covariate("x", infinite));
        assertThrows(BadInputException.class, () -> MixedModel.run(y, design, List.of(far), params));
        double[] same = new double[N];
        Arrays.fill(same, 3);
        assertTrue(assertThrows(BadInputException.class, () -> MixedModel.run(same, design, List.of(slope), params))
                .getMessage()
                .startsWith("All 120 values of the response are 3.0"));
        assertThrows(
                BadParameterException.class,
                () -> MixedModel.run(
                        y, design, List.of(slope), new MixedModel.Params(Likelihood.ML, Freedom.KENWARD_ROGER)));
    }
}
