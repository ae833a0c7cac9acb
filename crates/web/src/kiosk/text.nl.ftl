# Het apparaat van de therapeut, aan de cliënt gegeven.

kiosk-pin = Pincode
kiosk-pin-title = Kies eerst een pincode
kiosk-pin-line = Met deze code neem je het apparaat straks terug. Zonder code kan niemand dat.
kiosk-pin-help = Vier tot acht cijfers. Kies geen code die je cliënt kan raden.
kiosk-pin-go = Bewaar en geef het apparaat
kiosk-pin-wrong-form = Kies vier tot acht cijfers. Er is niets veranderd.
kiosk-thanks-title = Dank je wel
kiosk-give-back = Geef het apparaat terug aan je therapeut.
kiosk-closed-title = Hier is nu niets in te vullen
kiosk-take-back = Voor de therapeut
kiosk-unlock = Neem het apparaat terug
kiosk-wrong-pin = Deze pincode klopt niet. Na vijf keer moet je opnieuw inloggen.
