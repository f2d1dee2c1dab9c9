#!/bin/sh
# Workbooks written by LibreOffice, with formulas whose results are cached, an error among them, and dates.
# sh src/test/r/extracts-libreoffice.sh   (Debian: libreoffice-calc)
set -e
folder=src/test/resources/extracts
work=$(mktemp -d)
cat > "$work/libreoffice.csv" <<'CSV'
region,answer,doubled,day,half
Praha,1,=B2*2,2024-02-29,0.5
Brno,0,=B3*2,2024-03-01,1.25
Ústí,1,=B4*2,2024-03-02,
CSV
cp "$work/libreoffice.csv" "$work/libreoffice-error.csv"
echo 'Zlín,0,=1/0,2024-03-03,2' >> "$work/libreoffice-error.csv"
cd "$work"
# 44 comma, 34 quote, 76 UTF-8, from row 1; the last: evaluate formulas
for file in libreoffice libreoffice-error; do
  soffice --headless -env:UserInstallation="file://$work/profile" \
    --infilter="CSV:44,34,76,1,,0,false,true,false,false,false,-1,true" --convert-to xlsx "$file.csv" >/dev/null 2>&1
done
cd - >/dev/null
# the same, and the workbook of notes and data, as LibreOffice's own format
soffice --headless -env:UserInstallation="file://$work/profile" --outdir "$work" --convert-to ods \
  "$work/libreoffice.xlsx" "$work/libreoffice-error.xlsx" "$folder/openxlsx.xlsx" >/dev/null 2>&1
mv "$work"/*.xlsx "$work"/*.ods "$folder/"
rm -r "$work"
