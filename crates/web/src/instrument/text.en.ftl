instrument-title = Instruments
instrument-intro = What can be measured with here, whose it is and how sure the key is.
instrument-ours = Verbond's own
instrument-ours-what = Our own sentences, free to use (CC0). They are in development: there are no norms yet.
instrument-published = Published
instrument-published-what = Of these only the key is here: which question belongs to which scale and how it is counted. The institution imports the text, if it has a licence for it.
instrument-status-in-development = in development
instrument-status-verified = key checked
instrument-size = { $count ->
    [one] one question
   *[other] { $count } questions
  }
instrument-version = version { $version }
instrument-scales = Scales and rights
instrument-better-higher = higher is better
instrument-better-lower = lower is better
instrument-better-neither = neither higher nor lower is better
instrument-rights = Rights: { $holder }. Licence: { $licence }.
instrument-pack = Text present in { $language }, licence: { $reference }.
instrument-pack-until = Valid up to and including { $day }.
instrument-pack-ended = Licence ended on { $day }
