source("./common.R"); d <- cdir("sleepstudy"); data(sleepstudy, package="lme4")
S <- data.frame(subject=as.character(sleepstudy$Subject), days=sleepstudy$Days, reaction=sleepstudy$Reaction)
wcsv(transform(S, region=subject)[,c("region","days","reaction")], file.path(d,"survey.csv"))
T20 <- rbind(S, data.frame(subject=c("374","374","373"), days=c(0,1,0), reaction=c(286,288,245))); wcsv(transform(T20,region=subject)[,c("region","days","reaction")], file.path(d,"survey_tristan20.csv"))
ctl <- lmerControl(optimizer="bobyqa", optCtrl=list(maxfun=1e6, rhoend=1e-12))
F <- list(ri="reaction~days+(1|subject)", rs="reaction~days+(0+days|subject)", ris="reaction~days+(days|subject)", ris_uncorr="reaction~days+(days||subject)", null_ri="reaction~1+(1|subject)")
ex <- function(f, D, REML){ r <- catchw(lmer(as.formula(f), D, REML=REML, control=ctl)); m <- r$value
  o <- list(call=sprintf("lmer(%s, REML=%s, control=lmerControl('bobyqa', optCtrl=list(maxfun=1e6,rhoend=1e-12)))", f, REML), fixef=fixdf(m), vcov_fixef=as.matrix(vcov(m)), varcorr=vc(m), sigma=sigma(m), theta=unname(getME(m,"theta")), logLik=as.numeric(logLik(m)), df=attr(logLik(m),"df"), AIC=AIC(m), BIC=BIC(m), nobs=nobs(m), ranef=ranefdf(m), warnings=r$warnings, singular=isSingular(m))
  if(REML) o$REML_criterion <- unname(getME(m,"devcomp")$cmp["REML"]) else o$deviance_ML <- unname(getME(m,"devcomp")$cmp["dev"])
  cf <- coef(m)$subject; o$coef <- data.frame(group=rownames(cf), intercept=cf[["(Intercept)"]], days=if("days"%in%names(cf)) cf$days else 0)
  o$condCov <- if(length(getME(m,"cnms"))==1 && length(getME(m,"cnms")[[1]])==2) {pvv <- attr(ranef(m,condVar=TRUE)[[1]],"postVar"); data.frame(group=rownames(ranef(m)[[1]]), cov_int_days=pvv[1,2,])}
  o$r2 <- tryCatch({x<-performance::r2_nakagawa(m); list(marginal=unname(x$R2_marginal), conditional=unname(x$R2_conditional))}, error=function(e) NULL)
  o$icc <- tryCatch(performance::icc(m)$ICC_adjusted, error=function(e) NULL)
  attr(o,"fit") <- m; o}
run <- function(D){ out <- list(); for(k in names(F)) out[[k]] <- list(REML=ex(F[[k]],D,TRUE), ML=ex(F[[k]],D,FALSE)); 
  a <- function(x,y){z <- anova(attr(out[[x]]$ML,"fit"), attr(out[[y]]$ML,"fit")); list(compact=x, augmented=y, chisq=z$Chisq[2], df=z$Df[2], p=z$`Pr(>Chisq)`[2])}
  out$anova_LRT_ML <- list(a("null_ri","ri"), a("ri","ris_uncorr"), a("ris_uncorr","ris"), a("ri","ris"))
  m <- lmerTest::lmer(reaction~days+(days|subject), D); out$lmerTest_satterthwaite <- {s <- coef(summary(m)); data.frame(term=rownames(s), s[,1:5], row.names=NULL)}
  kr <- coef(summary(m, ddf="Kenward-Roger")); out$lmerTest_KR <- data.frame(term=rownames(kr), kr, row.names=NULL)
  p <- confint(attr(out$ris$ML,"fit"), method="profile", quiet=TRUE, oldNames=FALSE); out$profile95_ML_ris <- data.frame(par=rownames(p), lo=p[,1], hi=p[,2], row.names=NULL)
  l <- lm(reaction~days, D); out$complete_pooling_lm <- data.frame(term=names(coef(l)), estimate=unname(coef(l)), se=sqrt(diag(vcov(l))), row.names=NULL)
  np <- lapply(split(D,D$subject), function(x){c(coef(lm(reaction~days,x)))}); out$no_pooling_lm <- data.frame(group=names(np), intercept=sapply(np,`[`,1), days=sapply(np,`[`,2), row.names=NULL); out }
o <- list(case="sleepstudy", full18=run(S), tristan20=run(T20), tolerances=list(fixef="rel 1e-6", se="rel 1e-5", sd="rel 1e-4 (default lme4 optimiser differs from tight by ~1e-4)", REML_criterion="abs 1e-6", ranef="abs 1e-3 ms", cond_sd="rel 1e-4"), software=sw(c("lme4","lmerTest","pbkrtest","performance"),"script sleepstudy.R"))
wjson(o, file.path(d,"expected.json"))
