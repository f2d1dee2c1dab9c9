"""Writes coordinates.csv: places in coordinate systems of the EPSG and ESRI registers, as PROJ's cs2cs puts them there.

Debian's proj-bin 9.1.1 with the proj.db it comes with, and no shift grids beside. Coordinates are easting first, whatever
the order of the register, as programs write GeoJSON. Run: python3 make.py
"""
import csv
import sqlite3
import subprocess

DATABASE = sqlite3.connect("/usr/share/proj/proj.db")
PLACES = """EPSG:3035 15 50|EPSG:3857 -3.7 40.4|EPSG:3395 -3.7 40.4|EPSG:25830 -3.7 40.4|EPSG:25832 9 51
EPSG:25833 14 50|EPSG:32633 14 50|EPSG:32722 -48 -15|EPSG:5514 14.42 50.08|EPSG:2154 2.35 48.85|EPSG:27572 2.35 48.85
EPSG:27700 -1.5 53|EPSG:29902 -8 53|EPSG:2157 -8 53|EPSG:28992 5.39 52.16|EPSG:31370 4.35 50.85|EPSG:3812 4.35 50.85
EPSG:21781 7.45 46.95|EPSG:2056 7.45 46.95|EPSG:31287 14 47.5|EPSG:31467 9 51|EPSG:23700 19 47|EPSG:31700 25 46
EPSG:2180 19 52|EPSG:2178 21 52|EPSG:3067 25 62|EPSG:3006 15 62|EPSG:2100 23.7 38|EPSG:3765 16 45.5|EPSG:3794 14.8 46
EPSG:3763 -8 39.5|EPSG:3003 9 45|EPSG:6707 9 45|EPSG:3301 25.5 58.5|EPSG:3059 24 57|EPSG:3346 24 55|EPSG:5070 -96 39
EPSG:3338 -150 62|EPSG:3347 -96 60|EPSG:3978 -96 60|EPSG:3005 -123 50|EPSG:2263 -73.98 40.75|EPSG:26918 -74 40.7
EPSG:6933 10 20|EPSG:3577 134 -25|EPSG:28355 147 -37|EPSG:2193 174 -41|EPSG:31983 -43.2 -22.9|EPSG:6372 -102 23
EPSG:22185 -60 -34|EPSG:2451 139.7 35.7|EPSG:5179 127 37.5|EPSG:32735 28 -26|EPSG:3414 103.8 1.35|EPSG:7755 80 22
EPSG:3995 20 75|EPSG:3031 20 -75|EPSG:4258 14 50|EPSG:4269 -96 39|EPSG:4267 -96 39|EPSG:4674 -54 -12|EPSG:4490 110 35
ESRI:54009 10 20|ESRI:54030 10 20|ESRI:102003 -96 39|ESRI:102008 -96 45"""


def first_axis(authority, code):
    for table in ("projected_crs", "geodetic_crs"):
        system = DATABASE.execute(
            f"SELECT coordinate_system_auth_name, coordinate_system_code FROM {table} WHERE auth_name = ? AND code = ?",
            (authority, code),
        ).fetchone()
        if system:
            axis = DATABASE.execute(
                "SELECT orientation FROM axis WHERE coordinate_system_auth_name = ? AND coordinate_system_code = ?"
                " ORDER BY coordinate_system_order",
                system,
            ).fetchone()
            return axis[0] if axis else "east"


with open("coordinates.csv", "w", newline="") as file:
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(["system", "longitude", "latitude", "x", "y"])
    for place in PLACES.replace("\n", "|").split("|"):
        system, longitude, latitude = place.split()
        printed = subprocess.run(
            ["cs2cs", "-f", "%.6f", "OGC:CRS84", system],
            input=f"{longitude} {latitude}\n", capture_output=True, text=True, check=True,
        ).stdout.split()
        x, y = printed[:2] if first_axis(*system.split(":")) == "east" or system in ("EPSG:3995", "EPSG:3031") \
            else printed[1::-1]
        rows.writerow([system, longitude, latitude, x, y])
