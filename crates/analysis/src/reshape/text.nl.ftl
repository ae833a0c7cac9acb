# Een bestand omgezet tussen breed en lang.

reshape-long = { $file }: een rij per moment
reshape-long-told = { $rows } rijen van { $columns } kolommen: { $ids } × { $id }, op { $time } { $moments }.
reshape-long-empty = { $count ->
    [one] 1 moment waarop niets was ingevuld, werd geen rij.
   *[other] { $count } momenten waarop niets was ingevuld, werden geen rij.
  }
reshape-wide = { $file }: een rij per persoon
reshape-wide-told = { $rows } rijen van { $columns } kolommen: één per { $id }, met kolommen voor { $time } { $moments }.
reshape-wide-empty = { $count ->
    [one] 1 moment dat iemand niet heeft, bleef leeg.
   *[other] { $count } momenten die iemand niet heeft, bleven leeg.
  }
