// SPDX-License-Identifier: BSD-2-Clause
// One session from its movie to the test of clustering, step by step, as an ImageJ macro.
//
// Fiji:          File > Open this file, set the folders below, Run.
// Without a screen: xvfb-run -a java -cp ij.jar:spinet.jar:lib/* ij.ImageJ -batch chain.ijm "INPUT OUTPUT"
//                where INPUT holds movies/, rois/, targets/ and levers/ as 'spinet simulate' writes them.

arguments = split(getArgument(), " ");
if (arguments.length == 2) {
    input = arguments[0];
    output = arguments[1];
} else {
    input = getDirectory("Folder with movies, rois, targets and levers");
    output = getDirectory("Folder for the results");
}
first = "A1_F1_S1";
second = "A1_F1_S2";

run("Spinet Correct Motion", "movie=[" + input + "/movies/" + first + ".tif] target=[" + input + "/targets/" + first
    + ".tif] out=[" + output + "/motion]");
run("Spinet Track Spines", "projections=[" + input + "/targets/" + first + ".tif," + input + "/targets/" + second
    + ".tif] rois=[" + input + "/rois/" + first + ".zip," + input + "/rois/" + second + ".zip] out=[" + output + "/track]");
run("Spinet Extract Traces", "movie=[" + input + "/movies/" + first + ".tif] shifts=[" + output
    + "/motion/shifts.csv] rois=[" + input + "/rois/" + first + ".zip] spines=[" + output + "/track/spines.csv] session=1 out=[" + output
    + "/traces]");
run("Spinet Compute dF/F", "traces=[" + output + "/traces/traces.csv] frames=[" + output + "/traces/frames.csv] out=["
    + output + "/dff]");
run("Spinet Binarize Events", "dff=[" + output + "/dff/dff.csv] out=[" + output + "/events]");
run("Spinet Find Movements", "lever=[" + input + "/levers/" + first + ".csv] column=lever_v rate_hz=10000 frames=["
    + output + "/traces/frames.csv] out=[" + output + "/movements]");
run("Spinet Score Movement-Related Spines", "dff=[" + output + "/dff/dff.csv] moving=[" + output
    + "/movements/moving.csv] out=[" + output + "/score]");
run("Spinet Measure Volumes", "projection=[" + output + "/motion/average.tif] rois=[" + input + "/rois/" + first
    + ".zip] out=[" + output + "/volumes]");
run("Spinet Measure Co-activity", "active=[" + output + "/events/active.csv] spines=[" + output
    + "/track/spines.csv] session=1 out=[" + output + "/coactivity]");
run("Spinet Test Clustering", "pairs=[" + output + "/coactivity/pairs.csv] scores=[" + output
    + "/score/scores.csv] out=[" + output + "/clusters]");
print("Spinet chain done");
