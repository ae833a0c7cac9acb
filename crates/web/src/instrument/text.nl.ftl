instrument-title = Vragenlijsten
instrument-intro = Waarmee hier gemeten kan worden, van wie het is en hoe zeker de sleutel is.
instrument-ours = Van Verbond zelf
instrument-ours-what = Eigen zinnen, vrij te gebruiken (CC0). Ze zijn in ontwikkeling: er zijn nog geen normen.
instrument-published = Gepubliceerd
instrument-published-what = Hiervan staat alleen de sleutel hier: welke vraag bij welke schaal hoort en hoe er wordt geteld. De tekst voert de instelling in, als zij er een licentie voor heeft.
instrument-status-in-development = in ontwikkeling
instrument-status-verified = sleutel nagezien
instrument-size = { $count ->
    [one] één vraag
   *[other] { $count } vragen
  }
instrument-version = versie { $version }
instrument-scales = Schalen en rechten
instrument-better-higher = hoger is beter
instrument-better-lower = lager is beter
instrument-better-neither = hoger noch lager is beter
instrument-rights = Rechten: { $holder }. Licentie: { $licence }.
instrument-pack = Tekst aanwezig in { $language }, licentie: { $reference }.
instrument-pack-until = Geldig tot en met { $day }.
instrument-pack-ended = Licentie afgelopen op { $day }
