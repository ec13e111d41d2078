// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a nested record: the name of the component goes before the keys of what it holds, so that the settings of several
 * stages can stand side by side ({@code dff} makes {@code dff_smooth_s} of {@code smooth_s}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Prefix {}
