# The report of a model for yes or no, shares or counts.

generalised-title = What goes together with { $response }

# The answer.
generalised-number-odds = where { $name } is 1 higher, the odds of { $response } are { $ratio } times as large ({ $confidence } interval { $range }).
generalised-number-count = where { $name } is 1 higher, { $response } is on average { $ratio } times as large ({ $confidence } interval { $range }).
generalised-level-odds = where { $factor } is { $level }, the odds of { $response } are { $ratio } times those where it is { $first } ({ $confidence } interval { $range }).
generalised-level-count = where { $factor } is { $level }, { $response } is on average { $ratio } times as large as where it is { $first } ({ $confidence } interval { $range }).
generalised-one-outside = Once as large, which is no difference, is not in it.
generalised-one-inside = Once as large, which is no difference, is in it too: it may go either way.
generalised-example = Where the chance is { $from } at first, it becomes { $to }.
generalised-mean-odds = In an ordinary group the chance of { $response } is { $value } ({ $confidence } interval { $range }).
generalised-mean-count = In an ordinary group { $response } is on average { $value } ({ $confidence } interval { $range }).
generalised-spread-odds = It differs between { $grouping }: for 95% of them the odds of { $response } are { $low } to { $high } times those in the middle.
generalised-spread-count = It differs between { $grouping }: for 95% of them { $response } is { $low } to { $high } times the middle.
generalised-border = Between { $grouping }, these numbers show no differences in a part of the model: a variance is estimated as 0, or a correlation as 1 or −1. The other numbers are right; a simpler model says the same.
generalised-dispersion = The counts spread { $times } times as far as this model (Poisson) assumes. The intervals are therefore too narrow.

# Estimates.
generalised-estimates = The estimates
generalised-caption-odds = How many times as large the odds of { $response } are where a column is 1 higher, other columns being equal
generalised-caption-count = How many times as large { $response } is where a column is 1 higher, other columns being equal
generalised-ratio-odds = odds ratio
generalised-ratio-count = ratio
generalised-remark = A ratio of 1 is no difference. Odds are the chance that it is so divided by the chance that it is not; the numbers hold within a group.
generalised-picture = The estimates side by side, on the scale of logarithms
generalised-seen = { $outside ->
    [one] The dot is the estimate, the line the { $confidence } interval, the dashed line no difference. Of the { $count } lines, 1 does not touch the dashed line.
   *[other] The dot is the estimate, the line the { $confidence } interval, the dashed line no difference. Of the { $count } lines, { $outside } do not touch the dashed line.
  }
generalised-variances-caption = How much groups differ from each other, on the scale of logarithms

# Does it fit?
generalised-fit-told = The rows are divided in tenths by what the model gives for them. Where given and observed are alike, the model fits in this respect.
generalised-tenths = What the model gives and what was observed
generalised-tenth = tenth
generalised-rows = rows
generalised-given = model
generalised-observed = observed
generalised-tenths-remark = The model already knows these rows. For new rows the two lie further apart.

# The computation.
generalised-family-odds = Binomial model with logit.
generalised-family-count = Poisson model with logarithm.
generalised-laplace = Deviations of groups integrated out by Laplace’s approximation.
generalised-adaptive = { $count ->
    [one] Deviations of groups integrated out at 1 point for each group.
   *[other] Deviations of groups integrated out at { $count } points for each group (adaptive Gauss-Hermite).
  }
generalised-exact = The same estimates on the scale of logarithms, to lay beside other software
generalised-z = z
