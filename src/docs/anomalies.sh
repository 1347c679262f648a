#!/usr/bin/env bash
# How well each score tells a digit that the model has never seen from those it has: area under ROC, the odd digit's test images against the
# other test images (the table in src/docs/scores.md). Needs target/latent-atlas.jar (mvn package).
#   src/docs/anomalies.sh FOLDER-OF-MNIST [further options of train, such as --epochs 10]
set -euo pipefail
data=$1
shift
jar=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/target/latent-atlas.jar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "digit likelihood elbo reconstruction mismatch rarity"
for digit in 0 1 2 3 4 5 6 7 8 9; do
    java -jar "$jar" train --data "$data" --leave-out $digit --validation 0 --out "$work/m.latent" "$@" >/dev/null
    line=$digit
    for score in likelihood elbo reconstruction mismatch rarity; do
        line="$line $(java -jar "$jar" anomalies "$work/m.latent" --data "$data" --split test --score $score --odd $digit --out "$work/a.csv" | sed 's/.*: //')"
    done
    echo "$line"
done | tee "$work/table"
awk '{ for (i = 2; i <= NF; i++) sum[i] += $i } END { printf "mean"; for (i = 2; i <= NF; i++) printf " %.4f", sum[i] / NR; print "" }' "$work/table"
