// SPDX-License-Identifier: BSD-2-Clause
/** Statistical tests, intervals and models on plain arrays; it knows nothing of spines. */
package io.github.spinet.stats;
