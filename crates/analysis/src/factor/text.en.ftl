# The report of a measurement model.

factor-title = How items go together: { $factors }

# The answer.
factor-fits = { $met ->
    [0] This is how well the model fits: CFI { $comparative }, RMSEA { $approximation } (90% interval { $range }), SRMR { $residual }. None of the three rules of thumb (CFI from 0.95, RMSEA up to 0.06, SRMR up to 0.08) is met.
    [one] This is how well the model fits: CFI { $comparative }, RMSEA { $approximation } (90% interval { $range }), SRMR { $residual }. One of the three rules of thumb (CFI from 0.95, RMSEA up to 0.06, SRMR up to 0.08) is met.
   *[other] This is how well the model fits: CFI { $comparative }, RMSEA { $approximation } (90% interval { $range }), SRMR { $residual }. Of the three rules of thumb (CFI from 0.95, RMSEA up to 0.06, SRMR up to 0.08), { $met } are met.
  }
factor-saturated = This model leaves everything free and so always fits. Whether it is right cannot be tested with these items.
factor-strength = { $count ->
    [one] { $factor } has 1 item.
   *[other] { $factor }: { $count } items, with standardised loadings from { $least } to { $most }.
  }
factor-pair = { $left } with { $right } { $correlation }
factor-together = This is how the factors go together (correlation): { $pairs }.
factor-persons-all = This rests on all { $used } rows.
factor-persons-some = { $left ->
    [one] This rests on { $used } of the { $total } rows; 1 was left out because an answer is missing.
   *[other] This rests on { $used } of the { $total } rows; { $left } were left out because an answer is missing.
  }
factor-persons-empty = { $left ->
    [one] This rests on { $used } of the { $total } rows; 1 row had no answer at all.
   *[other] This rests on { $used } of the { $total } rows; { $left } rows had no answer at all.
  }
factor-not-proof = A model that fits does not prove that these factors exist. Another model may fit just as well.
factor-not-settled = The search stopped without being done. Do not use these numbers; see whether the model suits the items.
factor-negative = A variance of { $names } is estimated below zero, which cannot be. Most often the model is too wide for so few answers.

# Loadings.
factor-loadings = How strongly each item belongs to its factor
factor-loadings-picture = Standardised loadings
factor-loadings-seen = Each dot is an item: 1 belongs to the factor entirely, 0 not at all. The line is the { $confidence } interval; an item that gives the unit has none.
factor-loadings-caption = Loadings of the items
factor-loadings-remark = Fixed: this loading was set to 1 and gives the factor its unit.
factor-factor = factor
factor-item = item
factor-standardised = standardised
factor-held = fixed

# Factors with each other.
factor-between = How the factors go together
factor-between-caption = Correlations between factors
factor-other = with
factor-correlation = correlation

# How well it fits.
factor-measures = How well the model fits
factor-measures-caption = Measures
factor-measure = measure
factor-value = value
factor-scaled = scaled
factor-chi-square = χ² (degrees of freedom)
factor-approximation = RMSEA (90% interval)
factor-rules = Rules of thumb are no law. They were made for large samples and ordinary questionnaires.
factor-modifications = Where the model misses most
factor-modifications-caption = What it would change to free something
factor-relation = relation
factor-index = index
factor-change = change
factor-modifications-remark = Of so many possibilities some are always large by chance. Change a model only for a reason you would give without these numbers.

# The computation.
factor-ml = Maximum likelihood, with standard errors for normal answers.
factor-mlr = Maximum likelihood with robust standard errors and a scaled test (MLR).
factor-mlm = Maximum likelihood with standard errors and test after Satorra and Bentler (MLM).
factor-left-out = Who left an item open does not count.
factor-used = Who left an item open counts with what is there (FIML).

# Groups.
factor-in-group = { $heading }: { $group }
factor-groups = The model was fitted to these groups at once: { $groups }. Before their means are compared, the items have to mean the same in each; that is a question to this model with more and more held equal.
factor-group = group
factor-means = How the factors differ between groups
factor-means-caption = Means of the factors, beside { $first }

# What cannot be.
factor-beyond-one = { $left } and { $right } correlate beyond 1 in this model, which cannot be: the answers do not tell them apart. Join them, or use a smaller model.
factor-impossible = The factors of this model cannot exist together as it has them. Use fewer factors.
factor-single = { $factor } has one item, so the factor is that item, error and all.
factor-equal-nothing = Every group has values of its own; only which items belong to which factor is the same.
factor-equal = The same in all groups: { $what }.
factor-held-loadings = loadings
factor-held-intercepts = intercepts
factor-held-residuals = residual variances
factor-held-residual-covariances = residual covariances
factor-held-variances = variances of factors
factor-held-covariances = covariances of factors
factor-held-means = means of factors
factor-held-regressions = what factors depend on
