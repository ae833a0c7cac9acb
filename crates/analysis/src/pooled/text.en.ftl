# What a site sends, and the fit to the sums of several sites.

pooled-site-title = The summary of this site
pooled-site-answer = { $path } holds sums over { $file }. Read below what it tells about people before you send it.
pooled-site-holds = { $rows } rows of { $groups } × { $grouping } are summed in { $cells } cells.
pooled-site-left = { $missing } rows were left out because a value is missing, and { $small } because their cell is too small.
pooled-site-no-row = No row, no name and no order is in it. It does tell how many came at which moments, and the means, spreads and correlations of the columns in each cell.
pooled-site-smallest = The smallest cell has { $smallest } × { $grouping }.
pooled-site-single = A cell of one { $grouping } shows the sums of that one alone. Agree on a larger --minimum, unless that is meant.
pooled-site-what = What was agreed
pooled-site-columns = Summed are products of two of these: { $columns }.
pooled-site-minimum = No cell of fewer than { $minimum } × { $grouping } is sent.

pooled-title = What goes together with { $response }, over { $sites } sites
pooled-effect = { $direction ->
    [higher] Where { $name } is 1 higher (or of that group), { $response } is on average { $size } higher ({ $confidence } interval { $range }).
    [lower] Where { $name } is 1 higher (or of that group), { $response } is on average { $size } lower ({ $confidence } interval { $range }).
   *[same] With { $name }, { $response } hardly differs ({ $confidence } interval { $range }).
  }
pooled-mean = On average { $response } is { $estimate } ({ $confidence } interval { $range }).
pooled-rows = { $left ->
    [0] This rests on { $count } rows of { $sites } sites: { $groups }.
   *[other] This rests on { $count } rows of { $sites } sites: { $groups }. { $left } rows were kept back, because too few people shared their moments.
  }
pooled-same-as-rows = The sites shared sums, no rows. The estimates are those of a fit to all rows together.
pooled-few-groups = There are { $count } groups of { $grouping }. The intervals assume very many and are too narrow here.
pooled-picture = The estimates side by side: difference in { $response }
pooled-seen = The dot is the estimate, the line the { $confidence } interval, the dashed line no difference.
pooled-sites = The sites
pooled-sites-caption = Rows of each site
pooled-site = site
pooled-site-rows = rows
pooled-normal = Tested by the normal distribution: degrees of freedom need the groups one by one.
