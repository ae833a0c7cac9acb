# Reports about two people.

# Two ratings and an outcome.
dyad-surface-title = What { $x } and { $y } together have to do with { $outcome }
dyad-line-agree = { $direction ->
    [higher] Where both rate alike: if that rating is 1 higher, { $outcome } is { $size } higher around the middle ({ $confidence } interval { $range }).
    [lower] Where both rate alike: if that rating is 1 higher, { $outcome } is { $size } lower around the middle ({ $confidence } interval { $range }).
   *[same] Where both rate alike, it makes nearly no difference for { $outcome } how high ({ $confidence } interval { $range }).
  }
dyad-line-apart = { $direction ->
    [higher] The further { $x } and { $y } lie apart, the higher { $outcome } is; the bend is { $size } upward ({ $confidence } interval { $range }).
    [lower] The further { $x } and { $y } lie apart, the lower { $outcome } is; the bend is { $size } downward ({ $confidence } interval { $range }).
   *[same] How far { $x } and { $y } lie apart makes nearly no difference for { $outcome } ({ $confidence } interval { $range }).
  }
dyad-line-differ = { $direction ->
    [higher] If { $x } is higher than { $y }, { $outcome } is higher than the other way round: { $size } per step ({ $confidence } interval { $range }).
    [lower] If { $x } is higher than { $y }, { $outcome } is lower than the other way round: { $size } per step ({ $confidence } interval { $range }).
   *[same] Which of the two rates higher makes nearly no difference for { $outcome } ({ $confidence } interval { $range }).
  }
dyad-surface-explained = Together the two ratings describe { $all } of the differences in { $outcome }; the bend adds { $bent } of that (p { $p }).
dyad-rows-all = { $count ->
    [one] This rests on 1 row.
   *[other] This rests on all { $count } rows.
  }
dyad-rows-some = { $left ->
    [one] This rests on { $count } rows. 1 row was left out because a value is missing.
   *[other] This rests on { $count } rows. { $left } rows were left out because a value is missing.
  }
dyad-little-disagreement = The two ratings seldom differ much: { $higher } times { $x } is clearly higher, and { $lower } times { $y }. This surface therefore says little about disagreement.
dyad-surface = The surface
dyad-surface-picture = { $outcome } for each combination of { $x } and { $y }
dyad-surface-seen = The stronger the colour, the higher; lines join places of one value. On the dashed line both ratings are equal; the dots are the rows. Where there are rows, { $outcome } runs by the model from { $low } to { $high }.
dyad-agreement = equal
dyad-lines = Along and across the line where both are equal
dyad-lines-caption = Slopes and bends
dyad-line = measure
dyad-lines-remark = All numbers hold around the zero of the two scales.
dyad-name-a1 = a1, slope where both agree
dyad-name-a2 = a2, bend where both agree
dyad-name-a3 = a3, slope where they differ
dyad-name-a4 = a4, bend where they differ
dyad-name-a5 = a5, whether the ridge runs along agreement
dyad-stationary = The surface is level at ({ $x }; { $y }); the outcome there is { $z }.
dyad-first-axis = The first axis has slope { $slope } ({ $range }); 1 is along the line where both are equal.
dyad-surface-computed = Least squares with both ratings, their squares and their product.
dyad-errors-classic = Standard errors for a rest of one size everywhere.
dyad-errors-robust = Standard errors that hold whatever the size of the rest (HC3).
dyad-terms-caption = The coefficients
dyad-term = term
dyad-by-means = Each value of { $by } counts once, by its means over its own rows.
dyad-common-scale = Both ratings are counted from the mean of both together, in standard deviations of both together.
dyad-zero-outside = Nobody’s ratings are near zero on both scales, and these slopes hold around zero. Choose --scale common, or subtract the middle of the scale first.

# How one rating follows the other.
dyad-bias-title = How { $judgement } follows { $truth }
dyad-bias-level = { $direction ->
    [higher] Where { $truth } is at its mean, { $judgement } lies on average { $size } above it ({ $confidence } interval { $range }).
    [lower] Where { $truth } is at its mean, { $judgement } lies on average { $size } below it ({ $confidence } interval { $range }).
   *[same] Where { $truth } is at its mean, { $judgement } is on average as high ({ $confidence } interval { $range }).
  }
dyad-bias-follow = { $direction ->
    [higher] Where { $truth } is 1 higher, { $judgement } is on average { $size } higher ({ $confidence } interval { $range }).
    [lower] Where { $truth } is 1 higher, { $judgement } is on average { $size } lower ({ $confidence } interval { $range }).
   *[same] Where { $truth } is 1 higher, { $judgement } is on average as high ({ $confidence } interval { $range }).
  }
dyad-bias-over-time = { $direction ->
    [higher] Per step of { $time }, { $judgement } is { $size } higher at the same { $truth } ({ $confidence } interval { $range }).
    [lower] Per step of { $time }, { $judgement } is { $size } lower at the same { $truth } ({ $confidence } interval { $range }).
   *[same] With { $time }, { $judgement } hardly changes at the same { $truth } ({ $confidence } interval { $range }).
  }
dyad-follow-exact = 0 would be not following, 1 following exactly. Following exactly goes with these numbers.
dyad-follow-partly = 0 would be not following, 1 following exactly. These numbers go with neither.
dyad-follow-none = 0 would be not following, 1 following exactly. Not following goes with these numbers.
dyad-follow-unknown = 0 would be not following, 1 following exactly. These numbers leave both open.
dyad-bias-no-mistake = A difference between two people is no mistake. It does not say who is right.
dyad-bias-estimates = The estimates
dyad-bias-caption = Level and following
dyad-bias-what = measure
dyad-bias-remark = For following, p tests whether it can be 0, not whether it can be 1.
dyad-bias-name-level = difference in level
dyad-bias-name-follow = following
dyad-bias-name-time = change with time
dyad-bias-common = Both ratings are counted from the mean of what is judged ({ $mean }).
dyad-bias-own = Both ratings are counted from each pair’s own mean: it is about change within a pair.

# What one's own rating does, and the other's.
dyad-partners-title = What one’s own rating and the other’s have to do with { $outcome }
dyad-member = member
dyad-partners-own = { $direction ->
    [higher] { $role }: where one’s own { $rating } is 1 higher, { $outcome } is on average { $size } higher ({ $confidence } interval { $range }).
    [lower] { $role }: where one’s own { $rating } is 1 higher, { $outcome } is on average { $size } lower ({ $confidence } interval { $range }).
   *[same] { $role }: with one’s own { $rating }, { $outcome } hardly differs ({ $confidence } interval { $range }).
  }
dyad-partners-other = { $direction ->
    [higher] { $role }: where { $rating } of the other is 1 higher, { $outcome } is on average { $size } higher ({ $confidence } interval { $range }).
    [lower] { $role }: where { $rating } of the other is 1 higher, { $outcome } is on average { $size } lower ({ $confidence } interval { $range }).
   *[same] { $role }: with { $rating } of the other, { $outcome } hardly differs ({ $confidence } interval { $range }).
  }
dyad-partners-alike = What is left goes together between the two of a pair with a correlation of { $correlation }.
dyad-partners-pairs = { $count ->
    [one] There is 1 complete pair.
   *[other] There are { $count } complete pairs.
  }
dyad-partners-effects = The estimates
dyad-partners-caption = { $outcome } for a rating that is 1 higher
dyad-partners-role = who
dyad-partners-rating = rating
dyad-partners-start = starting value
dyad-partners-rating-own = own { $rating }
dyad-partners-rating-other = { $rating } of the other
dyad-partners-picture = The estimates side by side: difference in { $outcome }
dyad-partners-seen = { $outside ->
    [one] The dot is the estimate, the line the { $confidence } interval, the dashed line no difference. Of the { $count } lines, 1 does not touch the dashed line.
   *[other] The dot is the estimate, the line the { $confidence } interval, the dashed line no difference. Of the { $count } lines, { $outside } do not touch the dashed line.
  }
dyad-partners-ratio = { $role }, { $rating }: the other’s rating counts { $k } times as much as one’s own ({ $range }). Near 1 both count alike, near 0 only one’s own, near −1 their difference.
dyad-partners-same = Nothing tells the two members of a pair apart: one number for both.
dyad-partners-roles = The members of a pair are told apart: { $roles }.
dyad-partners-criteria = Log-likelihood { $likelihood }, AIC { $aic }, with { $parameters } parameters.
