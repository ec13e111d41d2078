// SPDX-License-Identifier: BSD-2-Clause
/** What appears in the menu. */
package io.github.spinet.command;
