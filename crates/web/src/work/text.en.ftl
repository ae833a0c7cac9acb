# The work itself: a photo or a short sound of what was made.

work-title = What you made
work-intro = Here you can keep a photo or a short sound of the work, with this session. You need not.
work-made = What you made
work-none = Nothing is kept yet.
work-of-photo = Photo of session { $number }
work-of-sound = Sound of session { $number }
work-alt = Photo of the work from session { $number }
work-sound = Sound of the work from session { $number }
work-file = Photo or sound
work-file-help = A photo (JPEG, PNG or WebP) or a sound of at most { $seconds } seconds (WAV, MP3, M4A or Ogg). At most { $most } MB.
work-add = Add
work-away = Take away
work-back = Back
work-link = Add a photo or sound of the work
work-link-mine = Photos and sounds of the work
work-who-sees = The two of you. The client can always take this away.
work-who-sees-long = You, and your therapist once your answers are open. You alone can take it away. It is never part of a study.
work-clean = We make a new, smaller version of it. Place, time and device do not come along. Mind what is in the picture: a face or a name can still be seen.

work-refused-missing = Choose a photo or a sound first.
work-refused-unknown = This file is no photo or sound that we can read. Nothing was kept.
work-refused-broken = This file begins as a photo or sound, but is damaged. Nothing was kept. Try again or choose another.
work-refused-too-many-dots = This photo has more dots than we can handle. Nothing was kept. Make it smaller or choose another.
work-refused-too-long = This sound lasts longer than { $seconds } seconds. Nothing was kept. Choose a shorter piece.
work-refused-too-large = This file is larger than { $most } MB. Nothing was kept. Choose a smaller file.
work-refused-full = This session holds as many as it can. Nothing was kept. Take one away first.
