// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {

    enum Engine {
        NCC,
        ROW_WISE
    }

    record Inner(
            @Field(init = "1000", min = 1, max = 5000, help = "Shuffles")
            int shuffles,

            @Field(init = "97.5", unit = "%", min = 50, max = 100, help = "Percentile")
            double percentile,

            @Field(init = "NaN", min = 0, help = "Rate, NaN for the file's own", unit = "Hz")
            double rateHz) {}

    record Outer(
            @Field(help = "Movie") Path movie,
            @Field(init = "", help = "Mask") Optional<Path> frames,
            @Field(init = "", help = "Projections") List<Path> projections,
            Inner params,
            @Field(init = "NCC", help = "Engine") Engine engine,
            @Field(init = "false", help = "Keep") boolean keep) {}

    private static Outer bind(String key, Object value) {
        return Records.from(Outer.class, Map.of("movie", "a.tif", key, value));
    }

    @Test
    void nested_components_count_as_components_of_the_outer_record() {
        List<String> keys =
                Records.components(Outer.class).stream().map(Component::key).toList();
        assertEquals(
                List.of("movie", "frames", "projections", "shuffles", "percentile", "rate_hz", "engine", "keep"), keys);
    }

    record Stage(
            @Field(init = "0.5", help = "Smoothing", unit = "s")
            double smoothS,

            @Field(init = "1", help = "Seed") long seed) {}

    record Chain(@Prefix Stage dff, @Prefix Stage events, Inner params) {}

    @Test
    void a_prefix_goes_before_the_keys_of_a_nested_record_except_the_seed() {
        assertEquals(
                List.of("dff_smooth_s", "seed", "events_smooth_s", "shuffles", "percentile", "rate_hz"),
                Records.components(Chain.class).stream().map(Component::key).toList());
        Chain bound = Records.from(Chain.class, Map.of("events_smooth_s", "1", "seed", "9"));
        assertEquals(new Stage(0.5, 9), bound.dff());
        assertEquals(new Stage(1, 9), bound.events());
        assertEquals(bound, Records.from(Chain.class, Records.toMap(bound)));
    }

    @Test
    void what_is_not_given_takes_its_default() {
        Outer bound = Records.from(Outer.class, Map.of("movie", "a.tif"));
        assertEquals(
                new Outer(
                        Path.of("a.tif"),
                        Optional.empty(),
                        List.of(),
                        new Inner(1000, 97.5, Double.NaN),
                        Engine.NCC,
                        false),
                bound);
    }

    @Test
    void the_map_of_a_record_binds_back_to_an_equal_record() {
        Outer one = new Outer(
                Path.of("a b.tif"),
                Optional.of(Path.of("f.csv")),
                List.of(Path.of("x"), Path.of("y")),
                new Inner(7, 51.25, 58.3),
                Engine.ROW_WISE,
                true);
        assertEquals(one, Records.from(Outer.class, Records.toMap(one)));
    }

    @Test
    void whole_numbers_handed_over_as_doubles_are_taken() {
        assertEquals(12, bind("shuffles", 12.0).params().shuffles());
    }

    @Test
    void enum_values_are_read_in_any_case_and_with_dashes() {
        assertEquals(Engine.ROW_WISE, bind("engine", "row-wise").engine());
    }

    @Test
    void an_unknown_key_is_refused_with_the_nearest_known_one() {
        Exception e = assertThrows(BadParameterException.class, () -> bind("shufles", "1"));
        assertEquals("Unknown setting 'shufles'; did you mean 'shuffles'?", e.getMessage());
    }

    @Test
    void a_missing_required_value_is_refused_with_what_it_is() {
        Exception e = assertThrows(BadParameterException.class, () -> Records.defaults(Outer.class));
        assertEquals("Missing setting 'movie': Movie; it has no default", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shuffles   | 0     | shuffles = 0 is below the minimum 1 (Shuffles)",
                "shuffles   | 5001  | shuffles = 5001 is above the maximum 5000 (Shuffles)",
                "percentile | 100.5 | percentile = 100.5 % is above the maximum 100 % (Percentile)",
                "percentile | NaN   | percentile = NaN is not a number %; expected Percentile",
                "shuffles   | 1.5   | shuffles = '1.5' is not a whole number (Shuffles)",
                "percentile | 97,5  | percentile = '97,5' is not a number with '.' as the decimal mark (Percentile)",
                "engine     | abc   | engine = 'abc' is not one of NCC, ROW_WISE (Engine)",
                "keep       | 1     | keep = '1' is not true or false (Keep)"
            })
    void a_bad_value_is_refused_naming_value_unit_and_bound(String key, String value, String message) {
        Exception e = assertThrows(BadParameterException.class, () -> bind(key, value));
        assertEquals(message, e.getMessage());
    }

    @Test
    void nan_is_accepted_only_where_it_means_not_given() {
        assertTrue(Double.isNaN(bind("rate_hz", Double.NaN).params().rateHz()));
    }
}
