# Wat op elke pagina terugkomt.

-verbond = Verbond

shell-title = { $page } · { -verbond }
shell-brand = { -verbond }
shell-demonstration = Demonstratie
shell-simulated = Demonstratie: alle gegevens zijn gesimuleerd. Vul hier niets in over echte mensen.
shell-skip = Naar de inhoud
shell-navigation = Hoofdmenu
shell-language = Taal
shell-sign-out = uitloggen
shell-help = Hulp bij nood
shell-footer = { -verbond } · om samen over de samenwerking te praten
shell-home = Naar het begin

shell-optional = mag leeg blijven
shell-refused = Nog niet opgeslagen
shell-refused-fields = { $count ->
    [one] Kijk nog even naar dit antwoord:
   *[other] Kijk nog even naar deze { $count } antwoorden:
  }
shell-choose = Maak een keuze
shell-search = Zoeken
shell-copy = Kopieer
shell-copied = Gekopieerd
shell-print = Afdrukken
shell-who-sees = Wie ziet dit?
shell-computed = Hoe is dit berekend?
shell-breadcrumb = Waar je bent
shell-progress = { $at } van { $of }
shell-pages = Pagina’s
shell-page-at = Pagina { $at } van { $of }
shell-page-previous = Vorige
shell-page-next = Volgende

shell-today = vandaag
shell-days-ago = { $count ->
    [one] gisteren
   *[other] { $count } dagen geleden
  }
shell-days-ahead = { $count ->
    [one] morgen
   *[other] over { $count } dagen
  }
shell-weeks-ago = { $count } weken geleden
shell-weeks-ahead = over { $count } weken
shell-months-ago = { $count } maanden geleden
shell-months-ahead = over { $count } maanden
shell-weekday = { $day ->
    [1] maandag
    [2] dinsdag
    [3] woensdag
    [4] donderdag
    [5] vrijdag
    [6] zaterdag
   *[7] zondag
  }
shell-weekday-short = { $day ->
    [1] ma
    [2] di
    [3] wo
    [4] do
    [5] vr
    [6] za
   *[7] zo
  }
shell-month = { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
  }
shell-month-short = { $month ->
    [1] jan
    [2] feb
    [3] mrt
    [4] apr
    [5] mei
    [6] jun
    [7] jul
    [8] aug
    [9] sep
    [10] okt
    [11] nov
   *[12] dec
  }
