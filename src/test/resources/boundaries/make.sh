#!/bin/sh
# Makes the boundary files beside it by GDAL 3.6 (ogr2ogr, Debian's gdal-bin): sh make.sh
set -e
rm -rf made *.zip *.gpkg && mkdir made && cd made
shape() { # folder, layer, source, options
  folder=$1; layer=$2; source=$3; shift 3
  mkdir -p "$folder" && ogr2ogr -f "ESRI Shapefile" "$@" -nln "$layer" "$folder/$layer.shp" "../$source"
}
pack() { (cd "$1" && find . -type f | sort | zip -q -X "../../$1.zip" -@); }
shape degrees regions regions.geojson -lco ENCODING=UTF-8
pack degrees
shape krovak Kraje regions.geojson -t_srs EPSG:5514 -lco ENCODING=CP1250
pack krovak
shape layers a_other other.geojson -t_srs EPSG:3035
shape layers data/regions regions.geojson -t_srs EPSG:3035 -lco ENCODING=UTF-8 2>/dev/null \
  || { mkdir -p layers/data && ogr2ogr -f "ESRI Shapefile" -t_srs EPSG:3035 -lco ENCODING=UTF-8 -nln regions \
    layers/data/regions.shp ../regions.geojson; }
pack layers
shape heights regions regions.geojson -dim XYZ -t_srs EPSG:32633 -lco ENCODING=CP852
rm heights/regions.cpg
pack heights
shape unstated regions regions.geojson -t_srs EPSG:31469 -lco ENCODING=CP1250
rm unstated/regions.cpg && printf '\000' | dd of=unstated/regions.dbf bs=1 seek=29 conv=notrunc 2>/dev/null
pack unstated
ogr2ogr -f GPKG ../layers.gpkg ../other.geojson -nln other
ogr2ogr -f GPKG -update -t_srs EPSG:3035 ../layers.gpkg ../regions.geojson -nln regions
cd .. && rm -rf made
# coordinate systems as ESRI's programs and GDAL write them
for code in 2056 2154 2180 2193 3006 3035 3067 3301 3346 3400 3413 3763 3765 3794 3812 3857 4258 4269 4326 5070 5514 7844 \
  21781 25832 26918 27700 28992 29903 31256 31370 31467 32633 102003 6933 2277 3347; do
  for form in wkt_esri wkt1; do
    printf 'EPSG:%s\t%s\n' "$code" "$(gdalsrsinfo -o $form --single-line EPSG:$code 2>/dev/null | tr -d '\n')"
  done
done | grep -P '\t.' > systems.tsv
