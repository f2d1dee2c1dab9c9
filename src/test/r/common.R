# helpers that all the reference scripts use
suppressPackageStartupMessages({library(jsonlite); library(lme4); library(Matrix)})
CASES <- "../resources/reference"   # every script here is run from src/test/r
cdir <- function(n){d <- file.path(CASES,n); dir.create(d, recursive=TRUE, showWarnings=FALSE); d}
wjson <- function(x, file) write(toJSON(x, digits=NA, auto_unbox=TRUE, na="null", null="null", pretty=TRUE, dataframe="rows"), file)
wcsv <- function(x, file) write.csv(x, file, row.names=FALSE, quote=FALSE, na="")
pv <- function(p) paste(p, as.character(packageVersion(p)))
sw <- function(pkgs, call) list(R=R.version.string, packages=vapply(pkgs, pv, ""), call=call)
catchw <- function(expr){w <- character(); m <- character()
  v <- tryCatch(withCallingHandlers(expr, warning=function(x){w <<- c(w, conditionMessage(x)); invokeRestart("muffleWarning")},
        message=function(x){m <<- c(m, trimws(conditionMessage(x))); invokeRestart("muffleMessage")}), error=function(e) structure(list(error=conditionMessage(e)), class="myerr"))
  list(value=v, warnings=unique(w), messages=unique(m))}
lg <- plogis
# E[logistic(eta0+u)|y], E[u|y], SD etc. for a 1-group binomial posterior by adaptive-window numeric integration.
# eta: vector of linear predictors (fixed part) for responses; y, n: binomial counts
post1 <- function(y, n, eta, sigma, target_eta=NULL){
  lp <- function(u) vapply(u, function(v) sum(y*(eta+v) - n*(pmax(eta+v,0)+log1p(exp(-abs(eta+v))))), 0) - u^2/(2*sigma^2)
  # mode by Newton
  u <- 0; for(i in 1:200){p <- lg(eta+u); g <- sum(y-n*p)-u/sigma^2; h <- sum(n*p*(1-p))+1/sigma^2; s <- max(-1,min(1,g/h)); u <- u+s; if(abs(s)<1e-14) break}
  p <- lg(eta+u); sd <- 1/sqrt(sum(n*p*(1-p))+1/sigma^2); m0 <- lp(u)
  lo <- u-14*sd; hi <- u+14*sd
  # composite Gauss-Legendre, 40 panels x 20 nodes
  gl <- statmod::gauss.quad(20, "legendre"); ed <- seq(lo, hi, length.out=41)
  xs <- unlist(lapply(1:40, function(k) (ed[k]+ed[k+1])/2 + (ed[k+1]-ed[k])/2*gl$nodes)); ws <- rep(gl$weights,40)*(ed[2]-ed[1])/2
  f <- exp(lp(xs)-m0); Z <- sum(ws*f)
  if(is.null(target_eta)) target_eta <- eta[1]
  pt <- lg(target_eta+xs); q <- function(pr){cw <- cumsum(ws*f)/Z; approx(cw, xs, pr)$y}
  c(mode=u, cond_sd=sd, Eu=sum(ws*f*xs)/Z, SDu=sqrt(max(0,sum(ws*f*xs^2)/Z-(sum(ws*f*xs)/Z)^2)),
    p_at_mode=unname(lg(target_eta+u)), Ep=sum(ws*f*pt)/Z, SDp=sqrt(max(0,sum(ws*f*pt^2)/Z-(sum(ws*f*pt)/Z)^2)),
    loglik=log(Z)+m0-0.5*log(2*pi)-log(sigma))
}
vc <- function(m){v <- as.data.frame(VarCorr(m)); v[,c("grp","var1","var2","vcov","sdcor")]}
ranefdf <- function(m){r <- as.data.frame(ranef(m, condVar=TRUE)); data.frame(group=as.character(r$grp), term=as.character(r$term), condval=r$condval, condsd=r$condsd)}
fixdf <- function(m){s <- coef(summary(m)); data.frame(term=rownames(s), estimate=s[,1], se=s[,2], stat=s[,3], row.names=NULL)}
