// SPDX-License-Identifier: BSD-2-Clause
/** Charts and the HTML report. */
package io.github.spinet.figure;
