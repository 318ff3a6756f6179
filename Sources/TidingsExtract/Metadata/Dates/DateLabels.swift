/// What the words around a date say that it dates: the story, or a change of it.
enum DateLabels {
  /// Whether one of a line's dates is that of a change: by the words since the date before it, or, for the last one, by
  /// those behind it, as in Japanese. Of dates without words all but the first are.
  static func tellUpdate(of position: Int, among dates: [WrittenDate], in line: ArraySlice<UInt8>) -> Bool {
    let date = dates[position]
    let before = position > 0 ? dates[position - 1].start + dates[position - 1].length : 0
    let label = line[(line.startIndex + before)..<(line.startIndex + max(before, date.start))]
    if position == dates.count - 1 {
      let rest = line[(line.startIndex + date.start + date.length)...]
      // "Atualizado há 2 dias" dates another time.
      let isRemark = rest.count < 40 && WordFold.words(WordFold.fold(rest)).count <= 2
      if isRemark, speakOfUpdate(rest), !speak(rest, of: publicationWords) { return true }
    }
    if speakOfUpdate(label) { return position > 0 || !speak(label, of: publicationWords) }
    // "Event on 25/09/2025 at 19:00. Published 18/09/2025"
    if position == 0, !label.isEmpty, !speak(label, of: publicationWords), tellsOfPublication(behind: date, dates, line)
    {
      return true
    }
    return position > 0 && !speak(label, of: publicationWords)
  }

  /// Whether the words before the second of a line's dates say that it is the publication's.
  private static func tellsOfPublication(
    behind date: WrittenDate, _ dates: [WrittenDate], _ line: ArraySlice<UInt8>
  ) -> Bool {
    guard dates.count > 1, case let end = date.start + date.length, end <= dates[1].start else { return false }
    let label = line[(line.startIndex + end)..<(line.startIndex + dates[1].start)]
    return speak(label, of: publicationWords) && !speakOfUpdate(label)
  }

  /// Whether words say that something was changed.
  static func speakOfUpdate(_ text: ArraySlice<UInt8>) -> Bool { speak(text, of: updateWords) }

  /// Whether words say that something was published.
  static func speakOfPublication(_ text: ArraySlice<UInt8>) -> Bool { speak(text, of: publicationWords) }

  /// Whether a text is no more than the word for a date, as the labels of lists are: `Date`, `Datum:`.
  static func isWordForDate(_ text: ArraySlice<UInt8>) -> Bool { wordsForDate.contains(WordFold.fold(text)) }

  private static let wordsForDate = Set(
    ChromePhrases.split(
      """
      date|publish date|publication date|date de publication|fecha de publicación|datum|fecha|data|дата|tarih|tarix|ngày|tanggal|tarikh|dato|dátum|dată|päivämäärä|päiväys|kuupäev|datums
      ημερομηνία|التاريخ|تاریخ|תאריך|日付|日期|날짜|วันที่|तारीख|दिनांक|তারিখ|petsa|tarehe
      """))

  /// Whether a line opens with a label, followed by a date that by this is not the publication's: `Founded: 12 March 1984`.
  static func nameAnother(_ line: ArraySlice<UInt8>) -> Bool {
    guard let date = DateScanner.dates(in: line, language: nil).first, date.start < 60 else { return false }
    return isOfAnother(line.prefix(date.start))
  }

  /// Whether what stands before a date is the label of one that is not the publication's.
  static func isOfAnother(_ label: ArraySlice<UInt8>) -> Bool {
    guard label.count < 60, case let text = ByteText.folded(label), text.last == ":" || text.last == "：" else {
      return false
    }
    return otherDates.contains(WordFold.fold(label))
  }

  private static let otherDates = Set(
    ChromePhrases.split(
      """
      founded|established|born|died|event date|date of event|date of decision|decision date|race day|opening date|deadline|start date|end date|starts|ends|valid from|valid until
      gegründet|gründung|geboren|gestorben|datum der veranstaltung|veranstaltungsdatum|beginn|ende|frist|gültig ab|gültig bis
      fondé en|fondée en|fondation|né le|née le|date de l événement|date de la décision|date limite|début|fin
      fundado|fundada|fundación|fecha del evento|fecha de la decisión|fecha límite|inicio|data do evento|fundação|prazo
      data dell evento|fondazione|scadenza|inizio|fine|opgericht|datum evenement|data wydarzenia|założono|termin
      ngày thành lập|thành lập|ngày sinh|ngày diễn ra|thời gian diễn ra|hạn nộp|ngày bắt đầu|ngày kết thúc|khai mạc|bế mạc|ngày quyết định
      tanggal acara|tanggal mulai|batas waktu|основан|основана|дата события|дата рождения|срок|kuruluş|etkinlik tarihi
      成立时间|成立日期|活动时间|截止日期|截止时间|开催日|開催日|創立|締切|設立|행사일|설립일|마감일
      """))

  /// Whether words say that something was published or changed.
  static func speakOfDate(_ text: ArraySlice<UInt8>) -> Bool {
    speak(text, of: updateWords) || speak(text, of: publicationWords)
  }

  /// Whether a line opens by saying that its date is that of the visit.
  static func speakOfToday(_ line: ArraySlice<UInt8>) -> Bool {
    let folded = WordFold.fold(line.prefix(40))
    return todayWords.contains { folded.starts(with: $0) }
  }

  private static let todayWords: [[UInt8]] = [
    "hôm nay ", "today is", "today s date", "heute ist", "aujourd hui ", "hoy es", "hoje é", "oggi è", "сегодня ",
    "сьогодні ",
    "dziś jest", "dzisiaj jest", "dnes je", "bugün ", "hari ini ", "วันนี้", "今天是", "今日は", "오늘은", "امروز ", "اليوم هو",
  ].map(WordFold.fold)

  /// Whether a line opens by saying that its date is that of the publication or of a change.
  /// - Parameter timed: whether the date must have a time of day, as none has that a sentence tells of.
  static func open(_ line: ArraySlice<UInt8>, timed: Bool = false) -> Bool {
    guard let date = DateScanner.dates(in: line, language: nil).first, date.start < 60, date.hasTime || !timed else {
      return false
    }
    return speakOfDate(line.prefix(date.start))
  }

  /// Whether a line opens by saying at what time of a day that the visit's names the story was published or changed:
  /// `Publié hier à 09h15`.
  static func openOnRelativeDay(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count < 160, speakOfDate(line.prefix(24)) else { return false }
    let folded = [0x20] + WordFold.fold(line.prefix(60)) + [0x20]
    return relativeDays.contains { TitleFinder.contains(folded, [0x20] + $0 + [0x20]) }
      && !DateScanner.times(in: line, language: nil, dayFirst: false).isEmpty
  }

  private static let relativeDays = ChromePhrases.split(
    """
    yesterday|today|hier|aujourd hui|gestern|heute|ayer|hoy|ieri|oggi|ontem|hoje|gisteren|vandaag|igår|idag|i går|i dag
    eilen|tänään|вчера|сегодня|вчора|сьогодні|wczoraj|dziś|dzisiaj|včera|dnes|tegnap|ma|azi|χθες|σήμερα|dün|bugün
    hôm qua|hôm nay|kemarin|hari ini|أمس|اليوم|دیروز|امروز|אתמול|היום
    """)

  private static func speak(_ text: ArraySlice<UInt8>, of words: Words) -> Bool {
    guard text.count > 3, text.count < 200 else { return false }
    return words.stand(in: WordFold.fold(text))
  }

  /// Words to be found at the start of words; those of scripts without spaces anywhere.
  private struct Words {
    let spaced: Openings
    let unspaced: Openings

    init(_ words: [String]) {
      spaced = Openings(words.filter(Self.isSpaced).map(WordFold.fold))
      unspaced = Openings(words.filter { !Self.isSpaced($0) }.map(WordFold.fold))
    }

    private static func isSpaced(_ word: String) -> Bool {
      word.unicodeScalars.allSatisfy { $0.value < 0xE00 || (0x1E00..<0x2000).contains($0.value) }
    }

    func stand(in line: [UInt8]) -> Bool { spaced.beginWord(of: line) || unspaced.occur(in: line) }
  }

  private static let updateWords = Words([
    "updated", "update ", "modified", "cập nhật", "aktualisiert", "aktualisierung", "geändert", "mis à jour",
    "mise à jour", "modifié", "actualizado", "actualizada", "actualización", "modificado", "modificación",
    "modificação", "modification", "ultima modifica", "atualizado", "atualizada",
    "atualização", "aggiornato", "aggiornamento", "modificato", "bijgewerkt", "gewijzigd", "uppdaterad", "oppdatert",
    "opdateret", "päivitetty", "muokattu", "aktualizacja", "zaktualizowano", "aktualizováno", "aktualizace",
    "aktualizované", "frissítve", "frissítés", "módosítva", "actualizat", "ultima actualizare", "обновлено",
    "обновление", "изменено", "оновлено", "обновена", "ажурирано", "ažurirano", "ενημερώθηκε", "ενημέρωση",
    "τελευταία ενημέρωση", "güncelleme", "güncellenme", "güncellendi", "diperbarui", "diperbaharui", "pembaruan",
    "dikemas kini", "更新", "修改", "수정", "업데이트", "อัปเดต", "อัพเดท", "แก้ไข", "ปรับปรุง", "تحديث", "آخر تحديث",
    "تم التحديث", "به روزرسانی", "به‌روزرسانی", "بروزرسانی", "עודכן", "עדכון", "अपडेट", "আপডেট", "last reviewed",
    "reviewed", "edited", "aangepast", "ändrad", "endret ", "ændret", "upraveno", "upravené", "редаговано",
    "actualitzat", "uuendatud", "atnaujinta", "atjaunots", "atjaunināts", "posodobljen",
    "обновен",
    "yenilən", "жаңарт", "yangilan", "шинэчил", "განახლ", "թարմաց", "ni update", "in update", "imesasishwa",
    "kemaskini",
    "ធ្វើបច្ចុប្បន្នភាព", "ອັບເດດ", "ປັບປຸງ", "အပ်ဒိတ်", "ပြင်ဆင်", "புதுப்பி", "నవీకరి", "ಅಪ್ಡೇಟ್", "ಪರಿಷ್ಕ", "പുതുക്കി", "යාවත්", "اپ ڈیٹ", "اپڈیٹ",
    "અપડેટ", "ਅੱਪਡੇਟ", "अद्यतन", "अद्यावधिक",
  ])

  /// Whether a line opens by saying when the text was made, which may be days before its publication.
  static func openOnCreation(_ line: ArraySlice<UInt8>) -> Bool { creation.open(WordFold.fold(line.prefix(40))) }

  private static let creation = Openings(
    ChromePhrases.split(
      """
      created|erstellt|créé|creado|creada|criado|criada|creato|aangemaakt|skapad|oprettet|opprettet|utworzono|vytvořeno
      vytvorené|создано|створено|létrehozva|dibuat|được tạo|ngày tạo|oluşturulma
      """))

  private static let publicationWords = Words([
    "criado", "criada", "créé", "creado", "creada", "creato", "aangemaakt", "skapad", "oprettet", "opprettet",
    "utworzono", "vytvořeno", "vytvorené", "создано", "створено", "létrehozva", "dibuat",
    "mis en ligne", "mise en ligne", "posté", "postée", "dodano", "zamieszczono", "vloženo", "přidáno", "pridané",
    "добавлено", "размещено", "додано", "розміщено", "eklendi", "diunggah", "lagt upp", "lagt ut",
    "published", "posted", "created", "first", "stand", "originally", "đăng", "xuất bản", "publié", "veröffentlicht",
    "erstellt", "publicado", "publicada", "pubblicato", "gepubliceerd", "geplaatst", "publicerad", "publisert",
    "udgivet", "offentliggjort", "julkaistu", "opublikowano", "publikacja", "vydáno", "publikováno", "zveřejněno",
    "megjelent", "közzétéve", "publicat", "publicării", "опубликовано", "опубліковано", "публикация", "публикации",
    "δημοσιεύτηκε",
    "δημοσιεύθηκε", "δημοσίευση", "yayınlanma", "yayın tarihi", "giriş", "oluşturulma", "eklenme", "terbit",
    "diterbitkan", "dipublikasikan", "tayang", "公開", "掲載", "配信", "投稿", "发布", "發布", "發佈", "发稿", "發稿", "刊登", "出版", "上架",
    "发表", "發表", "입력", "등록", "게시",
    "เผยแพร่", "نشر", "تاريخ النشر", "انتشار", "פורסם", "תאריך פרסום", "प्रकाशित", "प्रकाशन", "প্রকাশ",
    "avaldatud", "publicēts", "paskelbta", "publicerat", "publiceret", "publikované", "zverejnené", "objavljeno",
    "објављено", "публикуван", "dərc", "жариялан", "e lon qilin", "нийтэл", "გამოქვეყ", "հրապարակ", "inilathala",
    "imechapishwa", "ផ្សាយ", "ເຜີຍແຜ່", "ထုတ်ပြန်", "வெளியிட", "வெளியான", "ప్రచుర", "ప్రచురణ", "ಪ್ರಕಟ", "പ്രസിദ്ധീ", "පළ", "شائع",
    "પ્રકાશિત",
  ])
}
