# SPDX-License-Identifier: BSD-2-Clause
# One session from its movie to the test of clustering, step by step, as a Jython script.
#
# Fiji: File > New > Script..., language Python, open this file, Run; it asks for the two folders.
#@ SpinetService spinet
#@ String (label = "Folder with movies, rois, targets and levers") input
#@ String (label = "Folder for the results") output

first = "A1_F1_S1"
second = "A1_F1_S2"

def given(folder, session, ending):
    return input + "/" + folder + "/" + session + ending

def made(step, name):
    return output + "/" + step + "/" + name

spinet.run("motion", {"movie": given("movies", first, ".tif"), "target": given("targets", first, ".tif"),
                      "out": output + "/motion"})
spinet.run("track", {"projections": [given("targets", first, ".tif"), given("targets", second, ".tif")],
                     "rois": [given("rois", first, ".zip"), given("rois", second, ".zip")], "out": output + "/track"})
spinet.run("traces", {"movie": given("movies", first, ".tif"), "shifts": made("motion", "shifts.csv"),
                      "rois": given("rois", first, ".zip"), "spines": made("track", "spines.csv"), "session": 1,
                      "out": output + "/traces"})
spinet.run("dff", {"traces": made("traces", "traces.csv"), "frames": made("traces", "frames.csv"), "out": output + "/dff"})
spinet.run("events", {"dff": made("dff", "dff.csv"), "out": output + "/events"})
spinet.run("movements", {"lever": given("levers", first, ".csv"), "column": "lever_v", "rate_hz": 10000,
                         "frames": made("traces", "frames.csv"), "out": output + "/movements"})
spinet.run("score", {"dff": made("dff", "dff.csv"), "moving": made("movements", "moving.csv"), "out": output + "/score"})
spinet.run("volumes", {"projection": made("motion", "average.tif"), "rois": given("rois", first, ".zip"),
                       "out": output + "/volumes"})
spinet.run("coactivity", {"active": made("events", "active.csv"), "spines": made("track", "spines.csv"), "session": 1,
                          "out": output + "/coactivity"})
spinet.run("clusters", {"pairs": made("coactivity", "pairs.csv"), "scores": made("score", "scores.csv"),
                        "out": output + "/clusters"})
