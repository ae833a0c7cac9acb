# Wat een locatie stuurt, en het model van de sommen van meer locaties.

pooled-site-title = De samenvatting van deze locatie
pooled-site-answer = In { $path } staan sommen over { $file }. Lees hieronder wat die over mensen zeggen, voor je hem stuurt.
pooled-site-holds = { $rows } rijen van { $groups } × { $grouping } zijn opgeteld in { $cells } cellen.
pooled-site-left = { $missing } rijen tellen niet mee omdat er een waarde ontbreekt, en { $small } omdat hun cel te klein is.
pooled-site-no-row = Er staat geen rij, geen naam en geen volgorde in. Wel hoeveel er op welke momenten kwamen, en de gemiddelden, spreidingen en correlaties van de kolommen in elke cel.
pooled-site-smallest = De kleinste cel heeft { $smallest } × { $grouping }.
pooled-site-single = Een cel van één { $grouping } laat de sommen van alleen die ene zien. Spreek een grotere --minimum af, tenzij dat de bedoeling is.
pooled-site-what = Wat is afgesproken
pooled-site-columns = Opgeteld zijn producten van twee van deze: { $columns }.
pooled-site-minimum = Geen cel van minder dan { $minimum } × { $grouping } gaat mee.

pooled-title = Wat samengaat met { $response }, over { $sites } locaties
pooled-effect = { $direction ->
    [higher] Waar { $name } 1 hoger is (of van die groep), is { $response } gemiddeld { $size } hoger ({ $confidence }-interval { $range }).
    [lower] Waar { $name } 1 hoger is (of van die groep), is { $response } gemiddeld { $size } lager ({ $confidence }-interval { $range }).
   *[same] Met { $name } verschilt { $response } vrijwel niet ({ $confidence }-interval { $range }).
  }
pooled-mean = Gemiddeld is { $response } { $estimate } ({ $confidence }-interval { $range }).
pooled-rows = { $left ->
    [0] Dit rust op { $count } rijen van { $sites } locaties: { $groups }.
   *[other] Dit rust op { $count } rijen van { $sites } locaties: { $groups }. { $left } rijen zijn achtergehouden, omdat te weinig mensen dezelfde momenten hadden.
  }
pooled-same-as-rows = De locaties deelden sommen, geen rijen. De schattingen zijn die van een model op alle rijen samen.
pooled-few-groups = Er zijn { $count } groepen van { $grouping }. De intervallen nemen er heel veel aan en zijn hier te smal.
pooled-picture = De schattingen naast elkaar: verschil in { $response }
pooled-seen = De stip is de schatting, de lijn het { $confidence }-interval, de streepjeslijn geen verschil.
pooled-sites = De locaties
pooled-sites-caption = Rijen van elke locatie
pooled-site = locatie
pooled-site-rows = rijen
pooled-normal = Getoetst met de normale verdeling: vrijheidsgraden vragen de groepen één voor één.
