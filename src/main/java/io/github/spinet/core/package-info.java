// SPDX-License-Identifier: BSD-2-Clause
/** What every package stands on: described records, tables, progress, threads, seeds, the exceptions. */
package io.github.spinet.core;
