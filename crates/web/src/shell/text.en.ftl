# What returns on every page.

-verbond = Verbond

shell-title = { $page } · { -verbond }
shell-brand = { -verbond }
shell-demonstration = Demonstration
shell-simulated = Demonstration: all data are simulated. Do not enter anything about real people here.
shell-skip = To the content
shell-navigation = Main menu
shell-language = Language
shell-sign-out = sign out
shell-help = Help in an emergency
shell-footer = { -verbond } · to talk together about working together
shell-home = To the start

shell-optional = may stay empty
shell-refused = Not saved yet
shell-refused-fields = { $count ->
    [one] Please look at this answer again:
   *[other] Please look at these { $count } answers again:
  }
shell-choose = Make a choice
shell-search = Search
shell-copy = Copy
shell-copied = Copied
shell-print = Print
shell-who-sees = Who sees this?
shell-computed = How is this computed?
shell-breadcrumb = Where you are
shell-progress = { $at } of { $of }
shell-pages = Pages
shell-page-at = Page { $at } of { $of }
shell-page-previous = Previous
shell-page-next = Next

shell-today = today
shell-days-ago = { $count ->
    [one] yesterday
   *[other] { $count } days ago
  }
shell-days-ahead = { $count ->
    [one] tomorrow
   *[other] in { $count } days
  }
shell-weeks-ago = { $count } weeks ago
shell-weeks-ahead = in { $count } weeks
shell-months-ago = { $count } months ago
shell-months-ahead = in { $count } months
shell-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  }
shell-weekday-short = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
  }
shell-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  }
shell-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  }
