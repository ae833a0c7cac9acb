# The report of one thing at two levels.

within-title = { $value } between { $by } and within { $by }
within-answer = Of the differences in { $value }, { $between } lies between one { $by } and another, and { $within } within the same { $by }, from one moment to the next.
within-relation-within = { $direction ->
    [higher] Within the same { $by }: where { $value } is higher than usual, { $other } is higher too (correlation { $correlation }, { $confidence } interval { $range }).
    [lower] Within the same { $by }: where { $value } is higher than usual, { $other } is lower (correlation { $correlation }, { $confidence } interval { $range }).
   *[same] Within the same { $by }, { $value } and { $other } hardly go together (correlation { $correlation }, { $confidence } interval { $range }).
  }
within-relation-between = { $direction ->
    [higher] Between one { $by } and another: where the mean of { $value } is higher, that of { $other } is higher too (correlation { $correlation }, { $confidence } interval { $range }).
    [lower] Between one { $by } and another: where the mean of { $value } is higher, that of { $other } is lower (correlation { $correlation }, { $confidence } interval { $range }).
   *[same] Between one { $by } and another, the means of { $value } and { $other } hardly go together (correlation { $correlation }, { $confidence } interval { $range }).
  }
within-means = The mean of one { $by } rests on about { $size } values and is reliable to { $reliability } (1 is perfect).
within-rows-all = This rests on all { $count } values of { $clusters } × { $by }.
within-rows-some = { $left ->
    [one] This rests on { $count } values of { $clusters } × { $by }. 1 row was left out because a value is missing.
   *[other] This rests on { $count } values of { $clusters } × { $by }. { $left } rows were left out because a value is missing.
  }

within-division = Where the differences lie
within-picture = The differences in { $value }, divided
within-seen = Division – { $pieces }.
within-between = between { $by }
within-inside = within { $by }
within-caption = Spread at each level
within-level = level
within-spread = standard deviation
within-square = mean square
within-count = number
within-remark = Between: of the means. Within: of the distance to the own mean.
within-icc = ICC1 { $icc1 }, the share between; ICC2 { $icc2 }, the reliability of a mean.
within-eta = η² { $eta }: the share of all squares between, which grows with the number of groups.
within-relations = With other columns, at each level
within-relations-caption = How { $value } goes with others
within-correlation = correlation
within-relations-picture = How { $value } goes with others, side by side
within-relations-seen = The dot is the correlation, the line its { $confidence } interval, the dashed line none.
within-computed = By analysis of variance with { $by } as groups. Within: the distance to the own mean of each { $by }. Between: these means, each counted once.
within-intervals = Intervals by Fisher’s z, within with one value fewer for each { $by }. They take moments as independent; a mixed model takes more into account.
