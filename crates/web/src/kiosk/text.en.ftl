# The therapist's device, given to the client.

kiosk-pin = PIN
kiosk-pin-title = Choose a PIN first
kiosk-pin-line = With this code you take the device back later. Without it nobody can.
kiosk-pin-help = Four to eight digits. Do not choose a code your client can guess.
kiosk-pin-go = Save and hand over the device
kiosk-pin-wrong-form = Choose four to eight digits. Nothing has changed.
kiosk-thanks-title = Thank you
kiosk-give-back = Give the device back to your therapist.
kiosk-closed-title = There is nothing to answer here now
kiosk-take-back = For the therapist
kiosk-unlock = Take the device back
kiosk-wrong-pin = This PIN is not right. After five tries you have to sign in again.
