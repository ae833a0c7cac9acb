# The report of a meta-analysis.

meta-title = What studies together say about { $effect }

# The answer.
meta-mean = { $count ->
    [one] In 1 result, { $effect } is { $estimate } ({ $confidence } interval { $range }).
   *[other] Over { $count } results, { $effect } is on average { $estimate } ({ $confidence } interval { $range }).
  }
meta-moderator = Where { $name } is 1 higher (or of that group), { $effect } is { $estimate } more ({ $confidence } interval { $range }).
meta-back-ratio = As a ratio that is { $value } ({ $range }); 1 is no difference.
meta-back-correlation = As a correlation that is { $value } ({ $range }).
meta-new-study = In a new, similar study the true effect lies, by this model, between { $range } with { $confidence } confidence. That range says more about one place than the mean does.
meta-differences = Of the spread between results, { $i2 } is more than chance (I²). True effects differ from each other with a standard deviation of { $tau }.
meta-differences-range = Of the spread between results, { $i2 } is more than chance (I²). True effects differ from each other with a standard deviation of { $tau } ({ $confidence } interval { $range }).
meta-rows-all = { $count ->
    [one] This rests on 1 row.
   *[other] This rests on all { $count } rows.
  }
meta-rows-some = { $left ->
    [one] This rests on { $count } rows. 1 row was left out because a value is missing.
   *[other] This rests on { $count } rows. { $left } rows were left out because a value is missing.
  }
meta-rows-clustered = { $left ->
    [0] This rests on { $count } results of { $clusters } × { $cluster }. Nothing was left out.
    [one] This rests on { $count } results of { $clusters } × { $cluster }. 1 row was left out because a value is missing.
   *[other] This rests on { $count } results of { $clusters } × { $cluster }. { $left } rows were left out because a value is missing.
  }
meta-not-cause = This sums up what the studies found. It makes no weak study stronger, and studies that never appeared are not in it. A relation is not yet a cause.
meta-few = There are only { $count } studies. How much they differ is therefore not well known, and the interval is rather too narrow than too wide.
meta-dropped = { $count ->
    [one] { $names } was left out: other columns already say exactly the same.
   *[other] { $names } were left out: other columns already say exactly the same.
  }

# The results side by side.
meta-effects = The studies side by side
meta-forest = { $effect } for each study
meta-forest-seen-lines = { $outside ->
    [one] Each line is the 95% interval of a study; its square is larger where it counts more. The diamond is the mean with its { $confidence } interval, the dashes below it the range of a new study. Of the { $count } lines, 1 does not touch zero.
   *[other] Each line is the 95% interval of a study; its square is larger where it counts more. The diamond is the mean with its { $confidence } interval, the dashes below it the range of a new study. Of the { $count } lines, { $outside } do not touch zero.
  }
meta-forest-seen-order = { $outside ->
    [one] The { $count } results from small to large, with their 95% intervals. Of these, 1 does not touch zero. The { $confidence } interval of the mean is in the table.
   *[other] The { $count } results from small to large, with their 95% intervals. Of these, { $outside } do not touch zero. The { $confidence } interval of the mean is in the table.
  }
meta-mean-name = mean
meta-new = new study
meta-in-order = results, from small to large
meta-study = study { $number }
meta-studies-caption = Each study
meta-study-head = study
meta-weight = weight
meta-coefficients-caption = The mean, and what goes with columns of studies
meta-coefficients-remark = intrcpt is the mean effect, or the one where each column is 0.

# Differences between studies.
meta-heterogeneity = How much studies differ
meta-heterogeneity-told = Studies do not find different things by chance alone. This is what is left once chance is taken away.
meta-heterogeneity-caption = Differences in true effects
meta-measure = measure
meta-tau = τ, standard deviation
meta-tau2 = τ², variance
meta-i2 = I², in per cent
meta-h2 = H²
meta-q = Test of difference: Q = { $q } with { $degrees } degrees of freedom, p { $p }. With few studies this test misses much.
meta-spread-outside = The estimate lies outside its own interval (Q-profile). This happens when a few studies lie very far from the others; look at those studies first.
meta-r2 = The columns describe { $share } of the differences between studies (R²).

# Small studies.
meta-small = Small and large studies
meta-small-told = When small studies find other effects than large ones, it may be because small ones without a result did not appear. It may also be something else, such as other people or another treatment.
meta-funnel = Effect against precision
meta-standard-error = standard error
meta-funnel-seen = Each dot is a result, the most precise ones above. Between the slanting lines 95% would lie if there were one true effect; { $inside } of the { $count } do. The grey around zero is where chance alone would bring a result with p between 0.01 and 0.05.
meta-egger = Regression test (Egger): z or t { $statistic }, p { $p }.
meta-rank = Rank test (Begg and Mazumdar): Kendall’s tau { $tau }, p { $p }.
meta-trim-fill = { $count ->
    [0] Trim-and-fill adds no studies.
    [one] Trim-and-fill adds 1 study; { $effect } is then { $estimate } ({ $range }). This is a trial, not an improvement: that study does not exist.
   *[other] Trim-and-fill adds { $count } studies; { $effect } is then { $estimate } ({ $range }). This is a trial, not an improvement: those studies do not exist.
  }
meta-tests-few = With { $count } studies these tests say next to nothing.

# Influence.
meta-influence = What one study changes
meta-without-mean = Leaving out one study at a time, the mean of { $effect } lies between { $range }.
meta-without-moderators = Leaving out one study at a time, the first estimate for { $effect } lies between { $range }.
meta-no-influence = No study stands out by its influence.
meta-influence-caption = Studies that change much
meta-influence-remark = That a study changes much is no reason to leave it out. See what is different about it.
meta-without-estimate = estimate without
meta-distance = distance
meta-cook = Cook

# Three levels.
meta-levels = Where the differences lie
meta-levels-told = Results of the same { $cluster } resemble each other. That is why there are three levels: chance, within { $cluster } and between { $cluster }.
meta-levels-picture = The differences between results, divided
meta-levels-seen = Division – { $pieces }.
meta-levels-caption = Variance of true effects
meta-level = level
meta-count = number
meta-variance = variance
meta-between = between { $cluster }
meta-within = within { $cluster }
meta-sampling = chance
meta-robust-caption = The same estimates with robust standard errors by { $cluster } (CR1)

# The computation.
meta-fixed = One true effect for all studies (fixed effect).
meta-random = Each study has a true effect of its own; their variance is estimated by { $method }.
meta-three-reml = Meta-analysis on three levels, with results within { $cluster }; variances estimated by REML.
meta-three-ml = Meta-analysis on three levels, with results within { $cluster }; variances estimated by ML.
meta-test-normal = Tested by the normal distribution.
meta-test-t = Tested by the t distribution.
meta-test-knapp-hartung = Tested after Knapp and Hartung.

# Study by study, when asked for.
meta-without = Without each study
meta-without-caption = The first estimate for { $effect } without this study
meta-each = Influence of each study
meta-each-caption = What each study does to the whole
meta-each-remark = A star: one of these is large by the usual bounds. Distance is how far it lies from what the others expect, in standard errors.
meta-hat = own share
meta-true = The true effect of each study
meta-true-caption = { $effect }: found, and drawn towards the mean as far as chance goes
meta-true-remark = A study that is uncertain is drawn further towards the mean.
meta-observed = found
meta-true-effect = true, estimated
