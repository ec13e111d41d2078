// SPDX-License-Identifier: BSD-2-Clause
/** The functions of the other packages as a SciJava service. */
package io.github.spinet.service;
