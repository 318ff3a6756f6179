/// The words of bylines in the languages of western and northern Europe.
extension BylineLanguage {
  static let western: [BylineLanguage] = [
    // English
    BylineLanguage(
      "en",
      writers: "author authors reporter correspondent writer journalist columnist",
      texts: """
        text words story report reports article articles analysis commentary review interview interviews column \
        essay post recipe dispatch contribution investigation
        """,
      deeds: "written authored reported penned compiled submitted reporting",
      by: "by",
      fillers: "the an post was is staff guest special our & in this and",
      pictures: "photo photos picture pictures image images video videos clip photographs photography",
      syllables: "reporters journalists",
      labels: """
        about the author|about the writer|author(s):|author(s)|contributors:|contributor:|written by|posted by|published by|reported by|story by|words by|\
        text by|authored by|article by|by|author:|authors:|author|from |recipe by|review by|analysis by|\
        submitted by
        """,
      helpers: """
        reviewed by|researched by|tested by|checked by|verified by|approved by|medically reviewed|fact checked|\
        edited by|updated by|photo|photos|illustration|clip|video|source|sources|translated by|photography|\
        photograph|photographs|pictures|illustrations|editor|contact|media contact|press contact|editing by|\
        additional reporting
        """,
      desks: """
        admin|administrator|editor|staff|author|webmaster|user|root|anonymous|none|null|undefined|team|\
        editorial team|unknown|guest|by|super user|superuser|test|news|editorial|staff writer|contributor|\
        website|author name|the end|end|newsroom
        """,
      offices: """
        director editor expert manager head senior sr officer writer reporter correspondent analyst md phd rd \
        of for the research university center centre team staff news agency inc llc co company group chief \
        professor specialist consultant founder horticulturalist educator coordinator marketing content strategist producer photographer \
        columnist journalist marketer engineer developer president associate assistant ceo coach contributor \
        dietitian attorney services department institute copywriter strategist researcher scientist advisor adviser \
        therapist planner technician
        """,
      signposts: "you are here|home",
      and: " and | & "),
    // German
    BylineLanguage(
      "de",
      writers: """
        autor autoren autorin autorinnen reporter reporterin journalist korrespondent korrespondentin \
        journalistin redakteur redakteurin mitarbeiter mitarbeiterin
        """,
      texts: """
        text texte bericht berichte berichterstattung beitrag artikel reportage reportagen analyse analysen \
        kommentar rezension interview kolumne gastbeitrag gastkommentar essay
        """,
      deeds: "geschrieben verfasst aufgezeichnet zusammengestellt berichtet berichten schreibt kommentiert",
      publishings: "veröffentlicht eingestellt erstellt gepostet publiziert hinzugefügt gespeichert eingereicht",
      by: "von vom",
      fillers:
        "und der die das ein eine einem einer gast innen s dieser dieses diese wurde unser unsere unserem unserer unseres",
      pictures: "foto fotos bild bilder fotograf fotografie",
      labels: """
        über den autor|über die autorin|über den verfasser|von|autor:|autorin:|ein artikel von|ein beitrag von|\
        text:|ein bericht von|kommentar von|analyse von|interview von|reportage von|autor*in:|autor:in:|\
        autoren:|autor/in:|autor
        """,
      helpers: """
        foto|fotos|bild|bilder|fotograf|fotografie|quelle|kontakt|ansprechpartner|ansprechpartnerin|\
        pressekontakt
        """,
      desks: "redaktion|unbekannt|ende|administration",
      offices: "redaktion volontär volontärin chefredakteur chefredakteurin leiter leiterin",
      signposts: "startseite|sie sind hier",
      and: " und "),
    // French
    BylineLanguage(
      "fr",
      writers: """
        auteur autrice auteurs journaliste journalistes correspondant correspondante envoyé envoyée signature \
        texte text chroniqueur chroniqueuse éditorialiste
        """,
      texts: """
        texte textes reportage analyse commentaire entretien analyses text article enquête récit chronique tribune \
        billet éditorial
        """,
      deeds: "rédigé rédigée écrit écrite recueilli recueillis réalisé réalisée",
      publishings: "publié publiée posté postée proposé proposée",
      by: "par",
      of: "de",
      fillers: "et un une le la les cet cette été notre nos l'auteur spécial",
      labels: """
        à propos de l'auteur|à propos de l’auteur|par|auteur :|auteur:|publié par|écrit par|rédigé par|\
        propos recueillis par|recueilli par|entretien réalisé par
        """,
      helpers: "crédit photo|crédits",
      desks: "super utilisateur|administrateur|inconnu|fin|rédaction|la rédaction",
      offices: "correspondant correspondante journaliste rédacteur rédactrice",
      signposts: "accueil|vous êtes ici",
      and: " et "),
    // Spanish
    BylineLanguage(
      "es",
      writers: """
        información autor autora autores redactor redactora redactores periodista periodistas corresponsal \
        corresponsales enviado enviada texto columnista
        """,
      texts: "texto textos artículo reportaje análisis comentario entrevista crónica columna investigación",
      deeds: "escrito escrita escribe escribió redactado redacta elaborado",
      publishings: "publicado publicada creado creada subido enviado",
      by: "por",
      of: "de del",
      fillers: "y e el la las los lo este esta fue nuestro nuestra especial",
      pictures: "foto fotos fotografía",
      labels: "sobre el autor|sobre la autora|por|escrito por|publicado por|texto:|redacción:",
      helpers: "foto|fotos|fuente",
      desks: "super usuario|superusuario|administrador|desconocido|redacción|la redacción",
      offices: "periodista redactor redactora",
      signposts: "inicio|usted está aquí",
      and: " y "),
    // Portuguese
    BylineLanguage(
      "pt",
      writers: "autor autora repórter repórteres jornalista jornalistas correspondente colunista",
      texts: "texto artigo reportagem reportagens análise comentário entrevista",
      deeds: "escrito escrita escreve",
      publishings: "publicado publicada postado postada enviado",
      by: "por",
      of: "da do",
      fillers: "e os um uma nosso nossa especial o sido",
      pictures: "fotografia",
      labels: "sobre o autor|sobre a autora|texto:|redação:",
      helpers: "fonte",
      desks: "super usuário|superusuário|desconhecido|redação|da redação",
      offices: "editora",
      signposts: "início|você está aqui",
      and: " e "),
    // Italian
    BylineLanguage(
      "it",
      writers: "autore autrice autori giornalista giornalisti corrispondente inviato inviata testo editorialista",
      texts: "testo testi articolo analisi commento intervista inchiesta reportage",
      deeds: "scritto scritta scrive redatto cura",
      publishings: "pubblicato pubblicata postato postata inserito inserita",
      of: "di del della da a",
      fillers: "i il un una uno questo è stato nostro nostra nostri dal dalla",
      labels: "di |a cura di|scritto da|testo di|autore:|testo:|autori:|autora:",
      desks: "super utente|amministratore|sconosciuto|fine|redazione|la redazione",
      offices: "redattore redattrice"),
    // Catalan
    BylineLanguage(
      "ca",
      texts: "crònica reportatge",
      ownLabels: "per |escrit per |text de ",
      ownAnd: " i "),
    // Romanian
    BylineLanguage(
      "ro",
      writers: "autor autoare corespondent",
      texts: "text reportaj",
      deeds: "scris scrie redactat realizat",
      publishings: "publicat publicată postat postată adăugat",
      of: "de",
      fillers: "și",
      labels: "autoare:",
      ownLabels: "de ",
      helpers: "sursa",
      desks: "redacția|redactia",
      and: " și "),
    // Dutch
    BylineLanguage(
      "nl",
      writers: "auteur verslaggever verslaggeefster correspondent redacteur redactrice",
      texts: "tekst artikel column",
      deeds: "geschreven opgetekend",
      publishings: "geplaatst gepost gepubliceerd",
      by: "door",
      of: "van",
      fillers: "en het onze ons",
      pictures: "foto foto's fotografie beeld illustratie illustraties",
      labels: "door|geschreven door",
      helpers: "bron",
      desks: "onbekend|redactie",
      offices: "verslaggever redacteur",
      and: " en "),
    // Afrikaans
    BylineLanguage(
      "af",
      ownLabels: "deur ",
      ownAnd: " en "),
    // Swedish
    BylineLanguage(
      "sv",
      writers: "författare journalister reporter skribent",
      texts: "text",
      deeds: "skriven skrivet skrev skriver",
      publishings: "upplagd upplagt publicerad publicerat inlagd postat postad",
      by: "av",
      fillers: "och ett",
      labels: "av|skriven av|text av",
      ownLabels: "reporter ",
      helpers: "redigering|källa",
      desks: "redaktionen",
      offices: "redaktör",
      and: " och "),
    // Norwegian
    BylineLanguage(
      "nb no",
      writers: "forfatter forfattere auktor",
      texts: "tekst teksten reportasje kommentar",
      deeds: "skrevet skriver",
      publishings: "publisert postet lagt",
      by: "av",
      fillers: "og et den det",
      pictures: "bilder",
      labels: "tekst:|tekst og foto:|skrevet av|skrevet av:|forfatter:",
      ownLabels: "journalist ",
      helpers: "redigert|kilde",
      offices: "redaktør",
      and: " og "),
    // Danish
    BylineLanguage(
      "da",
      writers: "redaktører",
      deeds: "skrevet",
      publishings: "indsendt udgivet publiceret offentliggjort",
      by: "af",
      fillers: "og",
      labels: "af|skrevet af",
      ownLabels: "journalist ",
      helpers: "redigeret|kilde"),
    // Finnish
    BylineLanguage(
      "fi",
      writers: "kirjoittaja kirjoittajat toimittaja toimittajat teksti",
      texts: "teksti artikkeli",
      deeds: "kirjoittanut kirjoitti julkaissut lähettänyt",
      fillers: "ja",
      pictures: "kuva kuvat",
      labels: "kirjoittaja:|teksti:",
      helpers: "kuva|kuvat|toimitus|lähde",
      desks: "toimitus",
      and: " ja "),
    // Estonian
    BylineLanguage(
      "et",
      deeds: "koostas kirjutas kirjutanud",
      labels: "kirjutas",
      helpers: "toimetaja|allikas",
      offices: "toimetaja"),
    // Latvian
    BylineLanguage(
      "lv",
      writers: "autors",
      texts: "teksts",
      deeds: "sagatavoja",
      labels: "autors:|teksts:",
      helpers: "redaktors|avots",
      offices: "redaktore",
      ownAnd: " un "),
    // Lithuanian
    BylineLanguage(
      "lt",
      writers: "autorius autoriai",
      texts: "tekstas",
      deeds: "parengė rašė",
      labels: "autorius:|tekstas:",
      helpers: "nuotrauka|nuotraukos|šaltinis|redaktorius",
      offices: "redaktorė redaktorius",
      ownAnd: " ir "),
    // Icelandic
    BylineLanguage(
      "is",
      writers: "höfundur blaðamaður fréttamaður",
      deeds: "skrifar skrifaði",
      labels: "höfundur:",
      ownLabels: "eftir ",
      helpers: "ljósmynd|mynd",
      offices: "blaðamaður fréttamaður",
      ownAnd: " og "),
    // Galician
    BylineLanguage(
      "gl",
      ownLabels: "por ",
      ownAnd: " e "),
    // Irish
    BylineLanguage(
      "ga",
      ownLabels: "le ",
      ownAnd: " agus "),
    // Basque
    BylineLanguage(
      "eu",
      ownAnd: " eta "),
    // Welsh
    BylineLanguage(
      "cy",
      ownAnd: " a "),
  ]
}
