#!/bin/sh
# A portable file written by PSPP from the system file that haven wrote.
# sh src/test/r/extracts-pspp.sh   (Debian: pspp)
set -e
folder=src/test/resources/extracts
syntax=$(mktemp)
cat > "$syntax" <<PSPP
GET FILE='$folder/haven-none.sav'.
EXPORT OUTFILE='$folder/pspp.por'.
PSPP
pspp "$syntax"
rm "$syntax"
