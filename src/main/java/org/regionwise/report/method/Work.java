package org.regionwise.report.method;

/** A work that methods texts cite, in the order of the list of references. */
public enum Work {
    BATES(
            "Bates et al. 2015",
            "Bates D, Mächler M, Bolker B, Walker S (2015). Fitting linear mixed-effects models using lme4. Journal of"
                    + " Statistical Software 67(1), 1–48."),
    BATTESE_HARTER_FULLER(
            "Battese, Harter & Fuller 1988",
            "Battese GE, Harter RM, Fuller WA (1988). An error-components model for prediction of county crop areas"
                    + " using survey and satellite data. Journal of the American Statistical Association 83(401),"
                    + " 28–36."),
    BOX_COX(
            "Box & Cox 1964",
            "Box GEP, Cox DR (1964). An analysis of transformations. Journal of the Royal Statistical Society, Series B"
                    + " 26(2), 211–252."),
    BRESLOW_CLAYTON(
            "Breslow & Clayton 1993",
            "Breslow NE, Clayton DG (1993). Approximate inference in generalized linear mixed models. Journal of the"
                    + " American Statistical Association 88(421), 9–25."),
    CHEN(
            "Chen, Wakefield & Lumley 2014",
            "Chen C, Wakefield J, Lumley T (2014). The use of sampling weights in Bayesian hierarchical "
                    + "models for small area estimation. Spatial and Spatio-temporal Epidemiology 11, 33–43."),
    DATTA_LAHIRI(
            "Datta & Lahiri 2000",
            "Datta GS, Lahiri P (2000). A unified measure of uncertainty of estimated best linear "
                    + "unbiased predictors in small area estimation problems. Statistica Sinica 10, 613–627."),
    DATTA_RAO_SMITH(
            "Datta, Rao & Smith 2005",
            "Datta GS, Rao JNK, Smith DD (2005). On measuring the variability of small area estimators "
                    + "under a basic area level model. Biometrika 92(1), 183–196."),
    DEMING_STEPHAN(
            "Deming & Stephan 1940",
            "Deming WE, Stephan FF (1940). On a least squares adjustment of a sampled frequency table when the expected"
                    + " marginal totals are known. Annals of Mathematical Statistics 11(4), 427–444."),
    DEVILLE_SARNDAL(
            "Deville & Särndal 1992",
            "Deville J-C, Särndal C-E (1992). Calibration estimators in survey sampling. Journal of the American"
                    + " Statistical Association 87(418), 376–382."),
    FAY_HERRIOT(
            "Fay & Herriot 1979",
            "Fay RE, Herriot RA (1979). Estimates of income for small places: an application of "
                    + "James–Stein procedures to census data. Journal of the American Statistical "
                    + "Association 74(366), 269–277."),
    GELMAN_HILL(
            "Gelman & Hill 2007",
            "Gelman A, Hill J (2007). Data Analysis Using Regression and Multilevel/Hierarchical Models. Cambridge"
                    + " University Press."),
    GELMAN_PRIOR(
            "Gelman et al. 2008",
            "Gelman A, Jakulin A, Pittau MG, Su Y-S (2008). A weakly informative default prior "
                    + "distribution for logistic and other regression models. Annals of Applied "
                    + "Statistics 2(4), 1360–1383."),
    GELMAN_CHECK(
            "Gelman, Meng & Stern 1996",
            "Gelman A, Meng X-L, Stern H (1996). Posterior predictive assessment of model fitness via realized"
                    + " discrepancies. Statistica Sinica 6, 733–807."),
    GOLDSTEIN(
            "Goldstein, Browne & Rasbash 2002",
            "Goldstein H, Browne W, Rasbash J (2002). Partitioning variation in multilevel models. Understanding"
                    + " Statistics 1(4), 223–231."),
    GONZALEZ_MANTEIGA(
            "González-Manteiga et al. 2008",
            "González-Manteiga W, Lombardía MJ, Molina I, Morales D, Santamaría L (2008). Bootstrap "
                    + "mean squared error of a small-area EBLUP. Journal of Statistical Computation and "
                    + "Simulation 78(5), 443–462."),
    KORN_GRAUBARD(
            "Korn & Graubard 1998",
            "Korn EL, Graubard BI (1998). Confidence intervals for proportions with small expected number of positive"
                    + " counts estimated from survey data. Survey Methodology 24(2), 193–201."),
    LAIRD_LOUIS(
            "Laird & Louis 1989",
            "Laird NM, Louis TA (1989). Empirical Bayes ranking methods. Journal of Educational Statistics 14(1),"
                    + " 29–46."),
    MERLO(
            "Merlo et al. 2006",
            "Merlo J, Chaix B, Ohlsson H, Beckman A, Johnell K, Hjerpe P, Råstam L, Larsen K (2006). A brief conceptual"
                    + " tutorial of multilevel analysis in social epidemiology: using measures of "
                    + "clustering in multilevel logistic regression to investigate contextual "
                    + "phenomena. Journal of Epidemiology and Community Health 60(4), 290–297."),
    MOLINA_RAO(
            "Molina & Rao 2010",
            "Molina I, Rao JNK (2010). Small area estimation of poverty indicators. Canadian Journal of Statistics"
                    + " 38(3), 369–385."),
    MORRIS_TANG(
            "Morris & Tang 2011",
            "Morris C, Tang R (2011). Estimating random effects via adjustment for density "
                    + "maximization. Statistical Science 26(2), 271–287."),
    PARK_GELMAN_BAFUMI(
            "Park, Gelman & Bafumi 2004",
            "Park DK, Gelman A, Bafumi J (2004). Bayesian multilevel estimation with poststratification: state-level"
                    + " estimates from national polls. Political Analysis 12(4), 375–385."),
    PINHEIRO_BATES(
            "Pinheiro & Bates 1995",
            "Pinheiro JC, Bates DM (1995). Approximations to the log-likelihood function in the nonlinear mixed-effects"
                    + " model. Journal of Computational and Graphical Statistics 4(1), 12–35."),
    PRASAD_RAO(
            "Prasad & Rao 1990",
            "Prasad NGN, Rao JNK (1990). The estimation of the mean squared error of small-area "
                    + "estimators. Journal of the American Statistical Association 85(409), 163–171."),
    RAO_MOLINA("Rao & Molina 2015", "Rao JNK, Molina I (2015). Small Area Estimation, 2nd edition. Wiley, Hoboken."),
    SARNDAL(
            "Särndal, Swensson & Wretman 1992",
            "Särndal C-E, Swensson B, Wretman J (1992). Model Assisted Survey Sampling. Springer, New York."),
    SELF_LIANG(
            "Self & Liang 1987",
            "Self SG, Liang K-Y (1987). Asymptotic properties of maximum likelihood estimators and "
                    + "likelihood ratio tests under nonstandard conditions. Journal of the American "
                    + "Statistical Association 82(398), 605–610."),
    VEHTARI(
            "Vehtari et al. 2024",
            "Vehtari A, Simpson D, Gelman A, Yao Y, Gabry J (2024). Pareto smoothed importance "
                    + "sampling. Journal of Machine Learning Research 25(72), 1–58."),
    WILSON(
            "Wilson 1927",
            "Wilson EB (1927). Probable inference, the law of succession, and statistical inference. Journal of the"
                    + " American Statistical Association 22(158), 209–212."),
    WOLTER("Wolter 2007", "Wolter KM (2007). Introduction to Variance Estimation, 2nd edition. Springer, New York."),
    YOSHIMORI_LAHIRI(
            "Yoshimori & Lahiri 2014",
            "Yoshimori M, Lahiri P (2014). A new adjusted maximum likelihood method for the Fay–Herriot "
                    + "small area model. Journal of Multivariate Analysis 124, 281–294.");

    private final String mark;
    private final String reference;

    Work(String mark, String reference) {
        this.mark = mark;
        this.reference = reference;
    }

    /** As texts cite it. */
    public String mark() {
        return mark;
    }

    /** As the list of references has it. */
    public String reference() {
        return reference;
    }
}
