extension DateLanguages {
  /// The languages of Africa, besides Afrikaans and Swahili.
  ///
  /// The names are those of the Unicode Common Locale Data Repository.
  static let africa: [Language] = [
    // Amharic
    Language(
      months: """
        ጃንዋሪ|ፌብሩዋሪ|ማርች|ኤፕሪል ኤፕሪ|ሜይ|ጁን|ጁላይ|ኦገስት ኦገስ|ሴፕቴምበር ሴፕቴ|ኦክቶበር ኦክቶ|ኖቬምበር ኖቬም|ዲሴምበር ዲሴም
        """,
      weekdays: """
        ሰኞ|ማክሰኞ ማክሰ|ረቡዕ|ሐሙስ|ዓርብ|ቅዳሜ|እሑድ
        """),
    // Tigrinya
    Language(
      months: """
        ጥሪ|ለካቲት|መጋቢት|ሚያዝያ|ጉንበት|ሰነ|ሓምለ|ነሓሰ|መስከረም|ጥቅምቲ|ሕዳር|ታሕሳስ
        """,
      weekdays: """
        ሰኑይ|ሰሉስ|ረቡዕ|ሓሙስ|ዓርቢ|ቀዳም|ሰንበት
        """),
    // Hausa
    Language(
      months: """
        janairu|faburairu|maris|afirilu|mayu|yuni|yuli|agusta|satumba|oktoba|nuwamba|disamba
        """,
      weekdays: """
        litinin|talata|laraba|alhamis|jumma'a|asabar|lahadi
        """),
    // Somali
    Language(
      months: """
        janaayo jannaayo|febraayo|maarso|abriil|maayo|juun|luulyo|agosto ogosto|sebtembar sebteembar|\
        oktoobar|noofeembar|diseembar
        """,
      weekdays: """
        isniin|talaado|arbaco|khamiis|jimco|sabti|axad
        """),
    // Oromo
    Language(
      months: """
        amajjii|guraandhala|bitootessa|eebila|caamsaa|waxabajjii|adoolessa|hagayya|fulbaana|onkoloolessa|\
        sadaasa|mudde
        """,
      weekdays: """
        wiixata|kibxata|roobii|kamisa|jimaata|sanbata|dilbata
        """),
    // Igbo
    Language(
      months: """
        jenụwarị|febrụwarị|maachị|epreel|mee|juun|julaị|ọgọọst|septemba|ọktoba|novemba|disemba
        """,
      weekdays: """
        mọnde|tiuzdee|wenezdee|tọọzdee|fraịdee|satọdee|sọndee
        """),
    // Zulu
    Language(
      months: """
        januwari|februwari|mashi|ephreli|meyi|juni|julayi|agasti|septhemba|okthoba|novemba|disemba
        """,
      weekdays: """
        umsombuluko|ulwesibili|ulwesithathu|ulwesine|ulwesihlanu|umgqibelo|isonto
        """),
    // Xhosa
    Language(
      months: """
        janyuwari|februwari|matshi|epreli|meyi|juni|julayi|agasti|septemba|okthobha okthoba|novemba|\
        disemba
        """,
      weekdays: """
        mvulo|lwesibini lwesb|lwesithathu|lwesine|lwesihlanu|mgqibelo|cawe
        """),
    // Kinyarwanda
    Language(
      months: """
        mutarama|gashyantare|werurwe|mata|gicurasi|kamena|nyakanga|kanama|nzeri|ukwakira|ugushyingo|\
        ukuboza
        """,
      weekdays: """
        kuwa_mbere|kuwa_kabiri|kuwa_gatatu|kuwa_kane|kuwa_gatanu|kuwa_gatandatu|ku_cyumweru
        """),
    // Shona
    Language(
      months: """
        ndira|kukadzi|kurume|kubvumbi|chivabvu|chikumi|chikunguru|nyamavhuvhu|gunyana|gumiguru|mbudzi|\
        zvita
        """,
      weekdays: """
        muvhuro|chipiri|chitatu|china|chishanu|mugovera|svondo
        """),
    // Malagasy
    Language(
      months: """
        janoary|febroary|martsa|aprily|mey|jona|jolay|aogositra|septambra|oktobra|novambra|desambra
        """,
      weekdays: """
        alatsinainy alats|talata|alarobia|alakamisy|zoma|asabotsy|alahady
        """),
  ]
}
