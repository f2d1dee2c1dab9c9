# Invents a map for the vaccination sample: 77 districts of a country that lies nowhere.
#     Rscript sample-surveys/boundaries.R
# writes sample-surveys/vaccination/boundaries.geojson. Districts are the fields of an 11 by 7 grid, in the order of their
# codes, row by row from the north; corners and borders are moved at random, each border the same for both its districts.

RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(772028)
across <- 11; down <- 7; steps <- 5
corner_x <- outer(0:down, 0:across, function(r, c) c) + runif((down + 1) * (across + 1), -0.28, 0.28)
corner_y <- outer(0:down, 0:across, function(r, c) down - r) + runif((down + 1) * (across + 1), -0.28, 0.28)

# from one corner to the next, inner points moved across the way by a little
border <- function(x0, y0, x1, y1) {
  t <- seq(0, 1, length.out = steps + 1)
  side <- c(0, runif(steps - 1, -0.09, 0.09), 0)
  cbind(x0 + t * (x1 - x0) - side * (y1 - y0), y0 + t * (y1 - y0) + side * (x1 - x0))
}
level <- list(); upright <- list()
for (r in 1:(down + 1)) for (c in 1:across) {
  level[[paste(r, c)]] <- border(corner_x[r, c], corner_y[r, c], corner_x[r, c + 1], corner_y[r, c + 1])
}
for (r in 1:down) for (c in 1:(across + 1)) {
  upright[[paste(r, c)]] <- border(corner_x[r, c], corner_y[r, c], corner_x[r + 1, c], corner_y[r + 1, c])
}

districts <- read.csv("sample-surveys/vaccination/regions.csv", colClasses = "character")
back <- function(line) line[nrow(line):1, ]
features <- character()
for (d in seq_len(nrow(districts))) {
  r <- (d - 1) %/% across + 1; c <- (d - 1) %% across + 1
  # west side down, south side east, east side up, north side back: counterclockwise, as RFC 7946 asks
  ring <- rbind(upright[[paste(r, c)]], level[[paste(r + 1, c)]][-1, ],
                back(upright[[paste(r, c + 1)]])[-1, ], back(level[[paste(r, c)]])[-1, ])
  points <- paste(sprintf("[%.3f,%.3f]", ring[, 1], ring[, 2]), collapse = ",")
  features[d] <- sprintf('{"type":"Feature","properties":{"district":"%s","name":"%s"},"geometry":{"type":"Polygon","coordinates":[[%s]]}}',
                         districts$district[d], districts$name[d], points)
}
writeLines(c('{"type":"FeatureCollection","features":[', paste(features, collapse = ",\n"), "]}"),
           "sample-surveys/vaccination/boundaries.geojson")
