// SPDX-License-Identifier: BSD-2-Clause
/** A whole study: manifest, sessions, cohort, provenance. */
package io.github.spinet.study;
