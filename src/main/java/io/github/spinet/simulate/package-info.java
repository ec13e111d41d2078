// SPDX-License-Identifier: BSD-2-Clause
/** Studies with known truth, from pixels or from traces, to try every later step on. */
package io.github.spinet.simulate;
