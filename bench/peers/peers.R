# What researchers use today, one case a run: Rscript peers.R CASE FOLDER REPEATS
# Prints the processor seconds of each repeat, one a line; loading packages and reading the table are not counted.
# After "objective" stands the restricted deviance of a mixed model, after "blas" the library R does its algebra with, and in the
# last line, after "with", the packages and their versions.
arguments <- commandArgs(TRUE)
case <- arguments[1]; folder <- arguments[2]; repeats <- as.integer(arguments[3])
table <- function(name) read.csv(file.path(folder, name))
with_factors <- function(d, ...) { for (name in c(...)) d[[name]] <- factor(d[[name]]); d }
need <- function(...) for (name in c(...)) if (!suppressWarnings(suppressPackageStartupMessages(require(name, character.only = TRUE, quietly = TRUE)))) { cat("absent", name, "\n"); quit(status = 3) }
used <- function() { now <- proc.time(); sum(now[c(1, 2)]) }
measure <- function(what, ...) {
  body <- substitute(what); frame <- parent.frame()
  # A thing of a few milliseconds is done several times: R counts in milliseconds.
  begin <- used(); first <- eval(body, frame); once <- used() - begin
  if (inherits(first, "lmerMod") && isREML(first)) cat(sprintf("objective %.9f\n", REMLcrit(first)))
  rm(first)
  count <- max(1, ceiling(0.3 / max(once, 0.001)))
  # What lasts long does not become faster by having been done before: its first run counts as a repeat, and above 20 s it is the only one.
  if (once > 3 && repeats > 0) { cat(once, "\n"); repeats <- if (once > 20) 0 else repeats - 1 }
  for (i in seq_len(repeats)) {
    gc(FALSE); begin <- used()
    for (k in seq_len(count)) eval(body, frame)
    cat((used() - begin) / count, "\n")
  }
  cat("blas", extSoftVersion()[["BLAS"]], "\n")
  cat("with", paste("R", getRversion()), paste(c(...), sapply(c(...), function(p) as.character(packageVersion(p)))), sep = " ", "\n")
}
sessions <- y ~ time + allw + allb + (1 + time | patient) + (1 | therapist)
quick <- function() lmerControl(calc.derivs = FALSE)
factors <- "B =~ bond1 + bond2 + bond3 + bond4\nG =~ goal1 + goal2 + goal3 + goal4\nT =~ task1 + task2 + task3 + task4"
if (startsWith(case, "sleep")) {
  need("lme4"); d <- with_factors(table("sleepstudy.csv"), "Subject")
  if (case == "sleep") measure(lmer(Reaction ~ Days + (Days | Subject), d, control = quick()), "lme4")
  if (case == "sleep_satterthwaite") { need("lmerTest"); measure(summary(lmerTest::lmer(Reaction ~ Days + (Days | Subject), d)), "lme4", "lmerTest") }
  if (case == "sleep_kr") { need("lmerTest", "pbkrtest"); measure(summary(lmerTest::lmer(Reaction ~ Days + (Days | Subject), d), ddf = "Kenward-Roger"), "lme4", "lmerTest", "pbkrtest") }
  if (case == "sleep_profile") { m <- lmer(Reaction ~ Days + (Days | Subject), d); measure(suppressMessages(confint(m, method = "profile")), "lme4") }
  if (case == "sleep_bootstrap") { m <- lmer(Reaction ~ Days + (Days | Subject), d); measure(bootMer(m, fixef, nsim = 1000, seed = 1), "lme4") }
}
if (startsWith(case, "sessions")) {
  need("lme4")
  d <- with_factors(table(if (case == "sessions_1m") "sessions_1m.csv" else "sessions_80k.csv"), "patient", "therapist")
  if (case %in% c("sessions_80k", "sessions_1m")) measure(lmer(sessions, d, control = quick()), "lme4")
  if (case == "sessions_80k_intercepts") measure(lmer(y ~ time + allw + allb + (1 | patient), d, control = quick()), "lme4")
  if (case == "sessions_80k_slopes") measure(lmer(y ~ time + allw + allb + (1 + time | patient), d, control = quick()), "lme4")
  if (case == "sessions_80k_satterthwaite") { need("lmerTest"); measure(summary(lmerTest::lmer(sessions, d)), "lme4", "lmerTest") }
  # pbkrtest holds a matrix of all rows by all rows: a tenth of the table is what it can be asked for.
  if (case == "sessions_80k_kr") { need("lmerTest", "pbkrtest"); d <- droplevels(d[as.integer(d$therapist) <= 50, ]); measure(summary(lmerTest::lmer(sessions, d), ddf = "Kenward-Roger"), "lme4", "lmerTest", "pbkrtest") }
}
if (case == "crossed") {
  need("lme4"); d <- with_factors(table("insteval.csv"), "s", "d", "dept", "service")
  measure(lmer(y ~ service + (1 | s) + (1 | d) + (1 | dept:service), d, control = quick()), "lme4")
}
if (case == "alpha") { need("psych"); d <- table("items_100k.csv"); measure(psych::alpha(d), "psych") }
if (case == "omega") { need("psych"); d <- table("items_100k.csv"); measure(suppressMessages(psych::omega(d, 3, plot = FALSE)), "psych") }
if (case == "factors") { need("lavaan"); d <- table("items_100k.csv"); measure(fitMeasures(cfa(factors, d)), "lavaan") }
if (case == "factors_robust") { need("lavaan"); d <- table("items_100k.csv"); measure(cfa(factors, d, estimator = "MLR"), "lavaan") }
if (case == "factors_small") { need("lavaan"); d <- table("holzinger.csv"); measure(fitMeasures(cfa("visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9", d)), "lavaan") }
if (startsWith(case, "meta")) {
  need("metafor"); d <- table("studies_300.csv")
  if (case == "meta") measure(rma(yi, vi, data = d, method = "REML", test = "knha"), "metafor")
  if (case == "meta_three_level") measure(rma.mv(yi, vi, random = ~ 1 | study/effect, data = d), "metafor")
  if (case == "meta_interval") { m <- rma(yi, vi, data = d); measure(confint(m), "metafor") }
}
# Whole processes: read, fit, print, end. The caller counts what the process used.
if (startsWith(case, "whole")) {
  need("lme4")
  if (case == "whole_sleep") print(summary(lmer(Reaction ~ Days + (Days | Subject), with_factors(table("sleepstudy.csv"), "Subject"))))
  if (case == "whole_sessions_80k") print(summary(lmer(sessions, with_factors(table("sessions_80k.csv"), "patient", "therapist"), control = quick())))
}
