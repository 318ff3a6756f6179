/// The words of bylines in the languages of central and eastern Europe.
extension BylineLanguage {
  static let eastern: [BylineLanguage] = [
    // Polish
    BylineLanguage(
      "pl",
      writers: """
        autor autorka dziennikarz dziennikarka dziennikarze specjalny wysłannik korespondent tekst publicysta \
        publicystka komentator
        """,
      texts: "tekst artykuł analiza komentarz wywiad tekstu artykułu reportaż felieton",
      deeds: """
        opracował opracowała opracowali opracowanie oprac napisał napisała przygotował przygotowała \
        przygotowali rozmawiał rozmawiała notował notowała opublikował opublikowała dodał dodała
        """,
      publishings: "opublikowane opublikowano opublikowany dodane dodano zamieszczone",
      by: "przez",
      of: "z od",
      fillers: "i nasz nasza naszego",
      pictures: "zdjęcia fot",
      labels: "o autorze|autorka:|opracowanie:|napisał|opr.|oprac.|napisała",
      ownLabels: "przez ",
      helpers: "fot|zdjęcia|źródło",
      desks: "redakcja",
      offices: "dziennikarz dziennikarka redaktor redaktorka",
      and: " i "),
    // Czech
    BylineLanguage(
      "cs",
      writers: "autor autorka novinář novinářka zpravodaj zpravodajka reporterka",
      texts: "článek analýza komentář rozhovor reportáž",
      deeds: """
        napsal napsala napsali připravil připravila připravili zpracoval zpracovala vystavil vystavila publikoval \
        publikovala zveřejnil zveřejnila vložil vložila
        """,
      publishings: "zveřejněno vloženo publikováno",
      by: "od",
      fillers: "tento byl náš naše",
      labels: "o autorovi|autoři:|autor textu:|napsal:|napsala:|napsal(a):|autor(ka):",
      helpers: "zdroj",
      desks: "redakce",
      ownAnd: " a "),
    // Slovak
    BylineLanguage(
      "sk",
      texts: "článok",
      deeds: "napísal napísala pripravil pripravila spracoval spracovala",
      desks: "redakcia",
      ownAnd: " a "),
    // Hungarian
    BylineLanguage(
      "hu",
      writers: "szerző szerzők újságíró tudósító",
      texts: "szöveg cikk elemzés interjú",
      deeds: "írása cikke írta készítette összeállította lejegyezte bejegyezte közzétette posztolta feltöltötte",
      fillers: "és",
      pictures: "kép képek fotó fotók",
      labels: "szerző:|írta:",
      helpers: "forrás|fotó|szerkesztő|szerkesztette",
      offices: "szerkesztő",
      and: " és "),
    // Slovene
    BylineLanguage(
      "sl",
      writers: "avtor avtorji dopisnik dopisnica novinar novinarka",
      deeds: "pripravila napisala",
      labels: "avtor:",
      helpers: "vir",
      offices: "urednica urednice",
      ownAnd: " in "),
    // Croatian
    BylineLanguage(
      "hr bs",
      writers: "novinar",
      texts: "reportaža komentar intervju",
      deeds: "piše pišu napisao napisala priredio priredila pripremio pripremila",
      labels: "piše:|autori:",
      helpers: "urednik|izvor",
      desks: "redakcija",
      offices: "urednik"),
    // Serbian
    BylineLanguage(
      "sr",
      writers: "аутор аутори новинар новинарка",
      texts: "члан репортажа",
      deeds: "припремио припремила написао написала приредио приредила пише",
      fillers: "наш",
      pictures: "слике slike",
      labels: "аутор:|пише:",
      helpers: "уредник|извор"),
    // Russian
    BylineLanguage(
      "ru",
      writers: """
        автор авторы репортер репортёр корреспондент корреспонденты журналист журналисты журналистка собкор \
        спецкор текст автором обозреватель обозревателя
        """,
      texts: """
        текст статья материал репортаж анализ комментарий интервью текста статьи материала колонка расследование \
        очерк
        """,
      deeds: """
        беседовал беседовала записал записала перевёл перевела перевел подготовил подготовила подготовили \
        написал написала написали составил составила пишу опубликовал опубликовала разместил разместила добавил \
        добавила
        """,
      publishings: "опубликовано отправлено размещено добавлено",
      by: "от",
      fillers: "и",
      pictures: "фото фотограф",
      labels: """
        об авторе|автор:|автор|текст:|авторы:|корреспондент:|журналист:|подготовил|подготовила|\
        материал подготовил|материал подготовила
        """,
      helpers: "фото|источник|редактор",
      desks: "администратор|супер пользователь|неизвестно|конец|редакция",
      offices: "корреспондент редактор журналист",
      signposts: "главная|вы здесь",
      and: " и "),
    // Ukrainian
    BylineLanguage(
      "uk",
      writers: """
        автор автори авторка репортерка кореспондент кореспондентка журналіст журналістка журналісти автором \
        оглядач оглядачка
        """,
      texts: "стаття матеріал аналіз інтервʼю статті матеріалу тексту колонка розслідування",
      deeds: """
        спілкувався спілкувалася розмовляв розмовляла розмовляли розпитував розпитувала записав переклав переклала підготував підготувала підготували написав \
        підготовка опублікував опублікувала додав додала
        """,
      publishings: "опубліковано розміщено надіслано додано",
      by: "від",
      fillers: "і та наша від",
      labels: "про автора|автори:|кореспондент:|журналіст:",
      helpers: "джерело",
      desks: "адміністратор|редакція",
      offices: "кореспондент журналіст редакторка повідомляє",
      and: " та "),
    // Belarusian
    BylineLanguage(
      "be",
      writers: "аўтар",
      labels: "аўтар:"),
    // Bulgarian
    BylineLanguage(
      "bg",
      writers: "автор",
      texts: "репортажа коментар",
      deeds: "изготвил изготвила написа",
      publishings: "публикувано публикувана добавено",
      by: "от",
      labels: "автор:",
      ownLabels: "от |от: |текст: |пише ",
      helpers: "снимка|източник",
      desks: "неизвестен|редакцията"),
    // Macedonian
    BylineLanguage(
      "mk",
      writers: "новинарка",
      deeds: "пишува подготвил подготвила напиша",
      labels: "автор:",
      ownLabels: "од |пишува ",
      helpers: "фотографија|уредник"),
    // Greek
    BylineLanguage(
      "el",
      writers: "συντάκτης συντάκτρια συντάκτες δημοσιογράφος αρθρογράφος ανταποκριτής",
      texts: "κείμενο κείμενα ρεπορτάζ συνέντευξη",
      deeds: "γράφει γράφουν έγραψε",
      publishings: "αναρτήθηκε δημοσιεύτηκε δημοσιεύθηκε δημοσίευση",
      by: "από",
      of: "του της των στον στη στην στο",
      fillers: "και",
      articles: "η ο οι",
      pictures: "φωτο φωτογραφίες",
      labels: "του|της|των|σύνταξη:",
      ownLabels: "από ",
      helpers: "φωτογραφία|φωτο|επιμέλεια|πηγή",
      offices: "σύνταξη",
      and: " και "),
    // Albanian
    BylineLanguage(
      "sq",
      writers: "gazetari gazetare autorja",
      ownLabels: "nga ",
      ownAnd: " dhe "),
  ]
}
