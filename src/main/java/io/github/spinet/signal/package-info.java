// SPDX-License-Identifier: BSD-2-Clause
/** From regions of interest to traces, ΔF/F0 and events. */
package io.github.spinet.signal;
