# What a formula would do with a file, before anything is fitted.

explain-answer = { $response } would be explained from { $used } of the { $total } rows: those in which nothing is missing. Nothing was fitted.
explain-missing = { $name } is missing in { $count } rows.
explain-dropped = { $name } says what the columns before it already say, and would be left out.
explain-file = What the columns hold
explain-columns = Columns that are used
explain-column = column
explain-holds = holds
explain-gaps = missing
explain-numbers = numbers
explain-levels = { $count } levels
explain-both = numbers, and words in { $count } cells: “{ $first }” in line { $line }
explain-nothing = nothing
explain-fixed = What holds for everyone
explain-coefficients = Coefficients: { $count }.
explain-matrix = First rows of the model matrix
explain-random-part = What differs between groups
explain-groups = Groups and the rows in them
explain-grouping = grouping
explain-group-count = groups
explain-fewest = fewest rows
explain-most = most rows
explain-random = Between the groups of { $grouping } may differ: { $columns }.
explain-nested = Each { $finer } lies in one { $coarser }.
explain-crossed = Every { $finer } meets every { $coarser }.
explain-partly = { $count } of { $finer } appear in more than one { $coarser }.
