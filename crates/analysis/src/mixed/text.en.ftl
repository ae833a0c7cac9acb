# The report of a mixed model.

mixed-title = What goes together with { $response }

# The answer.
mixed-within = Within { $grouping }, comparing rows of the same one:
mixed-between = Between { $grouping }, comparing one with another:
mixed-both = Within and between { $grouping }, mixed together:
mixed-effect-number = { $direction ->
    [higher] where { $name } is 1 higher, { $response } is on average { $size } higher ({ $confidence } interval { $range }).
    [lower] where { $name } is 1 higher, { $response } is on average { $size } lower ({ $confidence } interval { $range }).
   *[same] where { $name } is 1 higher, { $response } is on average nearly the same ({ $confidence } interval { $range }).
  }
mixed-effect-level = { $direction ->
    [higher] where { $factor } is { $level }, { $response } is on average { $size } higher than where it is { $first } ({ $confidence } interval { $range }).
    [lower] where { $factor } is { $level }, { $response } is on average { $size } lower than where it is { $first } ({ $confidence } interval { $range }).
   *[same] where { $factor } is { $level }, { $response } is on average nearly the same as where it is { $first } ({ $confidence } interval { $range }).
  }
mixed-effect-product = { $name } says how the relation of one column with { $response } changes with the other: { $estimate } ({ $confidence } interval { $range }).
mixed-effect-other = The estimate of { $name } is { $estimate } ({ $confidence } interval { $range }).
mixed-mean = On average { $response } is { $estimate } ({ $confidence } interval { $range }).
mixed-more = { $count ->
    [one] These are the clearest; 1 more column is in the table below.
   *[other] These are the clearest; { $count } more columns are in the table below.
  }
mixed-division = The differences in { $response } divide into { $pieces }.
mixed-division-rest = Together the columns describe { $explained } of all differences in { $response }. The rest divides into { $pieces }.
mixed-piece-between = { $share } between { $grouping }
mixed-piece-rest = { $share } between rows of the same group (measurement error included)
mixed-groups = { $count } × { $grouping }
mixed-missing = { $count ->
    [one] { $name } in 1 row
   *[other] { $name } in { $count } rows
  }
mixed-rows-all = This rests on all { $used } rows. Groups: { $groups }.
mixed-rows-some = { $left ->
    [one] This rests on { $used } of the { $total } rows. Groups: { $groups }. 1 row was left out because a value is missing: { $missing }.
   *[other] This rests on { $used } of the { $total } rows. Groups: { $groups }. { $left } rows were left out because a value is missing: { $missing }.
  }
mixed-not-cause = These are relations in this file. Whether one comes from the other, this analysis cannot say.

# What to keep in mind.
mixed-search-rounding = The search stopped where rounding hides the last bit (about { $gain } of the deviance). The numbers hold to about five figures.
mixed-search-unfinished = The search stopped after { $count } steps without being done. Do not use these numbers; try a simpler model.
mixed-mixture = { $count ->
    [one] { $names } differs both within and between { $grouping }. Its number is a mixture of two relations, which may even be opposite. Make two columns of it, for example within({ $first }, { $grouping }) and between({ $first }, { $grouping }).
   *[other] { $names } differ both within and between { $grouping }. Each number is a mixture of two relations, which may even be opposite. Make two columns of each, for example within({ $first }, { $grouping }) and between({ $first }, { $grouping }).
  }
mixed-products = Because of { $names }, the number of a column in it holds only where the other one is 0 (or the first group).
mixed-border-level = These numbers show no differences in level between { $grouping }: that variance is estimated as 0. The other numbers are right; a model without this part says the same.
mixed-border-column = These numbers do not show that the relation with { $column } differs between { $grouping }: that variance is estimated as 0. The other numbers are right; a model without this part says the same.
mixed-border-together = The differences between { $grouping } in { $columns } fall together entirely in the estimate (a correlation of 1 or −1, or a variance of 0). There is too little to tell them apart; a simpler model says the same.
mixed-dropped = { $count ->
    [one] { $names } was left out: other columns already say exactly the same.
   *[other] { $names } were left out: other columns already say exactly the same.
  }
mixed-many-left-out = { $share } of the rows were left out because a value is missing. Those who are missing may differ from those who are here.
mixed-few-groups = There are only { $count } groups of { $grouping }. How much they differ is therefore not well known.
mixed-few-groups-wald = There are { $count } groups of { $grouping }. The intervals assume very many groups and are somewhat too narrow here; Satterthwaite or Kenward-Roger takes this into account.

# Estimates.
mixed-estimates = The estimates
mixed-estimates-caption = How much higher or lower { $response } is on average where a column is 1 higher, other columns being equal
mixed-level = differs
mixed-level-within = within { $grouping }
mixed-level-between = between { $grouping }
mixed-level-both = both, { $grouping }
mixed-estimates-remark = Each number keeps the other columns equal. No more figures are shown than the uncertainty allows.
mixed-estimates-picture = The estimates side by side: difference in { $response } for an ordinary step in each column
mixed-estimates-seen = { $outside ->
    [one] A step is one standard deviation, or from 0 to 1. The dot is the estimate, the line the { $confidence } interval, the dashed line no difference. Of the { $count } lines, 1 does not touch the dashed line.
   *[other] A step is one standard deviation, or from 0 to 1. The dot is the estimate, the line the { $confidence } interval, the dashed line no difference. Of the { $count } lines, { $outside } do not touch the dashed line.
  }
mixed-contextual-differs = { $name }: the relation between groups minus the one within groups is { $estimate } ({ $confidence } interval { $range }). Zero is not in it: between and within groups it is another relation.
mixed-contextual-same = { $name }: the relation between groups minus the one within groups is { $estimate } ({ $confidence } interval { $range }). Zero is in it too: it may be the same relation.
mixed-terms-caption = Each column as a whole
mixed-term = column
mixed-terms-remark = A column with more than two groups has more than one number. Here they were tested for being 0 together (type III).

# Variances.
mixed-variances = Where the differences lie
mixed-shares-picture = The differences in { $response }, divided
mixed-shares-seen = Division – { $pieces }.
mixed-piece-fixed = the columns together
mixed-rest-short = rest
mixed-rest = within groups (rest)
mixed-variances-caption = How much groups differ from each other
mixed-deviates = what differs
mixed-deviation = standard deviation
mixed-variance = variance
mixed-correlation = correlation
mixed-slope = The relation with { $column } differs between { $grouping }: by this model it lies between { $range } for 95% of them.
mixed-explained = R²: the columns alone { $marginal }, with the groups { $conditional }.

# The course and the groups.
mixed-course = The observed course
mixed-course-told = This is what was measured, not what the model says. Who stops earlier no longer counts in the mean later on.
mixed-course-picture = { $response } for each { $grouping }
mixed-course-seen = The thick line is the mean of { $response }: from { $from } at { $moment } { $start } to { $to } at { $moment } { $end }. Each thin line is one { $grouping }; { $shown } of the { $count } are drawn.
mixed-groups-differ = How groups differ
mixed-groups-told = Each group is drawn towards the mean, the more so the less is known of it. The groups stand from low to high, without names: a difference does not say who is better.
mixed-groups-picture = { $grouping }: { $what }
mixed-deviates-level = { $response }, deviation from the mean
mixed-deviates-column = relation of { $name } with { $response }, deviation
mixed-groups-in-order = { $grouping }, from low to high
mixed-groups-seen = The { $count } groups deviate { $least } to { $most }. For { $apart } of them, 0 lies outside the 95% interval.

# Does it fit?
mixed-fit = Does the model fit?
mixed-fit-told = A row usually lies { $sigma } from what the model gives for { $response } (the standard deviation of the rest). { $far ->
    [one] Of the { $count } rows, 1 lies more than three times as far away; with a normal distribution there would be about { $expected }.
   *[other] Of the { $count } rows, { $far } lie more than three times as far away; with a normal distribution there would be about { $expected }.
  }
mixed-fitted = { $response } by the model
mixed-residual = rest: measured minus model
mixed-residuals-picture = What the model leaves over
mixed-residuals-seen = The { $count } rows, and as a line their mean. The line is at most { $along } away from 0; the usual deviation of a row is { $sigma }. A bow or a funnel means that the model misses something.
mixed-normal-quantile = expected with a normal distribution
mixed-standard-residual = rest, in standard deviations
mixed-quantiles-picture = The shape of the rest
mixed-quantiles-seen = With a normal distribution the points lie on the dashed line. Where the ends bend away, there are more or fewer extreme rows.

# The computation.
mixed-formula = Formula: { $formula }
mixed-reml = Variances estimated by REML (restricted maximum likelihood).
mixed-ml = Variances estimated by ML (maximum likelihood).
mixed-wald = Tests by the normal distribution (Wald).
mixed-satterthwaite = Tests by the t distribution, degrees of freedom after Satterthwaite.
mixed-kenward-roger = Tests by the t distribution, standard errors and degrees of freedom after Kenward and Roger.
mixed-criteria = Log-likelihood { $likelihood }, AIC { $aic }, BIC { $bic }, with { $parameters } parameters.
mixed-intercept-meaning = (Intercept): what the model gives where each column is 0, or the first group.
mixed-exact-caption = The same estimates with more figures, to lay beside other software

# Details, for who asks for them.
mixed-details = Details of the computation
mixed-details-start = The search began at the relative factors { $start }.
mixed-details-end = It ended at { $end } (in the columns as they stand in the file).
mixed-details-evaluations = { $count ->
    [one] It computed the deviance and its gradient 1 time.
   *[other] It computed the deviance and its gradient { $count } times.
  }
mixed-details-converged = It stopped because the gradient is zero as far as rounding can tell.
mixed-details-no-lower-step = It stopped because no step went lower, although the gradient is not quite zero.
mixed-details-too-many = It stopped because it had taken more steps than any ordinary model takes.
mixed-details-gradient = The largest derivative there is { $norm }; what is left to gain is about { $gain } of the deviance.
mixed-details-saddles = { $count ->
    [one] It was moved off a saddle 1 time.
   *[other] It was moved off a saddle { $count } times.
  }
mixed-details-rows = Of the { $total } rows, { $used } are used: those in which nothing is missing that the model needs.
mixed-details-missing = rows
mixed-details-missing-caption = How often something is missing
