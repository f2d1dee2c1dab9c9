# What the fits of this folder share: run one several times and print what it took and found, as JSON.

# fit: a function without arguments; describe: the fit as a list. The first run is thrown away (loading, byte compilation).
timed <- function(name, packages, repeats, fit, describe) {
  fit()
  seconds <- vapply(seq_len(repeats), function(i) system.time(result <<- fit(), gcFirst = TRUE)[["elapsed"]], 0)
  versions <- vapply(packages, function(p) paste(p, packageVersion(p)), "")
  cat(jsonlite::toJSON(c(list(peer = name, R = R.version.string, packages = unname(versions), repeats = repeats,
                              median_seconds = median(seconds), seconds = seconds), describe(result)),
                       auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
}
