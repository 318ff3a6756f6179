extension DateLanguages {
  /// The smaller languages of Europe.
  ///
  /// The names are those of the Unicode Common Locale Data Repository.
  static let regionsOfEurope: [Language] = [
    // Maltese
    Language(
      months: """
        jannar|frar|marzu|april|mejju|ġunju|lulju|awwissu|settembru|ottubru|novembru|diċembru
        """,
      weekdays: """
        tnejn|tlieta|erbgħa|ħamis|ġimgħa|sibt|ħadd
        """),
    // Luxembourgish
    Language(
      months: """
        januar|februar|mäerz|abrëll|mee|juni|juli|august|september|oktober|november|dezember
        """,
      weekdays: """
        méindeg|dënschdeg|mëttwoch|donneschdeg|freideg|samschdeg|sonndeg
        """),
    // Faroese
    Language(
      months: "",
      weekdays: """
        mánadagur|týsdagur|mikudagur|hósdagur|fríggjadagur|leygardagur|sunnudagur
        """),
    // Norwegian Nynorsk
    Language(
      months: "",
      weekdays: """
        måndag|tysdag|onsdag|torsdag|fredag|laurdag|søndag
        """),
    // Occitan
    Language(
      months: """
        de_genièr genièr|de_febrièr febrièr|de_març|d'abril abril|de_mai|de_junh|de_julhet julhet|d'agost \
        agost|de_setembre setembre|d'octòbre octòbre|de_novembre novembre|de_decembre decembre
        """,
      weekdays: """
        diluns|dimars|dimècres|dijòus|divendres|dissabte|dimenge
        """),
    // Romansh
    Language(
      months: """
        da_schaner schan schaner|da_favrer favrer|da_mars|d'avrigl avrigl|da_matg|da_zercladur zercl \
        zercladur|da_fanadur fanadur|d'avust avust|da_settember settember|d'october october|da_november \
        november|da_december december
        """,
      weekdays: """
        glindesdi|mardi|mesemna|gievgia|venderdi|sonda|dumengia
        """),
    // Western Frisian
    Language(
      months: """
        jannewaris|febrewaris|maart|april|maaie|juny|july|augustus|septimber|oktober|novimber|desimber
        """,
      weekdays: """
        moandei|tiisdei|woansdei|tongersdei|freed|sneon|snein
        """),
    // Corsican
    Language(
      months: """
        di_ghjennaghju ghjennaghju|di_ferraghju ferraghju|di_marzu marzu|d'aprile aprile|di_maghju maghju|\
        di_ghjugnu ghjugnu|di_lugliu lugliu|d'aostu aostu|di_sittembre sittembre|d'ottobre ottobre|\
        di_nuvembre nuvembre|di_dicembre dicembre
        """,
      weekdays: """
        luni|marti|mercuri|ghjovi|venneri|sabbatu|dumenica
        """),
    // Esperanto
    Language(
      months: """
        januaro|februaro|marto|aprilo|majo|junio|julio|aŭgusto|septembro|oktobro|novembro|decembro
        """,
      weekdays: """
        lundo|mardo|merkredo|ĵaŭdo|vendredo|sabato|dimanĉo
        """),
    // Yiddish
    Language(
      months: """
        יאַנואַר|פֿעברואַר|מערץ|אַפּריל|מיי|יוני|יולי|אויגוסט|סעפּטעמבער|אקטאבער|נאוועמבער|דעצעמבער
        """,
      weekdays: """
        מאָנטיק|דינסטיק|מיטוואך|דאנערשטיק|פֿרײַטיק|שבת|זונטיק
        """),
  ]
}
