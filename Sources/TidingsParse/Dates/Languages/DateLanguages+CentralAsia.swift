extension DateLanguages {
  /// The languages of Central Asia and of the Kurds.
  ///
  /// The names are those of the Unicode Common Locale Data Repository.
  static let centralAsian: [Language] = [
    // Mongolian
    Language(
      months: """
        нэгдүгээр|хоёрдугаар|гуравдугаар|дөрөвдүгээр|тавдугаар|зургаадугаар|долоодугаар|наймдугаар|есдүгээр|\
        аравдугаар|арван_нэгдүгээр|арван_хоёрдугаар
        """,
      weekdays: """
        даваа|мягмар|лхагва|пүрэв|баасан|бямба|ням
        """),
    // Tajik
    Language(
      months: """
        январ янв|феврал фев|март мар|апрел апр|май|июн|июл|август авг|сентябр сен|октябр окт|ноябр ноя|\
        декабр дек
        """,
      weekdays: """
        душанбе дшб|сешанбе сшб|чоршанбе чшб|панҷшанбе пшб|ҷумъа ҷмъ|шанбе шнб|якшанбе яшб
        """),
    // Turkmen
    Language(
      months: """
        ýanwar|fewral|mart|aprel|maý|iýun|iýul|awgust|sentýabr|oktýabr|noýabr|dekabr
        """,
      weekdays: """
        duşenbe|sişenbe|çarşenbe|penşenbe|anna|şenbe|ýekşenbe
        """),
    // Tatar
    Language(
      months: """
        гыйнвар гыйн|февраль фев|март мар|апрель апр|май|июнь|июль|август авг|сентябрь сент|октябрь окт|\
        ноябрь нояб|декабрь дек
        """,
      weekdays: """
        дүшәмбе дүш|сишәмбе сиш|чәршәмбе чәр|пәнҗешәмбе пәнҗ|җомга җом|шимбә шим|якшәмбе якш
        """),
    // Kyrgyz
    Language(
      months: "",
      weekdays: """
        дүйшөмбү дүй|шейшемби шейш|шаршемби шарш|бейшемби бейш|жума|ишемби ишм|жекшемби жек
        """),
    // Uyghur
    Language(
      months: """
        يانۋار|فېۋرال|مارت|ئاپرېل|ماي|ئىيۇن|ئىيۇل|ئاۋغۇست|سېنتەبىر|ئۆكتەبىر|نويابىر|دېكابىر
        """,
      weekdays: """
        دۈشەنبە|سەيشەنبە|چارشەنبە|پەيشەنبە|جۈمە|شەنبە|يەكشەنبە
        """),
    // Kurdish
    Language(
      months: """
        rêbendana rêbendan|sibata sibat|adara adar|nîsana nîsan|gulana gulan|hezîrana hezîran|tîrmeha tîrmeh|\
        tebaxa tebax|îlona îlon|cotmeha cotmeh|mijdara mijdar|berfanbara berfanbar
        """,
      weekdays: """
        duşem|sêşem|çarşem|pêncşem||şemî|yekşem
        """),
    // Central Kurdish
    Language(
      months: """
        کانوونی_دووەم|شوبات|ئازار|نیسان|ئایار|حوزەیران|تەمووز|ئاب|ئەیلوول|تشرینی_یەکەم|تشرینی_دووەم|\
        کانونی_یەکەم
        """,
      weekdays: """
        دووشەممە|سێشەممە|چوارشەممە|پێنجشەممە|ھەینی|شەممە|یەکشەممە
        """),
  ]
}
