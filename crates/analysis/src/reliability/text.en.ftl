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
reliability-icc-no-single = With one rater none of the differences between ratings can be put down to those who are rated (ICC { $value }, { $confidence } interval { $range }; there were { $raters } raters).
reliability-icc-no-mean = Nor with the mean of { $raters } raters ({ $value }, { $confidence } interval { $range }).
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

# Turned items, and other ways to judge a score.
reliability-turned = { $count ->
    [one] { $names } was turned.
   *[other] { $names } were turned.
  }
reliability-turned-seen = { $count ->
    [one] { $names } was turned between the lowest and the highest answer in the file. Say --answers LOWEST..HIGHEST if nobody gave an outermost answer.
   *[other] { $names } were turned between the lowest and the highest answer in the file. Say --answers LOWEST..HIGHEST if nobody gave an outermost answer.
  }
reliability-no-omega = There is no omega of one factor here: that takes at least three items that are no sum of each other, and more complete rows than items.
reliability-bounds = Other ways to judge the same score
reliability-bounds-caption = Reliability in other ways
reliability-bounds-remark = All of them from the complete rows. If the smallest and the largest half lie far apart, the items measure more than one thing.
reliability-measure = measure
reliability-value = value
reliability-bound-standardised = alpha of standardised items
reliability-bound-between = mean correlation between items
reliability-bound-lambda2 = Guttman’s lambda 2
reliability-bound-lambda6 = Guttman’s lambda 6
reliability-bound-smallest = split half, the smallest
reliability-bound-halves = split half, the mean of all
reliability-bound-largest = split half, the largest
reliability-bound-odd-even = split half, odd and even items

# Two levels.
reliability-level-title = How firm the score of { $count } items is, within and between { $column }
reliability-level-within = Within { $column }, from row to row, omega is { $omega } ({ $range }): so much of the differences in the score is more than error of the items.
reliability-level-between = Between { $column } it is { $omega } ({ $range }).
reliability-level-range = { $confidence } interval { $range }
reliability-level-no-range = without an interval: the model leaves nothing over for it
reliability-level-rows = { $left ->
    [0] This rests on all { $rows } rows of { $clusters } × { $column }.
    [one] This rests on { $rows } rows of { $clusters } × { $column }; 1 was left out because something is missing.
   *[other] This rests on { $rows } rows of { $clusters } × { $column }; { $left } were left out because something is missing.
  }
reliability-level-use = A scale can tell people apart and say little about one session. Whoever looks at a course needs the reliability within.
reliability-level-negative = A variance between { $column } is estimated below zero, which cannot be. Most often the items hardly differ from each other there, or there are too few { $column }; do not lean on the omega between them.
reliability-level-part = The two levels
reliability-level-caption = Reliability at each level
reliability-level = level
reliability-level-inside = within { $column }
reliability-level-beside = between { $column }
reliability-level-omega = omega
reliability-level-items-caption = Each item on both levels
reliability-level-share = share between
reliability-level-loading-within = loading within
reliability-level-loading-between = loading between
reliability-level-items-remark = Share between: the part of the differences in an item that lies between { $column } (ICC).
reliability-level-computed = One factor within and one between, by maximum likelihood; intervals by the delta method. Only complete rows count.

# Change.
reliability-change-title = How surely change from session to session is told
reliability-change = Of the differences between sessions of one person in the mean of { $items } items, { $value } is more than error of the items (R_C).
reliability-change-persons = Persons are told apart with { $one } by one session, and with { $mean } by the mean of { $sessions } sessions.
reliability-change-rows = { $left ->
    [0] This rests on { $persons } persons, each with { $sessions } sessions, nothing missing.
    [one] This rests on { $persons } persons with every answer at { $sessions } sessions; 1 person was left out because something is missing.
   *[other] This rests on { $persons } persons with every answer at { $sessions } sessions; { $left } persons were left out because something is missing.
  }
reliability-change-use = Whoever looks at a course from session to session needs the first number. It says nothing about why somebody changes.
reliability-change-left = More persons were left out ({ $left }) than counted. Those who are there at every session may be others than those who are not. With --cluster in the place of --person and --time every complete row counts.
reliability-change-first = Only the first { $persons } persons by name of those with every answer count here, as was asked.
reliability-coefficients = Six questions about the same scores
reliability-coefficients-caption = Reliability, by what is to be told
reliability-coefficients-remark = Each number is the part that is to be told, over itself and its error.
reliability-question = what is told
reliability-sign = sign
reliability-of-change = change from session to session
reliability-of-change-own = the same, each person’s own sessions
reliability-of-fixed = persons, by the mean of these sessions
reliability-of-one = persons, by one session
reliability-of-any = persons, by the mean of any sessions
reliability-of-any-own = the same, each person’s own sessions
reliability-variances = Where the differences come from
reliability-variances-caption = Variances
reliability-variances-picture = Where differences between answers come from
reliability-source = source
reliability-variance = variance
reliability-share = share
reliability-from-person = persons
reliability-from-session = sessions, for everyone
reliability-from-item = items, for everyone
reliability-from-person-session = persons from session to session
reliability-from-person-item = persons in which items they affirm
reliability-from-session-item = items from session to session
reliability-from-items = items, in all ways
reliability-from-rest = what is left: error
reliability-change-computed = Seven variances by restricted maximum likelihood, none below zero. Each person counts who has every answer at every session.

# Kappa.
reliability-kappa-title = How often raters choose the same
reliability-kappa = { $one } and { $other } chose the same in { $same }. Beyond what chance gives with their habits, that is a kappa of { $kappa } ({ $confidence } interval { $range }).
reliability-kappa-several = For the { $pairs } pairs of raters kappa lies between { $least } and { $most }: so much more often than by chance they choose the same.
reliability-kappa-categories = The categories are { $categories }.
reliability-kappa-caption = Pairs of raters
reliability-kappa-part = Pair by pair
reliability-kappa-one = rater
reliability-kappa-other = and
reliability-kappa-same = same
reliability-kappa-equal = Every other choice counts as equally far off.
reliability-kappa-linear = A choice two steps away counts as twice as far off (linear weights), in the order of the categories above.
reliability-kappa-quadratic = A choice two steps away counts as four times as far off (quadratic weights), in the order of the categories above.
reliability-kappa-computed = What one of the two did not rate does not count for that pair. The standard error is that of Fleiss, Cohen and Everitt.

# Groups.
reliability-views-title = How far members of each { $column } see the same
reliability-views = In { $groups } × { $column } with enough answers the middle r_wg is { $middle }, and a quarter lies below { $low }. 1 is: all members answer alike; 0: no more alike than by chance.
reliability-views-means = { $one } of the differences between single answers lies between groups (ICC1); the mean of a group tells groups apart with { $mean } (ICC2).
reliability-views-no-means = The means of groups differ no more than chance makes them (ICC1 { $one }), so a mean says nothing about its group.
reliability-views-chance = By chance means here: every answer equally often. If nearly everybody gives a high answer, r_wg is high without much agreement.
reliability-views-left = { $left ->
    [one] 1 group has fewer than { $least } answers to an item and is not shown.
   *[other] { $left } groups have fewer than { $least } answers to an item and are not shown.
  }
reliability-views-part = Group by group
reliability-views-caption = Groups
reliability-views-ratio = spread, of chance
reliability-views-more = { $more } more groups are in the JSON.
reliability-views-computed = r_wg compares the spread of answers in a group with that of chance; for several items the form for scales. ICC1 and ICC2 are of the mean of the items.
