// SPDX-License-Identifier: BSD-2-Clause
/** Files to and from the records of the packages before it. */
package io.github.spinet.io;
