# What more fits of the same model say.

refit-parameter = what
refit-deviation = { $column }, spread between { $grouping }
refit-correlation = { $column } and { $with }, correlation, { $grouping }
refit-residual = rest, spread within groups

refit-profile = How sure: profile intervals
refit-profile-told = For each number it was tried how far it can go before the data become clearly less likely, everything else being estimated anew each time. Such an interval need not lie evenly around the estimate. That is of most use for spreads: these cannot fall below 0.
refit-profile-zero = For { $names } the interval begins at 0: the data also go with no difference at all.
refit-profile-caption = Values that the data do not make unlikely
refit-profile-remark = From a fit by maximum likelihood, which may differ a little from the estimates above. A spread is a standard deviation.

refit-bootstrap = How sure: repeated studies
refit-bootstrap-told = The computer drew { $count } new studies of the same size, as if this model were the truth, and fitted the model to each. The intervals hold the middle { $confidence } of the estimates. They rest on the model being right; they say nothing about groups other than such as these. With seed { $seed } the same numbers come out again.
refit-bootstrap-failures = { $count ->
    [one] In 1 study no model could be fitted. It is not counted.
   *[other] In { $count } studies no model could be fitted. These are not counted.
  }
refit-bootstrap-caption = The estimate, and where the estimates of { $count } drawn studies lie
refit-bootstrap-remark = A spread is a standard deviation. If an interval lies beside its estimate rather than around it, the estimate tends to come out too low or too high.

refit-influence = What each { $grouping } does to the outcome
refit-influence-told = Each of the { $count } groups of { $grouping } was left out in turn, and the whole model was fitted to the others.
refit-influence-none = { $count ->
    [one] Without 1 of these groups no model is left: only this group tells something that the model asks.
   *[other] Without any one of { $count } of these groups no model is left: only that group tells something that the model asks.
  }
refit-influence-same-sign = Whichever group is left out, every estimate keeps its direction.
refit-influence-other-sign = The direction of { $names } rests on single groups: without some group it points the other way.
refit-influence-coefficients = The estimates when one group is left out
refit-all = all
refit-least = lowest
refit-most = highest
refit-without = without
refit-influence-groups = { $count ->
    [one] The group without which most changes
   *[other] The { $count } groups without which most changes
  }
refit-rows = rows
refit-cook = Cook’s D
refit-moves = moves most
refit-dfbetas = by (in se)
refit-influence-remark = Cook’s D: how far all estimates move together. There is no limit above which something is wrong; look for a group that stands apart from the others, and first see whether its values are right. To weigh much is not an error and says nothing about the quality of anyone’s work.
