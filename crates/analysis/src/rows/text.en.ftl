# What a model says of single rows.

rows-heading = What the model expects of { $response } in new rows
rows-told = { $count ->
    [one] For 1 of the { $total } rows of { $file } this is the { $response } that goes with what the model found.
   *[other] For { $count } of the { $total } rows of { $file } this is the { $response } that goes with what the model found.
  }
rows-meaning = The first interval is where the mean of the row’s own group lies; the second is where one single value lies. Single values differ much more than means. It is an expectation from this model, and holds for rows such as those it was made of; it says nothing certain about one person.
rows-new = { $count ->
    [one] 1 row is of a group the model has not seen. It is expected to be like everyone, with a wider interval.
   *[other] { $count } rows are of groups the model has not seen. They are expected to be like everyone, with wider intervals.
  }
rows-missing = { $count ->
    [one] In 1 row a value is missing that the model needs; nothing is expected of it.
   *[other] In { $count } rows a value is missing that the model needs; nothing is expected of these.
  }
rows-made = Columns made of the mean of a group were made of the rows of this new file, not of those of the model.
rows-caption = Expected { $response }, with { $confidence } intervals
rows-caption-first = Expected { $response }, with { $confidence } intervals: the first { $shown } of { $total } rows (--out writes all)
rows-row = row
rows-expected = expected
rows-group = mean of the group
rows-observation = single value
