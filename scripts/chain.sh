#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# One session from its movie to the test of clustering, step by step, in the shell:
#   scripts/chain.sh INPUT OUTPUT
# where INPUT holds movies/, rois/, targets/ and levers/ as 'spinet simulate' writes them.
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: chain.sh INPUT OUTPUT" >&2; exit 2; }
spinet=$(dirname "${BASH_SOURCE[0]}")/spinet
input=$1
output=$2
first=A1_F1_S1
second=A1_F1_S2

"$spinet" motion --movie "$input/movies/$first.tif" --target "$input/targets/$first.tif" --out "$output/motion"
"$spinet" track --projections "$input/targets/$first.tif,$input/targets/$second.tif" \
    --rois "$input/rois/$first.zip,$input/rois/$second.zip" --out "$output/track"
"$spinet" traces --movie "$input/movies/$first.tif" --shifts "$output/motion/shifts.csv" \
    --rois "$input/rois/$first.zip" --spines "$output/track/spines.csv" --session 1 --out "$output/traces"
"$spinet" dff --traces "$output/traces/traces.csv" --frames "$output/traces/frames.csv" --out "$output/dff"
"$spinet" events --dff "$output/dff/dff.csv" --out "$output/events"
"$spinet" movements --lever "$input/levers/$first.csv" --column lever_v --rate-hz 10000 \
    --frames "$output/traces/frames.csv" --out "$output/movements"
"$spinet" score --dff "$output/dff/dff.csv" --moving "$output/movements/moving.csv" --out "$output/score"
"$spinet" volumes --projection "$output/motion/average.tif" --rois "$input/rois/$first.zip" --out "$output/volumes"
"$spinet" coactivity --active "$output/events/active.csv" --spines "$output/track/spines.csv" --session 1 \
    --out "$output/coactivity"
"$spinet" clusters --pairs "$output/coactivity/pairs.csv" --scores "$output/score/scores.csv" --out "$output/clusters"
