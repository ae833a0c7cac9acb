# The report of a scale, or of ratings.

reliability-title = { $count ->
    [one] How firm the score of 1 item is
   *[other] How firm the score of { $count } items together is
  }

# The answer.
reliability-alpha = { $count ->
    [one] With 1 item there is no alpha: { $alpha } ({ $confidence } interval { $range }).
   *[other] Cronbach’s alpha of these { $count } items is { $alpha } ({ $confidence } interval { $range }). That is about the part of the differences in the score that the items share.
  }
reliability-one-factor = If all items measure one thing, that part is { $omega } (omega, { $confidence } interval { $range }).
reliability-omega = All factors together carry { $total } of the score (omega total); what all items share carries { $hierarchical } (omega hierarchical).
reliability-error = The standard error of measurement of the mean score is { $error }: a score is usually off by that much.
reliability-rows-all = { $count ->
    [one] This rests on 1 row.
   *[other] This rests on all { $count } rows.
  }
reliability-rows-some = { $left ->
    [one] Of the { $count } rows, { $complete } are complete; in 1 an answer is missing.
   *[other] Of the { $count } rows, { $complete } are complete; in { $left } an answer is missing.
  }
reliability-not-validity = A firm score may still measure something else than you mean. Alpha also rises by itself with the number of items.
reliability-away = { $count ->
    [one] { $names } seems to point the other way. Does this item have to be turned?
   *[other] { $names } seem to point the other way. Do these items have to be turned?
  }
reliability-below-zero = Alpha is below zero: on average the items do not go together. See whether items have to be turned.

# The items.
reliability-items = The items one by one
reliability-items-caption = What each item does in the scale
reliability-item = item
reliability-count = number
reliability-mean = mean
reliability-deviation = sd
reliability-rest = with the rest
reliability-dropped = alpha without
reliability-items-remark = With the rest: the correlation of an item with the sum of the others. Alpha without: what alpha becomes when the item is dropped. Dropping an item for a higher alpha can make the scale narrower.
reliability-rest-picture = How each item goes with the others
reliability-rest-seen = The correlations with the rest lie between { $least } and { $most }.
reliability-rest-long = correlation with the sum of the other items

# One factor.
reliability-one-factor-part = One factor
reliability-one-factor-told = Omega assumes that all items measure one thing. This is how well that fits: CFI { $comparative }, RMSEA { $approximation }, SRMR { $residual }. If it fits badly, this omega says little.
reliability-loadings-caption = Loadings on that one factor
reliability-loading = loading
reliability-residual = residual variance

# A general factor.
reliability-general-part = A general factor and groups of items
reliability-general-told = The general factor accounts for { $explained } of what items share with each other (ECV).
reliability-shares = What the score is made of
reliability-shares-seen = Division – { $pieces }.
reliability-general = what all items share
reliability-groups = what groups of items share
reliability-own = of one item, and measurement error
reliability-general-caption = Loadings after Schmid and Leiman
reliability-general-head = general
reliability-group = group { $number }

# The computation.
reliability-alpha-computed = Alpha from the covariances of complete rows, with Feldt’s interval.
reliability-one-factor-computed = Omega of one factor by maximum likelihood; its interval by the delta method.
reliability-omega-computed = Omega from an exploratory factor analysis (minres, oblimin) with Schmid and Leiman’s transformation. There are more definitions of omega; compare only numbers of the same one.

# Ratings.
reliability-icc-title = How alike raters rate
reliability-icc-single = With one rater, { $value } of the differences between ratings truly lies with those who are rated (ICC, { $confidence } interval { $range }; there were { $raters } raters).
reliability-icc-mean = With the mean of { $raters } raters it is { $value } ({ $confidence } interval { $range }).
reliability-icc-rows = { $left ->
    [0] This rests on { $targets } rated, each by the same { $raters } raters.
    [one] This rests on { $targets } rated, each by the same { $raters } raters. 1 was left out because a rating is missing.
   *[other] This rests on { $targets } rated, each by the same { $raters } raters. { $left } were left out because a rating is missing.
  }
reliability-icc-not-right = Raters who agree may be wrong together.
reliability-icc-six = The six forms
reliability-icc-caption = Six questions, six numbers
reliability-icc-question = who rate
reliability-icc-unit = in use
reliability-icc-own = own raters for each
reliability-icc-drawn = the same, of many
reliability-icc-fixed = the same, only these
reliability-icc-one = one rating
reliability-icc-all = the mean
reliability-icc-forms = The first two sentences use the form in which the same raters rate all and are drawn from many. There, who always rates higher counts as error.
