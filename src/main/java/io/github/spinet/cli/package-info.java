// SPDX-License-Identifier: BSD-2-Clause
/** What appears in the shell. */
package io.github.spinet.cli;
