# The report of items between groups.

differential-title = Whether the items mean the same to every { $group }

# The answer.
differential-none = In none of the { $items } items do groups with the same score answer so differently that it matters.
differential-large = These items most likely mean something else to the groups: { $names }. With the same score they are answered differently, and much so.
differential-moderate = Worth another look: { $names }. With the same score groups answer them somewhat differently.
differential-rows = { $left ->
    [0] Compared were { $groups }, on all { $rows } rows.
    [one] Compared were { $groups }, on { $used } of the { $rows } rows; 1 was left out because something is missing.
   *[other] Compared were { $groups }, on { $used } of the { $rows } rows; { $left } were left out because something is missing.
  }
differential-meaning = A difference here is a difference between words and people, not a mistake by anyone. Until it is understood, part of a difference between the groups’ scores may come of these words.
differential-again = The score holds these items too, and so other items can look different that are not. Look again with --match and the items that stay.

# The items.
differential-part = The items one by one
differential-caption = What knowing the group adds to the score
differential-item = item
differential-test = χ² (df)
differential-uniform = p level
differential-crossed = p slope
differential-gain = R²
differential-size = difference
differential-size-negligible = negligible
differential-size-moderate = moderate
differential-size-large = large
differential-remark = Level: one group answers higher at every score. Slope: the item tells people apart better in one group. R²: what both add (Nagelkerke).

# The computation.
differential-computed = Ordered logistic regression of each item on the score, then on the group and their product. With many people every item differs a little; a difference counts only with a p below 0.05 and a size.
differential-total = The score is the sum of all items.
differential-rest = The score is the sum of the other items.
differential-items = The score is the sum of { $names }.
differential-zumbo = Size after Zumbo: moderate from 0.13, large from 0.26.
differential-jodoin-gierl = Size after Jodoin and Gierl: moderate from 0.035, large from 0.070.
