# A file turned between wide and long.

reshape-long = { $file }: a row for each moment
reshape-long-told = { $rows } rows of { $columns } columns: { $ids } of { $id }, at { $time } { $moments }.
reshape-long-empty = { $count ->
    [one] 1 moment at which nothing was filled in became no row.
   *[other] { $count } moments at which nothing was filled in became no row.
  }
reshape-wide = { $file }: a row for each person
reshape-wide-told = { $rows } rows of { $columns } columns: one for each { $id }, with columns for { $time } { $moments }.
reshape-wide-empty = { $count ->
    [one] 1 moment that somebody does not have was left empty.
   *[other] { $count } moments that somebody does not have were left empty.
  }
