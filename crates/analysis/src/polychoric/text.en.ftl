# The report of polychoric correlations.

polychoric-title = How ordered answers to { $items } items go together

# The answer.
polychoric-one = The polychoric correlation of { $one } and { $other } is { $value }.
polychoric-range = The polychoric correlations between these { $items } items lie between { $least } and { $most }.
polychoric-complete = { $left ->
    [0] This rests on all { $rows } rows.
    [one] This rests on the { $complete } complete rows of { $rows }; 1 was left out because an answer is missing.
   *[other] This rests on the { $complete } complete rows of { $rows }; { $left } were left out because an answer is missing.
  }
polychoric-pairwise = Each correlation rests on those of the { $rows } rows that have both answers.
polychoric-meaning = This is how something continuous behind the answers would go together, if it is there and normally distributed. It is association, and says nothing about cause.
polychoric-negative = No variables can have all these correlations at once: pair by pair they come from too few answers, or from other people each time. Do not use them for a factor analysis like this.
polychoric-half = { $count ->
    [one] In 1 pair nobody gave one of the combinations; half a person was moved there, so that the correlation does not become 1 or −1.
   *[other] In { $count } pairs nobody gave one of the combinations; half a person was moved there, so that the correlation does not become 1 or −1.
  }

# Pairs.
polychoric-pairs = Pair by pair
polychoric-pairs-caption = Correlations
polychoric-item = item
polychoric-other = with
polychoric-count = number
polychoric-value = polychoric
polychoric-more = { $more } more pairs are in the JSON.

# Thresholds.
polychoric-thresholds = Where one answer passes into the next
polychoric-thresholds-caption = Thresholds
polychoric-answers = answers
polychoric-thresholds-head = thresholds
polychoric-thresholds-remark = In standard deviations of what lies behind the answer: 0 is where half of all people are.

# The computation.
polychoric-computed = Thresholds from the shares of answers, then each correlation by maximum likelihood; standard errors of both steps together. Pearson’s correlation of the same answers stands beside.
