help-title = Help in an emergency
help-lead = Are you not doing well right now? You do not have to do it alone. Do call.
help-danger = Danger at this moment:
help-suicide = If you think of suicide, day and night (Netherlands):
help-doctor = It cannot wait until your appointment?
help-doctor-how = Call your therapist, your doctor or the out-of-hours doctor.
help-not-read = What you answer in Verbond is not read day and night. It is meant for talking about it together.
