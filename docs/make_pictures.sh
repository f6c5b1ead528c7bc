#!/usr/bin/env bash
# Makes the README's pictures from the samples, by the command line. `window.png` is a picture of the screen and not
# made here. Pictures stay below 300 KB, so that a clone stays small: the scale is lowered until they do.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly MOST_BYTES=300000
linchpin() { cargo run --quiet --release --no-default-features -- "$@"; }
[[ -z ${LINCHPIN:-} ]] || linchpin() { "$LINCHPIN" "$@"; }

# picture name.png sample language [option …]
picture() {
    local output=docs/$1 sample=$2 lang=$3 scale
    shift 3
    for scale in 1.5 1.2 1 0.8 0.6; do
        linchpin export "$sample" --output "$output" --lang "$lang" --as-of 2026-06-12 --frame sheet --scale "$scale" "$@"
        if (($(wc -c <"$output") <= MOST_BYTES)); then
            chmod 644 "$output"
            echo "$output: scale $scale, $(wc -c <"$output") bytes"
            return 0
        fi
    done
    echo "$output: larger than $MOST_BYTES bytes at every scale" >&2
    return 1
}

picture sheet.en.png examples/sample.en.ron en
picture sheet.zh-Hans.png examples/sample.zh-Hans.ron zh-Hans
picture customer.en.png examples/sample.en.ron en --audience customer
