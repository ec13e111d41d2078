// SPDX-License-Identifier: BSD-2-Clause
/** From the lever to movements on the clock of the movie. */
package io.github.spinet.behavior;
