// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The one description of a number that a person or a program can set or read.
 *
 * <p>It stands on a record component. Dialogs, macro keys, command-line flags, settings files, table headers and the
 * documentation read it from here; nothing about a parameter is written a second time.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

    /** The value of {@link #init()} that means: there is no default, the caller must give a value. */
    String REQUIRED = "<required>";

    /** One sentence for a biologist, without a full stop. */
    String help();

    /** The default as text; {@code "NaN"} or {@code ""} where "not given" is allowed. */
    String init() default REQUIRED;

    /** The unit, empty for a pure number or where the name of the component ends with it. */
    String unit() default "";

    /** The smallest accepted value. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest accepted value. */
    double max() default Double.POSITIVE_INFINITY;
}
