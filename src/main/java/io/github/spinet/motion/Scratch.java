// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * Rows of numbers that each thread works in. Meant to be held once by a class: a thread with many rooms takes long to
 * find each of them.
 */
final class Scratch {

    private final ThreadLocal<float[][]> rooms = ThreadLocal.withInitial(() -> new float[0][]);

    /** The thread's room, with whatever was left in it. */
    float[][] of(int rows, int width) {
        float[][] room = rooms.get();
        if (room.length != rows || room[0].length != width) {
            room = new float[rows][width];
            rooms.set(room);
        }
        return room;
    }
}
