// SPDX-License-Identifier: BSD-2-Clause
/** Studies with known truth. */
package io.github.spinet.simulate;
