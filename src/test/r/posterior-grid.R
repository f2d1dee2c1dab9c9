# Deterministic posterior (no MCMC) for binomial-logit random-intercept models, region-level predictors only.
# priors: alpha (intercept after centring predictors at ROW means, as rstanarm) ~ N(0,2.5), beta ~ N(0,2.5), sigma ~ Exponential(1) or half-normal(0,1)
source("./common.R"); library(numDeriv)
bayes_grid_all <- function(y, n, Xc, region, nb=25, K=25, extra=NULL){
  J <- length(y); p <- ncol(Xc); gl <- statmod::gauss.quad(6,"legendre"); gh <- statmod::gauss.quad.prob(K,"normal")
  ed <- c(0,.05,.1,.17,.25,.35,.45,.57,.7,.85,1,1.2,1.5,1.9,2.5,3.4,4.8,7.5,extra)
  sg <- unlist(lapply(seq_along(ed)[-1], function(k) (ed[k-1]+ed[k])/2+(ed[k]-ed[k-1])/2*gl$nodes)); sw_ <- unlist(lapply(seq_along(ed)[-1], function(k) gl$weights*(ed[k]-ed[k-1])/2))
  llj <- function(eta0, s){ M <- ncol(eta0); ph <- (y+.5)/(n+1); iv <- n*ph*(1-ph); u <- (qlogis(ph)-eta0)*iv/(iv+1/s^2)   # shrunken start + clamped Newton: undamped Newton diverges for extreme eta0 with large sigma
    for(i in 1:200){pr <- plogis(eta0+u); st <- (y-n*pr-u/s^2)/(n*pr*(1-pr)+1/s^2); st <- pmax(pmin(st,1),-1); u <- u+st; if(max(abs(st))<1e-10) break}; if(max(abs(st))>1e-6) warning("mode not converged")
    pr <- plogis(eta0+u); sd <- 1/sqrt(n*pr*(1-pr)+1/s^2); acc <- lapply(1:K, function(k){z <- u+sd*gh$nodes[k]; e <- eta0+z; y*e-n*(pmax(e,0)+log1p(exp(-abs(e))))-z^2/(2*s^2)+gh$nodes[k]^2/2+log(gh$weights[k])})
    mx <- do.call(pmax, acc); mx+log(Reduce(`+`, lapply(acc,function(a) exp(a-mx))))+log(sd)-log(s) }
  lpr <- function(b) sum(dnorm(b,0,2.5,log=TRUE)); hb <- statmod::gauss.quad.prob(nb,"normal"); Zg <- as.matrix(expand.grid(rep(list(1:nb),p))); zn <- matrix(hb$nodes[Zg],ncol=p); zl <- rowSums(matrix(log(hb$weights)[Zg],ncol=p))+rowSums(zn^2)/2
  ok <- zl - rowSums(zn^2)/2 > -23; zn <- zn[ok,,drop=FALSE]; zl <- zl[ok]     # drop corners with GH weight < 1e-10
  b <- c(qlogis((sum(y)+.5)/(sum(n)+1)), rep(0,p-1)); lw <- B <- LJ <- list(); sc <- if(p>1) c(.2,.2,.03)[1:p] else .2
  for(i in seq_along(sg)){ s <- sg[i]; f <- function(bb) -(sum(llj(Xc%*%cbind(bb), s))+lpr(bb)); o <- optim(b, f, method="BFGS", control=list(reltol=1e-14,maxit=500,parscale=sc)); b <- o$par; Lc <- t(chol(solve(hessian(f,b))))
    Lc <- Lc*(1+min(.15,.1*s)); bs <- t(b + Lc%*%t(zn)); L <- llj(Xc%*%t(bs), s); lw[[i]] <- colSums(L)+rowSums(dnorm(bs,0,2.5,log=TRUE))+zl+sum(log(diag(Lc)))+p/2*log(2*pi); B[[i]] <- bs; LJ[[i]] <- L }
  lz <- sapply(lw, function(v) max(v)+log(sum(exp(v-max(v))))); M <- length(zl)
  fine <- seq(1e-4,max(ed),length.out=15000); out <- list()
  for(sp in c("exp1","halfnormal1")){ lps <- if(sp=="exp1") -sg else dnorm(sg,0,1,log=TRUE)+log(2)
   LW <- unlist(lapply(seq_along(sg), function(i) lw[[i]]+lps[i]+log(sw_[i]))); m <- max(LW); logZ <- m+log(sum(exp(LW-m))); w <- exp(LW-logZ); S <- rep(sg,each=M); keep <- w>1e-11; wk <- w[keep]/sum(w[keep]); Bk <- do.call(rbind,B)[keep,,drop=FALSE]; Sk <- S[keep]; Lk <- do.call(cbind,LJ)[,keep,drop=FALSE]
   ld <- splinefun(sg, lz+lps-max(lz+lps), method="natural")(fine); den <- exp(ld); cdf <- cumsum(den)/sum(den); sq <- approx(cdf,fine,c(.025,.25,.5,.75,.975))$y
   P <- t(sapply(1:J, function(j){ e0 <- drop(Bk%*%Xc[j,]); q1 <- sum(wk*e0); s1 <- sqrt(sum(wk*(e0-q1)^2)+sum(wk*Sk^2)); ph <- (y[j]+.5)/(n[j]+1); ce <- qlogis(ph); cs <- 1/sqrt(n[j]*ph*(1-ph)); post_m <- (q1/s1^2+ce/cs^2)/(1/s1^2+1/cs^2); post_s <- 1/sqrt(1/s1^2+1/cs^2); ge <- seq(post_m-11*post_s, post_m+11*post_s, length.out=500)
     base <- y[j]*ge-n[j]*(pmax(ge,0)+log1p(exp(-abs(ge)))); lwj <- log(wk)-log(Sk)-Lk[j,]; den <- vapply(seq_along(ge), function(k) sum(exp(lwj+base[k]-(ge[k]-e0)^2/(2*Sk^2))), 0); h <- ge[2]-ge[1]; mass <- sum(den)*h/sqrt(2*pi); den <- den/(sum(den)*h); pp <- plogis(ge); mu <- sum(den*pp)*h; F <- cumsum(den)*h-den*h/2; okq <- F>1e-9 & F<1-1e-9; c(mu, sqrt(sum(den*pp^2)*h-mu^2), plogis(approx(F[okq],ge[okq],c(.025,.25,.5,.75,.975))$y), sum(den*ge)*h, mass) }))
   colnames(P) <- c("mean","sd","q2.5","q25","q50","q75","q97.5","mean_eta","mass_check"); smf <- function(x) c(mean=sum(wk*x), sd=sqrt(sum(wk*x^2)-sum(wk*x)^2))
   out[[sp]] <- list(beta_centred=data.frame(term=colnames(Xc), t(apply(Bk,2,smf))), B=Bk, w=wk, sigma=c(mean=sum(wk*Sk), sd=sqrt(sum(wk*Sk^2)-sum(wk*Sk)^2), q2.5=sq[1],q25=sq[2],q50=sq[3],q75=sq[4],q97.5=sq[5]), p=data.frame(region=region,P)) }
  out }
bayes_grid <- function(y,n,Xc,region,sprior="exp1",nb=25,...) bayes_grid_all(y,n,Xc,region,nb,...)[[sprior]]
pack <- function(g, mus){ Bo <- g$B; if(length(mus)) Bo[,1] <- Bo[,1]-drop(Bo[,-1,drop=FALSE]%*%mus); f <- function(x) c(mean=sum(g$w*x), sd=sqrt(sum(g$w*x^2)-sum(g$w*x)^2)); list(beta_original_scale=data.frame(term=g$beta_centred$term, t(apply(Bo,2,f))), beta_centred=g$beta_centred, sigma=as.list(g$sigma), p=g$p) }
run <- function(case, A, xn, tag){ mus <- if(length(xn)) sapply(xn, function(k) sum(A$n*A[[k]])/sum(A$n)) else numeric(); Xc <- cbind(rep(1,nrow(A)), if(length(xn)) sweep(as.matrix(A[,xn,drop=FALSE]),2,mus)); colnames(Xc) <- c("(Intercept)",xn); t0 <- proc.time()
  G <- bayes_grid_all(A$y,A$n,Xc,A$region, nb=if(length(xn)>1) 13 else 31); o <- lapply(G, pack, mus=mus); o$cpu_seconds <- sum((proc.time()-t0)[1:2])
  o$prior <- "intercept(after centring X at respondent-row means) ~ N(0,2.5); coefs ~ N(0,2.5); sigma ~ Exponential(1) [exp1, = rstanarm decov(1,1,1,1)] or half-Normal(0,1) [halfnormal1]"; o$method <- "102-node composite Gauss-Legendre over sigma x Gauss-Hermite over beta | sigma x 25-point AGH over u; p_j from mixture density on a 500-point eta grid; mass_check should be 1; script posterior-grid.R"; o$predictor_row_means <- as.list(mus)
  o$tolerances <- if(length(xn)) "mean abs 3e-4 (p), sd rel 3e-3, quantiles abs 1e-3; sigma/beta mean rel 2e-3" else "mean/sd abs 1e-4, quantiles abs 3e-4"; wjson(o, file.path(cdir(case), paste0("posterior_grid_",tag,".json"))); cat("==",case,tag,"cpu",o$cpu_seconds,"\n"); print(o$exp1$beta_original_scale); print(unlist(o$exp1$sigma)); print(unlist(o$halfnormal1$sigma)); print(head(o$exp1$p,14)) }
if(!interactive()){
A <- read.csv("../resources/reference/harassment/areas.csv"); names(A)[2:3] <- c("y","n"); run("harassment",A,character(),"null")
run("harassment",A,c("unemployment","education"),"predictors")}
