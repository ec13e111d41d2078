// SPDX-License-Identifier: BSD-2-Clause
/** Movement-related spines, co-activity, clustering. */
package io.github.spinet.analysis;
