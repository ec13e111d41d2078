// SPDX-License-Identifier: BSD-2-Clause
/** Motion correction: templates, registration, applying shifts, quality. */
package io.github.spinet.motion;
