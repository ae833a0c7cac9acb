# What returns on every page.

-verbond = Verbond

frame-title = { $page } · { -verbond }
frame-brand = { -verbond }
frame-demonstration = Demonstration
frame-simulated = Demonstration: all data are simulated. Do not enter anything about real people here.
frame-skip = To the content
frame-navigation = Main menu
frame-language = Language
frame-sign-out = sign out
frame-help = Help in an emergency
frame-footer = { -verbond } · to talk together about working together
frame-home = To the start

frame-optional = may stay empty
frame-refused = Not saved yet
frame-refused-fields = { $count ->
    [one] Please look at this answer again:
   *[other] Please look at these { $count } answers again:
  }
frame-choose = Make a choice
frame-search = Search
frame-copy = Copy
frame-copied = Copied
frame-print = Print
frame-who-sees = Who sees this?
frame-computed = How is this computed?
frame-breadcrumb = Where you are
frame-progress = { $at } of { $of }
frame-pages = Pages
frame-page-at = Page { $at } of { $of }
frame-page-previous = Previous
frame-page-next = Next

frame-today = today
frame-days-ago = { $count ->
    [one] yesterday
   *[other] { $count } days ago
  }
frame-days-ahead = { $count ->
    [one] tomorrow
   *[other] in { $count } days
  }
frame-weeks-ago = { $count } weeks ago
frame-weeks-ahead = in { $count } weeks
frame-months-ago = { $count } months ago
frame-months-ahead = in { $count } months
frame-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  }
frame-weekday-short = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
  }
frame-month = { $month ->
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
frame-month-short = { $month ->
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
